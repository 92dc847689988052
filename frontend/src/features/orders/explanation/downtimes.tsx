'use client';

import type { Downtime } from '@finally/contract';
import { formatPrice, formatSecond } from '@/shared/format/format';

/** The times in which the server was down while an order was open, if there were any. */
export function Downtimes({ downtimes }: { downtimes: readonly Downtime[] }) {
  if (downtimes.length === 0) return null;
  return (
    <section className="not-first:mt-4 not-first:border-t not-first:border-edge not-first:pt-4">
      <h3 className="label mb-0.5 text-faint">While the server was down</h3>
      <p className="text-sm">The order could not be filled in this time.</p>
      <dl className="figures mt-1 text-xs">
        {downtimes.map((downtime) => (
          <div key={downtime.from} className="flex flex-wrap justify-between gap-x-3 py-0.5">
            <dt className="text-muted">
              {formatSecond(downtime.from)} to {formatSecond(downtime.to)}
            </dt>
            <dd className="ml-auto text-right [overflow-wrap:anywhere]">
              {describeMarket(downtime)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function describeMarket({ market_ran, low, high }: Downtime): string {
  if (!market_ran) return 'The simulated market did not run';
  if (low === null || high === null) return 'Prices not known';
  return `Low $${formatPrice(low)}, high $${formatPrice(high)}`;
}
