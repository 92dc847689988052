'use client';

import type { Ticker } from '@finally/contract';
import dynamic from 'next/dynamic';
import { Change } from '@/components/ui/change';
import { usePrice, usePriceFigure } from '@/hooks/use-prices';
import { useWatchlistView } from '@/hooks/use-watchlist';
import { formatPrice, formatPriceChange } from '@/lib/format';
import { spreadOf } from '@/lib/watchlist-order';

const DayVolume = dynamic(() => import('./day-volume').then(({ DayVolume }) => DayVolume), {
  ssr: false,
});

/** The figures of a row that were chosen, in the order of the heads. */
export function ChosenFigures({ ticker }: { ticker: Ticker }) {
  const { shows_change, shows_spread, shows_volume } = useWatchlistView();
  return (
    <span aria-hidden="true" className="contents">
      {shows_change ? <DayMove ticker={ticker} /> : null}
      {shows_spread ? <Spread ticker={ticker} /> : null}
      {shows_volume ? <DayVolume ticker={ticker} /> : null}
    </span>
  );
}

/** How far a ticker stands from yesterday's close, in dollars. */
function DayMove({ ticker }: { ticker: string }) {
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
function Spread({ ticker }: { ticker: string }) {
  const spread = usePriceFigure(ticker, spreadOf);
  return (
    <span className="figures watchlist-wide text-right text-muted">
      {spread === null ? '\u2013' : formatPrice(spread)}
    </span>
  );
}
