import { createStore, type StoreApi } from 'zustand/vanilla';
import { jsonStorage } from './json-storage';

/** For each field, whether a value read from the browser's storage is valid for it. */
export type Checks<State> = { [Field in keyof State]: (value: unknown) => boolean };

export interface Memory<Kept extends object> {
  /** The key in the browser's storage. */
  name: string;
  version: number;
  /** The fields that are remembered. */
  fields: readonly (keyof Kept)[];
  /** Remembered fields that each open tab has for itself, such as what it shows. */
  ownFields?: readonly (keyof Kept)[];
  /** Returns the valid fields of what was stored, under any version. */
  read(stored: unknown, version: unknown): Partial<Kept>;
  storage?: () => Storage;
}

/**
 * Persists fields of a store in this browser. The store starts with the persisted values, takes over
 * what other tabs write, and writes only fields that change here: another tab may have written the
 * rest.
 */
export function remember<Kept extends object>(
  store: StoreApi<Kept>,
  { name, version, fields, ownFields = [], read, storage }: Memory<Kept>,
): void {
  const memory = jsonStorage(storage);
  const stored = (): Partial<Kept> => {
    const { state, version: written } = (memory.read(name) ?? {}) as Partial<
      Record<'state' | 'version', unknown>
    >;
    return pick(read(state, written), fields);
  };
  let isFollowing = true;
  store.setState(stored());
  isFollowing = false;

  store.subscribe((state, previous) => {
    if (isFollowing) return;
    const changed = fields.filter((field) => state[field] !== previous[field]);
    if (changed.length === 0) return;
    const written = { ...pick(state, fields), ...stored(), ...pick(state, changed) };
    memory.write(name, { state: written, version });
  });

  const follow = () => {
    const others = stored();
    const state = store.getState();
    const changed = fields.filter(
      (field) =>
        field in others &&
        !ownFields.includes(field) &&
        JSON.stringify(others[field]) !== JSON.stringify(state[field]),
    );
    if (changed.length === 0) return;
    isFollowing = true;
    store.setState(pick(others, changed));
    isFollowing = false;
  };
  if (typeof window === 'undefined') return;
  window.addEventListener('storage', ({ key }) => {
    if (key === name) follow();
  });
  // A page restored from the back/forward cache has missed the events.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) follow();
  });
}

/**
 * Creates a store that this browser remembers as `finally.<name>`. Fields that are missing there, or
 * that fail their check, start as in `initial`.
 *
 * @param version values stored under another version are ignored
 * @param ownFields fields that each open tab has for itself
 * @param upgrades convert what earlier versions stored
 */
export function createRememberedStore<State extends object>(
  name: string,
  version: number,
  initial: State,
  checks: Checks<State>,
  ownFields: readonly (keyof State)[] = [],
  upgrades: Readonly<Record<number, (stored: unknown) => unknown>> = {},
): StoreApi<State> {
  const store = createStore<State>(() => initial);
  remember(store, {
    name: `finally.${name}`,
    version,
    fields: Object.keys(checks) as (keyof State)[],
    ownFields,
    read(stored, written) {
      if (written === version) return validFields(stored, checks);
      const upgrade = typeof written === 'number' ? upgrades[written] : undefined;
      return upgrade ? validFields(upgrade(stored), checks) : {};
    },
  });
  return store;
}

function pick<Whole extends object>(
  whole: Partial<Whole>,
  fields: readonly (keyof Whole)[],
): Partial<Whole> {
  const present = fields.filter((field) => field in whole);
  return Object.fromEntries(present.map((field) => [field, whole[field]])) as Partial<Whole>;
}

/** Returns the fields of a stored value that are known and pass their check. */
export function validFields<State>(stored: unknown, checks: Checks<State>): Partial<State> {
  if (typeof stored !== 'object' || stored === null) return {};
  const fields = Object.entries(stored).filter(([field, value]) =>
    Object.hasOwn(checks, field) ? checks[field as keyof State](value) : false,
  );
  return Object.fromEntries(fields) as Partial<State>;
}

/** Returns a check that a value is one of the choices. */
export const oneOf =
  (choices: readonly unknown[]) =>
  (value: unknown): boolean =>
    choices.includes(value);

/** Returns a check that a value is a list of some of the choices, each at most once. */
export const someOf =
  (choices: readonly unknown[]) =>
  (value: unknown): boolean =>
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((item) => choices.includes(item));

/** Checks that a value is a list of strings. */
export const areStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
