/** The number of the key of each workspace that has one, by its name: `s 1` opens the one with 1. */
export type WorkspaceKeys = Readonly<Record<string, number>>;

/** Workspaces that have a key of their own. */
const KEYS_MAX = 9;

/** Returns the keys of these workspaces: each keeps its own, a new one takes the first that is free. */
export function assignKeys(known: WorkspaceKeys, names: readonly string[]): WorkspaceKeys {
  const kept = names.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]]));
  const keys: Record<string, number> = Object.fromEntries(kept);
  const taken = new Set(Object.values(keys));
  const free = Array.from({ length: KEYS_MAX }, (_, index) => index + 1).filter(
    (key) => !taken.has(key),
  );
  for (const name of names) {
    if (keys[name] !== undefined) continue;
    const key = free.shift();
    if (key === undefined) break;
    keys[name] = key;
  }
  return keys;
}
