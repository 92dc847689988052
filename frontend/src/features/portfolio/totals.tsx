'use client';

import type { ReactNode } from 'react';
import { formatMoney, formatPercent, formatSignedMoney } from '@/shared/format/format';
import { Change } from '@/ui/change';
import { Skeleton } from '@/ui/skeleton';
import { useDay, useLiveTotals } from './use-portfolio';

/**
 * The totals at live prices and the day change. Figures that do not fit wrap into a second line, which
 * is cut off. Its width is fixed where the field of the command line is beside it, which stays in place.
 */
export function Totals() {
  const totals = useLiveTotals();
  const day = useDay();
  return (
    <dl
      data-live="account"
      className="flex h-9 min-w-0 flex-1 flex-col overflow-hidden sm:flex-row sm:flex-wrap sm:gap-x-5 min-[1400px]:w-130 min-[1400px]:flex-none min-[1800px]:w-160"
    >
      <Figure label="Total value" short="Paper" width="min-w-24" isMain>
        {totals ? formatMoney(totals.total_value) : null}
      </Figure>
      <Figure label="Day change" short="Today" width="min-w-20 lg:min-w-40">
        {day ? (
          <>
            <Change className="lg:hidden">{formatPercent(day.change_percent)}</Change>
            <Change className="hidden lg:inline">
              {`${formatSignedMoney(day.change)} (${formatPercent(day.change_percent)})`}
            </Change>
          </>
        ) : null}
      </Figure>
      <Figure label="Cash" width="hidden min-w-24 sm:block">
        {totals ? formatMoney(totals.cash_balance) : null}
      </Figure>
      <Figure label="Unrealized P&L" width="hidden min-w-24 sm:block">
        {totals ? <Change>{formatSignedMoney(totals.unrealized_pnl)}</Change> : null}
      </Figure>
      <Figure label="Invested" width="hidden min-w-24 sm:block">
        {totals ? <Invested value={totals.positions_value} total={totals.total_value} /> : null}
      </Figure>
    </dl>
  );
}

/** The share of the account that is invested, in words and as a bar. */
function Invested({ value, total }: { value: number; total: number }) {
  const percent = total > 0 ? (100 * value) / total : 0;
  return (
    <>
      {`${percent.toFixed(1)}%`}
      <span aria-hidden="true" className="ml-1.5 h-1 w-6 bg-edge-strong">
        <span className="block h-full bg-muted" style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
    </>
  );
}

interface FigureProps {
  label: string;
  /** What is shown before the figure on a phone. */
  short?: string;
  /** Classes of the reserved width, so that nothing moves when the figure appears. */
  width: string;
  isMain?: boolean;
  children: ReactNode;
}

function Figure({ label, short, width, isMain = false, children }: FigureProps) {
  return (
    // On a phone two figures are stacked, with short labels before them, which give way to long figures.
    <div
      className={`h-4.5 sm:h-9 ${width} ${short ? 'flex flex-row-reverse flex-wrap items-center justify-end overflow-hidden sm:block' : ''}`}
    >
      <dt className="label sr-only whitespace-nowrap text-faint sm:not-sr-only">{label}</dt>
      <dd
        className={`figures flex h-4.5 items-center whitespace-nowrap sm:h-5 text-sm sm:text-lg ${isMain ? 'font-semibold' : ''}`}
      >
        {children ?? <Skeleton className="h-3.5 w-18" />}
      </dd>
      {short ? (
        <dt aria-hidden="true" className="label pr-2 sm:hidden">
          {short}
        </dt>
      ) : null}
    </div>
  );
}
