'use client';

import type { Ticker } from '@finally/contract';
import type { ReactNode } from 'react';
import { Term } from '@/features/help/terms/term';
import { usePrice } from '@/features/prices/use-prices';
import { useDayBar } from '@/features/session/use-day-bar';
import { formatLast, formatPrice } from '@/shared/format/format';

/** The spread of the ticker, and where its price is between the low and the high of the day. */
export function TickerFigures({ ticker }: { ticker: Ticker }) {
  const update = usePrice(ticker);
  const bar = useDayBar(ticker);
  if (!update) return <div className="h-5" />;
  const { price, bid, ask } = update;
  const low = Math.min(bar?.low ?? price, price);
  const high = Math.max(bar?.high ?? price, price);
  const share = high > low ? (100 * (price - low)) / (high - low) : 50;
  return (
    <Line>
      <dt className="label shrink-0 text-faint">Day</dt>
      <dd className="figures flex min-w-0 flex-1 items-center gap-1.5 text-xs text-muted">
        <span className="sr-only">low </span>
        {formatLast(low)}
        <span aria-hidden="true" className="relative h-1 flex-1 rounded-full bg-edge-strong">
          <span
            className="absolute bg-muted"
            style={{ left: `${share}%`, top: -2, width: 2, height: 8 }}
          />
        </span>
        <span className="sr-only">, high </span>
        {formatLast(high)}
      </dd>
      {bid === null || ask === null ? null : (
        <>
          <dt className="label shrink-0 text-faint">
            <Term name="spread">Spread</Term>
          </dt>
          <dd className="figures text-xs text-muted">{formatPrice(ask - bid)}</dd>
        </>
      )}
    </Line>
  );
}

/** One line of a fixed size: its prices change all the time, and only it is laid out again with them. */
const Line = ({ children }: { children: ReactNode }) => (
  <div className="relative h-5">
    <dl data-live className="absolute inset-0 flex items-center gap-2 contain-strict">
      {children}
    </dl>
  </div>
);
