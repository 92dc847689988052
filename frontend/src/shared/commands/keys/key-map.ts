/** The shortcuts that a person chose, by the id of the command; an empty list leaves it without any. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>;

/** Returns whether two shortcuts cannot both be used: they are equal, or one begins the other. */
export const clash = (one: string, other: string): boolean =>
  `${one} `.startsWith(`${other} `) || `${other} `.startsWith(`${one} `);

/**
 * Returns the panel of a command that only works in one: `in.ladder` of `in.ladder.buy`. Its keys take
 * precedence while it is enabled.
 */
export const panelOf = (id: string) => /^in\.\w+/.exec(id)?.[0];

/** Returns whether the keys of two commands may clash: both work everywhere, or both in the same panel. */
export const isSamePlace = (id: string, other: string): boolean => panelOf(id) === panelOf(other);

/** The properties of a command on which its shortcuts depend. */
export interface HasKeys {
  readonly id: string;
  /** Its default shortcut, or several. */
  readonly keys?: string | readonly string[];
}

/** Returns the shortcuts that a command has until a person changes them. */
export const defaultKeys = ({ keys = [] }: HasKeys): readonly string[] =>
  typeof keys === 'string' ? [keys] : keys;

/**
 * Returns the shortcuts of a command: those that the person chose, or else its defaults. A default that
 * clashes with a chosen shortcut of another command is left out; if two chosen ones clash, the first
 * command keeps its own. So no shortcut has two commands, whatever the changes are.
 */
export const keysOf = (command: HasKeys, changes: KeyChanges): readonly string[] =>
  (changes[command.id] ?? defaultKeys(command)).filter((key) => {
    const owner = Object.entries(changes).find(
      ([other, keys]) => isSamePlace(command.id, other) && keys.some((taken) => clash(taken, key)),
    );
    return !owner || owner[0] === command.id;
  });
