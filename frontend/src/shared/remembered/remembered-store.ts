import { createStore, type StoreApi } from 'zustand/vanilla';
import { tolerantStorage } from './tolerant-storage';

/** Whether something read from the browser's storage can stand as this field of the state. */
export type Checks<State> = { [Field in keyof State]: (value: unknown) => boolean };

export interface Memory<Kept extends object> {
  /** The key in the browser's storage. */
  name: string;
  version: number;
  /** The fields that are remembered. */
  fields: readonly (keyof Kept)[];
  /** Remembered fields that say what this tab shows: other tabs that are open do not follow them. */
  ownFields?: readonly (keyof Kept)[];
  /** The fields that can be understood out of what was stored, under whichever version. */
  read(stored: unknown, version: unknown): Partial<Kept>;
  storage?: () => Storage;
}

/**
 * Has this browser remember fields of a store. The store begins with what was remembered, follows
 * what other tabs write, and writes the fields that change here, and no others: another tab may have
 * written those.
 */
export function remember<Kept extends object>(
  store: StoreApi<Kept>,
  { name, version, fields, ownFields = [], read, storage }: Memory<Kept>,
): void {
  const kept = tolerantStorage(storage);
  const stored = (): Partial<Kept> => {
    const text = kept.getItem(name) as string | null;
    const { state, version: written } = JSON.parse(text ?? 'null') ?? {};
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
    kept.setItem(name, JSON.stringify({ state: written, version }));
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
  // A page that the browser had put aside has heard nothing.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) follow();
  });
}

/**
 * A store that this browser remembers as `finally.<name>`. Fields that are
 * missing there, or that fail their check, begin as in `initial`.
 *
 * @param version what was stored under another one is forgotten
 * @param ownFields fields of which each open tab has its own
 */
export function createRememberedStore<State extends object>(
  name: string,
  version: number,
  initial: State,
  checks: Checks<State>,
  ownFields: readonly (keyof State)[] = [],
): StoreApi<State> {
  const store = createStore<State>(() => initial);
  remember(store, {
    name: `finally.${name}`,
    version,
    fields: Object.keys(checks) as (keyof State)[],
    ownFields,
    read: (stored, written) => (written === version ? sound(stored, checks) : {}),
  });
  return store;
}

function pick<Whole extends object>(
  whole: Partial<Whole>,
  fields: readonly (keyof Whole)[],
): Partial<Whole> {
  const there = fields.filter((field) => field in whole);
  return Object.fromEntries(there.map((field) => [field, whole[field]])) as Partial<Whole>;
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
