import { createStore, type StoreApi } from 'zustand/vanilla';
import { toast } from '../toast';
import { orderKeysStore } from './order-keys-store';
import { isTypedAsText, SEQUENCE_PAUSE_MS_MAX, strokesOf } from './shortcut';

/** Something a person can have done, by key, from the command line or from the list of shortcuts. */
export interface Command {
  /** `panel.maximize`: unique among those registered. */
  id: string;
  /** What it does, as the command line and the list of shortcuts read it. */
  title: string;
  /** The heading under which it is listed. */
  group: string;
  /** One shortcut or several: `?`, `Ctrl+K`, `Shift+B`, `g p` for one key after the other. */
  keys?: string | readonly string[];
  run(): void;
  /** Whether it can be done now; always if left out. */
  enabled?(): boolean;
  /** What the command line calls it beside its title: `help`, `sma`; `news *` with words behind it. */
  names?: readonly string[];
  /** Whether it places an order: keys run it only while they are armed. */
  placesOrder?: boolean;
}

/** What keys may do, and what happens if one is pressed that may not. */
export interface KeyGuard {
  /** Whether keys place orders. */
  isArmed(): boolean;
  /** Called instead of a command that places an order while keys are not armed. */
  onRefused(command: Command, stroke: string): void;
}

export interface CommandsStore extends StoreApi<readonly Command[]> {
  /**
   * Adds commands; returns how to take them away again. Where two have the same
   * id or the same keys, the one registered last counts while it is there.
   */
  register(commands: readonly Command[]): () => void;
  /** Every command once, in the order of registration. */
  all(): readonly Command[];
  /** Does it, if there is such a command and it can be done; tells whether it did. */
  run(id: string): boolean;
  /**
   * Takes one keystroke in its written form (`strokeOf`) and runs the command
   * that it completes. Tells whether the stroke meant something, also as a part
   * of a sequence.
   *
   * @param at_ms when it was pressed, on any steady clock
   */
  press(stroke: string, at_ms: number, isTyping?: boolean): boolean;
}

const isEnabled = (command: Command) => command.enabled?.() ?? true;

/** The shortcuts of a command, each in its written form. */
export const shortcutsOf = ({ keys }: Command): readonly string[] =>
  keys === undefined ? [] : typeof keys === 'string' ? [keys] : keys;

const NEVER_ARMED: KeyGuard = { isArmed: () => false, onRefused: () => {} };

/** Everything that can be done by key, wherever in the page it is defined. */
export function createCommandsStore(guard: KeyGuard = NEVER_ARMED): CommandsStore {
  const store = createStore<readonly Command[]>(() => []);
  let pressed: readonly string[] = [];
  let pressedAtMs = 0;

  function all(): readonly Command[] {
    return [...new Map(store.getState().map((command) => [command.id, command])).values()];
  }

  function start(command: Command | undefined): boolean {
    if (!command || !isEnabled(command)) return false;
    command.run();
    return true;
  }

  /** What the strokes complete or begin. */
  function find(strokes: readonly string[]) {
    const fits = (shortcut: string) =>
      strokes.every((stroke, index) => strokesOf(shortcut)[index] === stroke);
    const fitting = all().flatMap((command) =>
      shortcutsOf(command)
        .filter(fits)
        .map((shortcut) => ({
          command,
          isComplete: strokesOf(shortcut).length === strokes.length,
        })),
    );
    return {
      complete: fitting.findLast(({ command, isComplete }) => isComplete && isEnabled(command)),
      isBegun: fitting.some(({ isComplete }) => !isComplete),
    };
  }

  return {
    ...store,
    all,
    register(commands) {
      const added = commands.map((command) => ({ ...command }));
      store.setState([...store.getState(), ...added], true);
      return () =>
        store.setState(
          store.getState().filter((command) => !added.includes(command)),
          true,
        );
    },
    run: (id) => start(all().find((command) => command.id === id)),
    press(stroke, at_ms, isTyping = false) {
      const isLate = at_ms - pressedAtMs > SEQUENCE_PAUSE_MS_MAX;
      const before = isLate ? [] : pressed;
      pressed = [];
      if (isTyping && isTypedAsText(stroke)) return false;
      for (const strokes of before.length > 0 ? [[...before, stroke], [stroke]] : [[stroke]]) {
        const { complete, isBegun } = find(strokes);
        if (complete?.command.placesOrder && !guard.isArmed()) {
          guard.onRefused(complete.command, strokes.join(' '));
          return true;
        }
        if (complete) return start(complete.command);
        if (isBegun) {
          pressed = strokes;
          pressedAtMs = at_ms;
          return true;
        }
      }
      return false;
    },
  };
}

export const commandsStore = createCommandsStore({
  isArmed: () => orderKeysStore.getState().isArmed,
  onRefused: ({ title }, stroke) =>
    toast(`${stroke} places no order: order keys are off.`, {
      id: 'order-keys',
      description: `${title}: switch the order keys on in the ticket first.`,
    }),
});
