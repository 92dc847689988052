'use client';

import type { Ticker } from '@finally/contract';
import { Change } from '@/components/ui/change';
import { LivePrice } from '@/components/ui/live-price';
import { useHeadline } from '@/hooks/use-chart-headline';
import { useChartName } from '@/hooks/use-chart-name';
import { usePrice } from '@/hooks/use-prices';
import { formatPercent, formatPrice, formatPriceChange } from '@/lib/format';

/** What is shown: ticker, company, last price and how the day went. */
export function ChartTitle({ ticker }: { ticker: Ticker }) {
  const name = useChartName(ticker);
  const headline = useHeadline(ticker);
  const update = usePrice(ticker);
  return (
    <div className="flex min-w-0 flex-1 items-baseline gap-2 overflow-hidden">
      <h2 className="shrink-0 text-lg font-semibold">{ticker}</h2>
      <span title={name ?? undefined} className="hidden min-w-8 truncate text-muted @md:inline">
        {name}
      </span>
      <LivePrice key={ticker} ticker={ticker} className="text-lg font-medium" />
      {update ? (
        <Change value={update.day_change_percent} className="text-sm">
          {formatPriceChange(update.price - update.previous_close, update.price)} (
          {formatPercent(update.day_change_percent)})
        </Change>
      ) : null}
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

/** What buyers offer and sellers ask, where the source says so. */
export function ChartQuote({ ticker }: { ticker: Ticker }) {
  const { bid = null, ask = null } = usePrice(ticker) ?? {};
  if (bid === null || ask === null) return null;
  return (
    <dl className="figures hidden shrink-0 items-baseline gap-1.5 text-xs @md:flex">
      <dt className="text-faint">Bid</dt>
      <dd>{formatPrice(bid)}</dd>
      <dt className="text-faint">Ask</dt>
      <dd>{formatPrice(ask)}</dd>
    </dl>
  );
}
