/** Values as JSON in a storage of the browser. */
export interface JsonStorage {
  /** Returns null if nothing is stored under the name, or nothing that can be read. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  remove(name: string): void;
}

/**
 * Returns a storage that never throws: one that is full or forbidden, or that holds broken JSON,
 * behaves as if it were empty.
 *
 * @param storage asked at each use, since the browser may forbid even looking at it
 */
export const jsonStorage = (storage: () => Storage = () => localStorage): JsonStorage => ({
  read: (name) => attempt<unknown>(() => JSON.parse(storage().getItem(name) ?? 'null')),
  write: (name, value) => void attempt(() => storage().setItem(name, JSON.stringify(value))),
  remove: (name) => void attempt(() => storage().removeItem(name)),
});

function attempt<Value>(use: () => Value): Value | null {
  try {
    return use();
  } catch {
    return null;
  }
}
