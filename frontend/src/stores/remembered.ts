import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Whether something read from the browser's storage can stand as this field of the state. */
export type Checks<State> = { [Field in keyof State]: (value: unknown) => boolean };

/** The browser's storage; one that is full or locked forgets, and breaks nothing. */
const tolerant = (): StateStorage => ({
  getItem: (name) => localStorage.getItem(name),
  setItem: (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // What is shown stands; it is only not there after a reload.
    }
  },
  removeItem: (name) => localStorage.removeItem(name),
});

/**
 * A store that this browser remembers as `finally.<name>`. Fields that are
 * missing there, or that fail their check, begin as in `initial`.
 *
 * @param version what was stored under another one is forgotten
 */
export function createRememberedStore<State extends object>(
  name: string,
  version: number,
  initial: State,
  checks: Checks<State>,
): StoreApi<State> {
  return createStore<State>()(
    persist(() => initial, {
      name: `finally.${name}`,
      version,
      storage: createJSONStorage<State>(tolerant),
      // Another version has another shape.
      migrate: () => initial,
      merge: (stored, state) => ({ ...state, ...sound(stored, checks) }),
    }),
  );
}

function sound<State>(stored: unknown, checks: Checks<State>): Partial<State> {
  if (typeof stored !== 'object' || stored === null) return {};
  const fields = Object.entries(stored).filter(([field, value]) =>
    Object.hasOwn(checks, field) ? checks[field as keyof State](value) : false,
  );
  return Object.fromEntries(fields) as Partial<State>;
}

/** A check that a value is one of those listed. */
export const oneOf =
  (choices: readonly unknown[]) =>
  (value: unknown): boolean =>
    choices.includes(value);

/** A check that a value is a list of some of the choices, each at most once. */
export const someOf =
  (choices: readonly unknown[]) =>
  (value: unknown): boolean =>
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((item) => choices.includes(item));
