/** The columns of heads and rows: own buys, bid, price, ask, own sells, and the profit if something is held. */
export const COLUMNS =
  'grid grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.35fr)_minmax(0,1fr)_minmax(0,1.2fr)] @md:in-data-held:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.35fr)_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1fr)]';

/** The column that is shown only if something is held and there is room. */
export const PNL = 'hidden @md:in-data-held:block';
