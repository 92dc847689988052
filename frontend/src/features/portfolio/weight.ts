const TENTH = 0.001;

/** A share of the whole, 0 to 1, as percent without a sign: `12.3%`; `<0.1%` for less than shows. */
export function formatWeight(share: number): string {
  if (share > 0 && share < TENTH) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}
