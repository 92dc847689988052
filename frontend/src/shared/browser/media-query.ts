/** Calls back when one of the media queries begins or ceases to match; returns how to unsubscribe. */
export function subscribeToMedia(queries: readonly string[], onChange: () => void): () => void {
  const lists = queries.map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', onChange);
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange);
  };
}
