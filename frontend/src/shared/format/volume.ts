const figures = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumFractionDigits: 1,
});

/** Shares, shortened: `1.2M`; a dash where none were counted. */
export const formatVolume = (volume: number): string =>
  volume > 0 ? figures.format(volume) : '\u2013';
