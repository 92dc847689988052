'use client';

import type { ReactNode } from 'react';
import { Change } from '@/components/ui/change';
import { Skeleton } from '@/components/ui/skeleton';
import { useLiveTotals } from '@/hooks/use-portfolio';
import { formatMoney, formatSignedMoney } from '@/lib/format';

/** What the portfolio is worth at live prices. */
export function Totals() {
  const totals = useLiveTotals();
  return (
    <dl className="flex min-w-0 items-center justify-between gap-x-4 sm:justify-start sm:gap-x-6">
      <Figure label="Total value" isMain>
        {totals ? formatMoney(totals.total_value) : null}
      </Figure>
      <Figure label="Unrealized P&L">
        {totals ? (
          <Change value={totals.unrealized_pnl}>{formatSignedMoney(totals.unrealized_pnl)}</Change>
        ) : null}
      </Figure>
      <Figure label="Cash">{totals ? formatMoney(totals.cash_balance) : null}</Figure>
    </dl>
  );
}

interface FigureProps {
  label: string;
  isMain?: boolean;
  children: ReactNode;
}

function Figure({ label, isMain = false, children }: FigureProps) {
  return (
    <div className="min-w-24">
      <dt className="label text-faint">{label}</dt>
      <dd
        className={`figures flex h-5 items-center whitespace-nowrap text-lg ${isMain ? 'font-semibold' : ''}`}
      >
        {children ?? <Skeleton className="h-3.5 w-18" />}
      </dd>
    </div>
  );
}
