import type { Downtime, FillExplanationSchema, OrderFill, Side, Ticker } from '@finally/contract';
import type { z } from 'zod';
import type { LedgerStore } from '../ledger/store.ts';
import { toDowntime } from './downtimes/describe-downtime.ts';
import { toFill } from './order-mapping.ts';

/** A fill with why it has its price. */
export interface ExplainedFill extends OrderFill {
  readonly ticker: Ticker;
  readonly side: Side;
  /** Null if none was kept. */
  readonly explanation: z.infer<typeof FillExplanationSchema> | null;
  /** The times in which the server was down while its order was open. */
  readonly downtimes: readonly Downtime[];
}

/** Returns the newest fills of the current ledger, newest first. */
export async function latestFills(
  {
    ledger,
    account_id,
  }: {
    readonly ledger: Pick<LedgerStore, 'trades' | 'entriesOf' | 'downtimesOf'>;
    readonly account_id: string;
  },
  ticker: Ticker | undefined,
  limit: number,
): Promise<readonly ExplainedFill[]> {
  const trades = await ledger.trades(account_id, { limit, filter: { ticker } });
  const fills: ExplainedFill[] = [];
  for (const trade of trades) {
    const entries = await ledger.entriesOf(account_id, trade.order_id);
    const explanation = entries.find(({ id }) => id === trade.id)?.explanation ?? null;
    fills.push({
      ...toFill(trade),
      ticker: trade.ticker,
      side: trade.side,
      explanation: explanation as ExplainedFill['explanation'],
      downtimes: (await ledger.downtimesOf(account_id, trade.order_id)).map(toDowntime),
    });
  }
  return fills;
}
