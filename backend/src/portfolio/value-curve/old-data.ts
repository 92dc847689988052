import type { MarketClock } from '../../kernel/time/clock.ts';
import { DAY_MS } from '../../kernel/time/units.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { SnapshotStore } from '../store.ts';

export interface OldDataOptions {
  readonly account_id: string;
  readonly ledger: Pick<LedgerStore, 'account'>;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly clock: MarketClock;
}

/**
 * Returns true if old data may be deleted. After a gap of more than a day without records, returns
 * false for a day: the machine was off, or its clock was set wrong and may be set back, and data
 * deleted in the meantime would be missing.
 */
export async function mayDeleteOldData({
  account_id,
  ledger,
  snapshots,
  clock,
}: OldDataOptions): Promise<boolean> {
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
