import { createStore, type StoreApi } from 'zustand/vanilla';
import { toast } from '../toast';
import { keyChangesStore } from './keys/key-changes-store';
import { type HasKeys, keysOf, panelOf } from './keys/key-map';
import { orderKeysStore } from './order-keys-store';
import { isTypedAsText, SEQUENCE_PAUSE_MS_MAX, strokesOf } from './shortcut';

/** An action that a person can start by key, from the command line or from the list of shortcuts. */
export interface Command {
  /** Unique among registered commands: `panel.maximize`; `in.ladder.buy` if it works only in that panel. */
  id: string;
  /** What it does, as shown in the command line and in the list of shortcuts. */
  title: string;
  /**
   * The current subject, shown after the title. It is not searched, because it may contain the
   * words of an order.
   */
  subject?: string;
  /** The heading under which it is listed. */
  group: string;
  /** Its default shortcut or several: `?`, `Ctrl+K`, `Shift+B`; `g p` is a sequence of two keys. */
  keys?: string | readonly string[];
  run(): void;
  /** Whether it can run now; always if omitted. */
  enabled?(): boolean;
  /** Its names in the command line beside the title: `help`, `sma`; `news *` with any words after it. */
  names?: readonly string[];
  /** Whether it places an order: keys run it only while the order keys are armed. */
  placesOrder?: boolean;
}

/** Decides whether keys may place orders. */
export interface KeyGuard {
  /** Returns whether keys may place orders. */
  isArmed(): boolean;
  /** Called instead of a command that places an order if keys may not. */
  onRefused(command: Command, stroke: string): void;
  /** Called instead of a command whose key was pressed in a sequence that it does not continue. */
  onUnknownSequence(strokes: string): void;
}

export interface CommandsStore extends StoreApi<readonly Command[]> {
  /**
   * Adds commands; returns how to remove them. If two have the same id or the same keys, the one
   * registered last has precedence.
   */
  register(commands: readonly Command[]): () => void;
  /** Returns every command once, in the order of registration. */
  all(): readonly Command[];
  /** Runs a command if it exists and is enabled; returns whether it did. */
  run(id: string): boolean;
  /**
   * Handles a keystroke in its written form (`strokeOf`) and runs the command that it completes. A stroke
   * after the start of a sequence only continues that sequence: it never runs another command. Returns
   * whether the stroke was used, also as a part of a sequence.
   *
   * @param at_ms when it was pressed, on any monotonic clock
   */
  press(stroke: string, at_ms: number, isTyping?: boolean): boolean;
}

const isEnabled = (command: Command) => command.enabled?.() ?? true;

/** Returns the shortcuts of a command in their written form, as the person has changed them. */
export const shortcutsOf = (command: HasKeys): readonly string[] =>
  keysOf(command, keyChangesStore.getState().changes);

/** Creates the registry of commands. */
export function createCommandsStore(guard: KeyGuard): CommandsStore {
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

  /** Returns the command that the strokes complete, and whether they begin another one. */
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
    const runnable = fitting.filter(({ command, isComplete }) => isComplete && isEnabled(command));
    return {
      complete: runnable.findLast(({ command }) => panelOf(command.id)) ?? runnable.at(-1),
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
      const strokes = [...before, stroke];
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
      // A stroke without a command of its own is left to the browser.
      const alone = find([stroke]);
      if (before.length === 0 || !(alone.complete || alone.isBegun)) return false;
      guard.onUnknownSequence(strokes.join(' '));
      return true;
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
  onUnknownSequence: (strokes) =>
    toast(`${strokes} is no shortcut. Nothing was done.`, { id: 'unknown-sequence' }),
});
