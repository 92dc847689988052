'use client';

import type { PriceUpdate, Ticker } from '@finally/contract';
import { LiveChange, LiveFigure } from '@/features/prices/live-figure';
import { LivePrice } from '@/features/prices/live-price';
import { usePriceFigure } from '@/features/prices/use-prices';
import { formatLastChange, formatPercent, formatPrice } from '@/shared/format/format';
import { useHeadline } from './use-chart-headline';
import { useChartName } from './use-chart-name';

const formatDay = ({ price, previous_close, day_change_percent }: PriceUpdate) =>
  `${formatLastChange(price - previous_close, price)} (${formatPercent(day_change_percent)})`;

/** The name gives way to the figures, and is never wider than its text. */
const NAME_WIDTH = { flex: '1 1 2rem', maxWidth: 'max-content' };

/** The title of the chart: ticker, company, last price and day change. */
export function ChartTitle({ ticker }: { ticker: Ticker }) {
  const name = useChartName(ticker);
  const headline = useHeadline(ticker);
  return (
    // What has no room is whole in a line below, out of sight, instead of cut off.
    <div className="flex h-5 min-w-0 flex-1 flex-wrap items-baseline gap-2 overflow-hidden">
      <h2 className="shrink-0 text-lg font-semibold">{ticker}</h2>
      <span
        title={name ?? undefined}
        style={NAME_WIDTH}
        className="hidden min-w-8 truncate text-muted @md:inline"
      >
        {name}
      </span>
      <LivePrice key={ticker} ticker={ticker} className="text-lg font-medium" />
      <LiveChange ticker={ticker} format={formatDay} className="text-sm" />
      {headline ? (
        <span
          title={headline.text}
          className="hidden min-w-0 flex-1 truncate text-xs text-muted @xl:inline"
        >
          {headline.text}
        </span>
      ) : null}
    </div>
  );
}

const hasQuote = ({ bid, ask }: PriceUpdate) => bid !== null && ask !== null;
const formatBid = ({ bid }: PriceUpdate) => formatPrice(bid ?? 0);
const formatAsk = ({ ask }: PriceUpdate) => formatPrice(ask ?? 0);

/** Bid and ask, if the market source reports them. */
export function ChartQuote({ ticker }: { ticker: Ticker }) {
  if (!usePriceFigure(ticker, hasQuote)) return null;
  return (
    <dl className="figures hidden shrink-0 items-baseline gap-1.5 text-xs @md:flex">
      <dt className="text-faint">Bid</dt>
      <dd>
        <LiveFigure ticker={ticker} format={formatBid} />
      </dd>
      <dt className="text-faint">Ask</dt>
      <dd>
        <LiveFigure ticker={ticker} format={formatAsk} />
      </dd>
    </dl>
  );
}
