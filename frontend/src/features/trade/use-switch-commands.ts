'use client';

import { toggleConfirms } from '@/features/orders/confirmation/use-order-question';
import { useCommands } from '@/shared/commands/use-commands';
import { toggleOrderKeys } from '@/shared/commands/use-order-keys';

const group = 'Trade';

/** Registers the commands of the ticket's switches. */
export const useSwitchCommands = (): void =>
  useCommands([
    {
      id: 'trade.confirm',
      title: 'Ask before every order, or no longer',
      group,
      names: ['confirm'],
      run: toggleConfirms,
    },
    {
      id: 'trade.keys',
      title: 'Switch the order keys on or off',
      group,
      names: ['order keys', 'arm', 'disarm'],
      run: toggleOrderKeys,
    },
  ]);
