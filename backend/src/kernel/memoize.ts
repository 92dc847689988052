/**
 * Returns a function that computes `make` once per object and keeps the result for the lifetime of
 * the object. Use it only for objects that are never mutated.
 */
export function memoizeByIdentity<Given extends object, Made>(
  make: (given: Given) => Made,
): (given: Given) => Made {
  const made = new WeakMap<Given, { readonly value: Made }>();
  return (given) => {
    const known = made.get(given);
    if (known) return known.value;
    const value = make(given);
    made.set(given, { value });
    return value;
  };
}

/**
 * Returns a pure function of a text that remembers its results for the `size` texts that it was called
 * with last.
 */
export function memoizeRecent<Result>(
  size: number,
  compute: (text: string) => Result,
): (text: string) => Result {
  // A map is ordered by insertion, so its first key is the one that was not used for the longest time.
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const found = known.get(text) ?? { result: compute(text) };
    known.delete(text);
    known.set(text, found);
    const [oldest] = known.keys();
    if (known.size > size && oldest !== undefined) known.delete(oldest);
    return found.result;
  };
}
