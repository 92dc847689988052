import { averagePrice, type PriceE4 } from '../kernel/money.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import type { LedgerStore, OrderFillRow } from '../ledger/store.ts';

/** The average price of what was filled, by the id of the order; none for an order without a fill. */
export type AveragePrices = ReadonlyMap<string, PriceE4>;

/** Returns the average prices of orders, computed from their fills. */
export async function averagePricesOf(
  ledger: Pick<LedgerStore, 'fillsOf'>,
  account_id: string,
  orders: readonly OrderRow[],
): Promise<AveragePrices> {
  const filled = new Map(
    orders.filter(({ filled_e6 }) => filled_e6 > 0).map((row) => [row.id, row]),
  );
  if (filled.size === 0) return new Map();
  const fills = new Map<string, OrderFillRow[]>();
  for (const fill of await ledger.fillsOf(account_id, [...filled.keys()])) {
    const before = fills.get(fill.order_id);
    if (before) before.push(fill);
    else fills.set(fill.order_id, [fill]);
  }
  const averages = new Map<string, PriceE4>();
  for (const [id, order] of filled) {
    const counted = [...countedFills(order, fills.get(id) ?? [])];
    if (counted.length > 0) averages.set(id, averagePrice(counted));
  }
  return averages;
}

/** Leaves out fills that an order got after it was read. */
function* countedFills(
  { filled_e6 }: OrderRow,
  fills: readonly OrderFillRow[],
): Generator<OrderFillRow> {
  let counted = 0;
  for (const fill of fills) {
    if (counted >= filled_e6) return;
    counted += fill.quantity_e6;
    yield fill;
  }
}
