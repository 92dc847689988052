import type SqliteDatabase from 'better-sqlite3';
import { isOpen, type KeptOrder } from './kept-order.ts';

/** Rounds a price down to the cent, or to 1/10,000 dollar below $1.00. */
const floorTick = (price_e4: bigint): bigint =>
  price_e4 >= 10_000n ? price_e4 - (price_e4 % 100n) : price_e4;

/** Computes what an order should set aside, in cents and millionths of a share. */
function reservationOf(order: KeptOrder): [bigint, bigint] {
  const { state, side, role, limit_price_e4, stop_price_e4 } = order;
  if (state === 'held') return [0n, 0n];
  const remaining = order.quantity_e6 - order.filled_e6;
  if (side === 'sell') return [0n, role === 'stop_loss' ? 0n : remaining];
  const collar = stop_price_e4 === null ? 0n : floorTick((stop_price_e4 * 105n) / 100n);
  const trailing = (stop_price_e4 ?? 0n) + (order.limit_offset_e4 ?? 0n);
  const worst =
    limit_price_e4 ?? (order.type === 'trailing_stop_limit' ? ceilCent(trailing) : collar);
  return [(remaining * worst + 99_999_999n) / 100_000_000n, 0n];
}

const ceilCent = (price_e4: bigint): bigint => ((price_e4 + 99n) / 100n) * 100n;

/** Checks that account and positions set aside what their open orders do, and each order its due. */
export function checkReservations(
  database: SqliteDatabase.Database,
  orders: readonly KeptOrder[],
): string[] {
  const faults: string[] = [];
  let cash = 0n;
  const shares = new Map<string, bigint>();
  for (const order of orders.filter(isOpen)) {
    cash += order.reserved_cents;
    shares.set(order.ticker, (shares.get(order.ticker) ?? 0n) + order.reserved_e6);
    const [due_cents, due_e6] = reservationOf({ ...order, ...withPair(order, orders) });
    // The stop of a trailing purchase falls with its mark, and what was set aside at first stays.
    const isCovered =
      order.type.startsWith('trailing') && order.side === 'buy'
        ? order.reserved_cents >= due_cents
        : order.reserved_cents === due_cents;
    if (!isCovered || order.reserved_e6 !== due_e6) {
      faults.push(
        `order ${order.id} (${order.side} ${order.type}, ${order.role}) sets ${order.reserved_cents} cents ` +
          `and ${order.reserved_e6} shares aside, not ${due_cents} and ${due_e6}`,
      );
    }
  }
  const account = database.prepare('SELECT cash_cents, reserved_cents FROM accounts').get() as {
    readonly cash_cents: bigint;
    readonly reserved_cents: bigint;
  };
  if (account.reserved_cents !== cash) faults.push('the cash set aside is not that of the orders');
  if (cash > account.cash_cents) faults.push('more cash is set aside than is there');
  const positions = database
    .prepare('SELECT ticker, quantity_e6, reserved_e6 FROM positions')
    .all() as { readonly ticker: string; quantity_e6: bigint; reserved_e6: bigint }[];
  for (const { ticker, quantity_e6, reserved_e6 } of positions) {
    if (reserved_e6 !== (shares.get(ticker) ?? 0n)) {
      faults.push(`the ${ticker} set aside are not those of the orders`);
    }
    if (reserved_e6 > quantity_e6) faults.push(`more ${ticker} are set aside than are held`);
    shares.delete(ticker);
  }
  for (const [ticker, reserved_e6] of shares) {
    if (reserved_e6 > 0n) faults.push(`${ticker} is set aside and not held`);
  }
  return faults;
}

/** A stop-loss without a take-profit sets its shares aside itself, as an order on its own does. */
function withPair(
  { group_id, role }: KeptOrder,
  orders: readonly KeptOrder[],
): { readonly role?: string } {
  if (role !== 'stop_loss') return {};
  const hasPair = orders.some(
    (other) => other.group_id === group_id && other.role === 'take_profit' && isOpen(other),
  );
  return hasPair ? {} : { role: 'simple' };
}
