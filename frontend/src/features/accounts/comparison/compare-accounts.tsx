'use client';

import { type AccountComparison, COMPARED_ACCOUNTS_MAX } from '@finally/contract';
import { useState } from 'react';
import { currentAccountId } from '@/shared/account/current-account';
import { formatSecond } from '@/shared/format/format';
import { AccountMark, colorOf } from '../account-color';
import { Failure } from '../dialog/form-parts';
import { useAccounts } from '../use-accounts';
import { ComparisonChart, type DrawnCurve } from './comparison-chart';
import { ComparisonTable } from './comparison-table';
import { useComparison } from './use-comparison';

/** The dashes of what else could have been done. */
const DASHES = { spy: '6 3', watchlist: '2 3', never_traded: '1 5' } as const;

/** Compares accounts that the person chooses, beside SPY, the watchlist and not trading. */
export function CompareAccounts() {
  const { accounts } = useAccounts();
  const active = (accounts ?? []).filter(({ archived_at }) => archived_at === null);
  const [left_out, leaveOut] = useState<ReadonlySet<string>>(new Set());
  const offered = [
    ...active.filter(({ id }) => id === currentAccountId),
    ...active.filter(({ id }) => id !== currentAccountId),
  ];
  const chosen = offered.filter(({ id }) => !left_out.has(id)).slice(0, COMPARED_ACCOUNTS_MAX);
  const { comparison, error } = useComparison(chosen.map(({ id }) => id));
  const choose = (id: string, isChosen: boolean) =>
    leaveOut((before) => {
      const after = new Set(before);
      if (isChosen) after.delete(id);
      else after.add(id);
      return after;
    });
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
        <legend className="label mb-1">Accounts, up to {COMPARED_ACCOUNTS_MAX}</legend>
        {offered.map((account) => (
          <label key={account.id} className="flex items-center gap-1.5 text-sm touch:min-h-11">
            <input
              type="checkbox"
              checked={chosen.includes(account)}
              onChange={(event) => choose(account.id, event.target.checked)}
            />
            <AccountMark color={account.color} />
            {account.name}
          </label>
        ))}
      </fieldset>
      <Failure>{error}</Failure>
      {comparison ? <Compared comparison={comparison} /> : null}
      {!comparison && chosen.length === 0 ? (
        <p className="text-sm text-muted">Choose an account.</p>
      ) : null}
    </div>
  );
}

function Compared({ comparison }: { comparison: AccountComparison }) {
  const { since, shortened_by, accounts, references } = comparison;
  const curves: readonly DrawnCurve[] = [
    ...accounts.map(({ name, color, points }) => ({ name, color: colorOf(color), points })),
    ...references.map(({ name, kind, points }) => ({
      name,
      color: 'var(--color-muted)',
      dashes: DASHES[kind],
      points,
    })),
  ];
  return (
    <>
      <p className="text-sm text-muted">
        Since {formatSecond(since)}
        {shortened_by === null ? '' : `, when ${shortened_by} was opened`}. Each curve begins at
        100; the line across is 100.
      </p>
      <ComparisonChart curves={curves} />
      <ComparisonTable comparison={comparison} curves={curves} />
    </>
  );
}
