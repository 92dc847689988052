import type { StoreApi } from 'zustand/vanilla';

/** A read-only store whose value is computed from other stores. */
export type DerivedStore<Value> = Pick<
  StoreApi<Value>,
  'getState' | 'getInitialState' | 'subscribe'
>;

interface Source<State> {
  getState(): State;
  subscribe(listener: () => void): () => void;
}

type States<Sources extends readonly Source<unknown>[]> = {
  [Index in keyof Sources]: ReturnType<Sources[Index]['getState']>;
};

/**
 * Creates a store that computes its value once per change of its sources, on demand.
 *
 * @param compute returns the same value if nothing relevant has changed, and `initial` as long as the
 *   sources are empty
 */
export function deriveStore<const Sources extends readonly Source<unknown>[], Value>(
  sources: Sources,
  compute: (...states: States<Sources>) => Value,
  initial: Value,
): DerivedStore<Value> {
  let known: readonly unknown[] | null = null;
  let value = initial;

  function getState(): Value {
    const states = sources.map((source) => source.getState());
    if (!known || states.some((state, index) => state !== known?.[index])) {
      known = states;
      value = compute(...(states as States<Sources>));
    }
    return value;
  }

  return {
    getState,
    getInitialState: () => initial,
    subscribe(listener) {
      let previous = getState();
      const onChange = () => {
        const current = getState();
        if (current === previous) return;
        const before = previous;
        previous = current;
        listener(current, before);
      };
      const stops = sources.map((source) => source.subscribe(onChange));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
