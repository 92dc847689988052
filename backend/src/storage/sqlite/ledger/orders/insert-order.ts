import type { OrderRow } from '../../../../ledger/orders/order-row.ts';
import type { Transaction, Value } from '../../file/port.ts';

/** Columns that almost every order has a value of its own in. */
const OWN = [
  'id',
  'ledger',
  'client_order_id',
  'request_hash',
  'ticker',
  'side',
  'quantity_e6',
  'filled_e6',
  'filled_cents',
  'source',
  'cause',
  'placed_ms',
  'updated_ms',
] as const satisfies readonly (keyof OrderRow)[];

/** The other columns, with the value that a trade has. */
const OF_TRADES = {
  group_id: null,
  role: 'simple',
  replaces: null,
  type: 'market',
  time_in_force: 'fok',
  notional_cents: null,
  limit_price_e4: null,
  stop_price_e4: null,
  trail_amount_e4: null,
  trail_bp: null,
  limit_offset_e4: null,
  trigger: 'last',
  reduce_only: 0,
  post_only: 0,
  expires_ms: null,
  state: 'filled',
  reason: null,
  fees_cents: 0,
  reserved_cents: 0,
  reserved_e6: 0,
  mark_e4: null,
  ahead_e6: null,
  reached_e6: null,
  is_best: 0,
  met_step: null,
  queued_step: null,
  // It is changed once after it was placed: by its fill.
  revision: 1,
} as const satisfies Readonly<Record<Exclude<keyof OrderRow, (typeof OWN)[number]>, Value>>;

type Other = keyof typeof OF_TRADES;
const OTHERS = Object.keys(OF_TRADES) as readonly Other[];

/** Statements by the columns whose value is not that of a trade, as bits. */
const statements = new Map<number, string>();

/**
 * Adds an order. Binding a value costs about as much as storing it, so values that trades have are
 * part of the statement.
 *
 * @returns its place among all orders
 */
export function insertOrder(transaction: Transaction, account_id: string, order: OrderRow): number {
  const values: Value[] = [account_id];
  for (const column of OWN) values.push(order[column]);
  let bound = 0;
  for (let place = 0; place < OTHERS.length; place++) {
    const column = OTHERS[place] as Other;
    const value = toValue(order[column]);
    if (value === OF_TRADES[column]) continue;
    bound |= 1 << place;
    values.push(value);
  }
  return transaction.insert(statementFor(bound), ...values);
}

const toValue = (value: OrderRow[Other]): Value =>
  typeof value === 'boolean' ? Number(value) : value;

function statementFor(bound: number): string {
  const known = statements.get(bound);
  if (known !== undefined) return known;
  const isBound = (_: Other, place: number): boolean => (bound & (1 << place)) !== 0;
  const isFixed = (column: Other, place: number): boolean => !isBound(column, place);
  const columns = ['account_id', ...OWN, ...OTHERS.filter(isBound)];
  const fixed = OTHERS.filter(isFixed);
  const text = `INSERT INTO orders (${[...columns, ...fixed].join(', ')})
    VALUES (${[...columns.map(() => '?'), ...fixed.map(literalOf)].join(', ')})`;
  statements.set(bound, text);
  return text;
}

function literalOf(column: Other): string {
  const value = OF_TRADES[column];
  return typeof value === 'string' ? `'${value}'` : String(value).toUpperCase();
}
