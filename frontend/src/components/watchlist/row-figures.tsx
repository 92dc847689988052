'use client';

import { Change } from '@/components/ui/change';
import { usePrice, usePriceFigure } from '@/hooks/use-prices';
import { formatPrice, formatPriceChange } from '@/lib/format';
import { spreadOf } from '@/lib/watchlist-order';

/** How far a ticker stands from yesterday's close, in dollars. */
export function DayMove({ ticker }: { ticker: string }) {
  const update = usePrice(ticker);
  if (!update) return <span className="watchlist-wide text-right text-faint">{'\u2013'}</span>;
  const change = update.price - update.previous_close;
  return (
    <Change value={change} className="watchlist-wide text-right">
      {formatPriceChange(change, update.price)}
    </Change>
  );
}

/** What lies between bid and ask, in dollars. */
export function Spread({ ticker }: { ticker: string }) {
  const spread = usePriceFigure(ticker, spreadOf);
  return (
    <span className="figures watchlist-wide text-right text-muted">
      {spread === null ? '\u2013' : formatPrice(spread)}
    </span>
  );
}
