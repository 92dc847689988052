'use client';

import type { PriceUpdate, Ticker } from '@finally/contract';
import { LiveChange, LiveFigure } from '@/features/prices/live-figure';
import { NO_PRICE } from '@/features/prices/use-price-writer';
import { formatLastChange, formatPrice } from '@/shared/format/format';
import { lazyComponent } from '@/ui/lazy-boundary';
import { useWatchlistView } from '../use-watchlist';
import { spreadOf } from '../watchlist-order';

const DayVolume = lazyComponent(() => import('./day-volume').then(({ DayVolume }) => DayVolume));

/** The optional figures of a row, in the order of the columns. */
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

const formatDayMove = ({ price, previous_close }: PriceUpdate) =>
  formatLastChange(price - previous_close, price);

/** The change of a ticker since yesterday's close, in dollars. */
const DayMove = ({ ticker }: { ticker: Ticker }) => (
  <LiveChange ticker={ticker} format={formatDayMove} className="watchlist-wide text-right" />
);

function formatSpread(update: PriceUpdate): string {
  const spread = spreadOf(update);
  return spread === null ? NO_PRICE : formatPrice(spread);
}

/** The difference between bid and ask, in dollars. */
const Spread = ({ ticker }: { ticker: Ticker }) => (
  <LiveFigure
    ticker={ticker}
    format={formatSpread}
    className="watchlist-wide text-right text-muted"
  />
);
