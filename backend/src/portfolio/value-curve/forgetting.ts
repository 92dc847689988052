import type { MarketClock } from '../../kernel/time/clock.ts';
import { DAY_MS } from '../../kernel/time/units.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { SnapshotStore } from '../store.ts';

/** A clock is believed once it has run on for so long without a gap. */

export interface ForgettingOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account'>;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly clock: MarketClock;
}

/**
 * Whether what is old by the clock may be dropped. Not in the first day after more than a day in
 * which nothing was recorded: the machine was off, or its clock was set wrongly and will be set
 * back, and what was dropped meanwhile would be missed.
 */
export async function mayForget({
  account_id,
  ledger,
  snapshots,
  clock,
}: ForgettingOptions): Promise<boolean> {
  const yesterday_ms = clock.now_ms() - DAY_MS;
  const account = await ledger.account(account_id);
  const before = await snapshots.points(account_id, account.ledger, { to_ms: yesterday_ms });
  const last = before.at(-1);
  if (!last) return true;
  const [next] = await snapshots.points(account_id, account.ledger, {
    from_ms: yesterday_ms,
    limit: 1,
  });
  return (next?.recorded_at_ms ?? clock.now_ms()) - last.recorded_at_ms <= DAY_MS;
}
