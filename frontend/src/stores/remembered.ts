import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { tolerantStorage } from './tolerant-storage';

/** Whether something read from the browser's storage can stand as this field of the state. */
export type Checks<State> = { [Field in keyof State]: (value: unknown) => boolean };

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
      storage: createJSONStorage<State>(tolerantStorage),
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
