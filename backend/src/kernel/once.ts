/**
 * What `make` makes of each object, made once and kept for as long as the
 * object is. For objects that are replaced, never changed.
 */
export function oncePer<Given extends object, Made>(
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
