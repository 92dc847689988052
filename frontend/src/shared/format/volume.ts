const figures = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumFractionDigits: 1,
});

/** A number of shares in compact form: `1.2M`; a dash for none. */
export const formatVolume = (volume: number): string =>
  volume > 0 ? figures.format(volume) : '\u2013';
