import type { OrdersPage, Ticker } from '@finally/contract';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { averagePricesOf } from './average-prices.ts';
import { toOrder } from './order-mapping.ts';

export interface OrdersQuery {
  readonly status: 'open' | 'closed' | 'all';
  readonly ticker?: Ticker | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Returns one page of an account's orders, newest first. */
export async function ordersPage(
  {
    ledger,
    account_id,
  }: { readonly ledger: Pick<LedgerStore, 'orders' | 'fillsOf'>; readonly account_id: string },
  { cursor, limit, status, ticker }: OrdersQuery,
): Promise<Result<OrdersPage, 'invalid_cursor'>> {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
    return refuse('invalid_cursor', 'Use the next_cursor of the page before.');
  }
  const rows = await ledger.orders(account_id, {
    status,
    ticker,
    // One more than asked for tells whether there is a next page.
    limit: limit + 1,
    before: cursor === undefined ? undefined : Number(cursor),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const shown = page.flatMap(({ order, group }) => [order, ...group]);
  const averages = await averagePricesOf(ledger, account_id, shown);
  return ok({
    orders: page.map(({ order, group }) => toOrder(order, averages, group)),
    next_cursor: rows.length > page.length && last ? String(last.sequence) : null,
  });
}
