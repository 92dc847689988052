import type { Side } from '@finally/contract';
import type { Command } from '@/shared/commands/use-commands';

interface LadderKeys {
  /** Whether the ladder has the focus; its keys mean something else elsewhere. */
  isFocused(): boolean;
  place(side: Side): void;
  cancel(): void;
  center(): void;
}

/** The keys of the ladder. They are commands, so that a stroke of a sequence is never taken for one. */
export function ladderCommands({
  isFocused,
  place,
  cancel,
  center,
}: LadderKeys): readonly Command[] {
  const group = 'Ladder';
  const enabled = isFocused;
  return [
    {
      id: 'in.ladder.buy',
      title: 'In the ladder: buy at the price',
      group,
      keys: 'b',
      placesOrder: true,
      enabled,
      run: () => place('buy'),
    },
    {
      id: 'in.ladder.sell',
      title: 'In the ladder: sell at the price',
      group,
      keys: 's',
      placesOrder: true,
      enabled,
      run: () => place('sell'),
    },
    {
      id: 'in.ladder.cancel',
      title: 'In the ladder: cancel the own orders at the price',
      group,
      keys: 'Delete',
      enabled,
      run: cancel,
    },
    {
      id: 'in.ladder.center',
      title: 'In the ladder: show the last price',
      group,
      keys: 'c',
      enabled,
      run: center,
    },
  ];
}
