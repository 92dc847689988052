const TENTH = 0.001;

/** Formats a share, 0 to 1, as percent without a sign: `12.3%`; `<0.1%` if it would read as zero. */
export function formatWeight(share: number): string {
  if (share > 0 && share < TENTH) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}
