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
