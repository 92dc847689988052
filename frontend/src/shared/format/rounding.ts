/** Rounds to two decimals, as figures are shown; never returns minus zero. */
export const toHundredths = (value: number): number => Math.round(value * 100) / 100 || 0;
