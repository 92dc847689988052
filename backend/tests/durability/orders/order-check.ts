import SqliteDatabase from 'better-sqlite3';
import { checkLedger, isFounded } from '../harness/ledger/database-check.ts';
import { isOpen, type KeptOrder, LATER } from './kept-order.ts';
import type { OrderLog, ToldFill, ToldOrder } from './order-log.ts';
import { checkReservations } from './reservation-check.ts';

interface KeptEvent {
  readonly order_id: string;
  readonly from_state: string | null;
  readonly to_state: string;
}

interface KeptFill {
  readonly id: string;
  readonly order_id: string;
  readonly quantity_e6: bigint;
  readonly price_e4: bigint;
  readonly notional_cents: bigint;
}

/**
 * Compares a database file with what its server acknowledged, and checks that its orders, fills and
 * reservations agree. Shares no code with the product.
 *
 * @returns the faults; empty if there are none
 */
export function checkOrderDatabase(path: string, log: OrderLog): string[] {
  const database = new SqliteDatabase(path);
  try {
    database.defaultSafeIntegers();
    if (!isFounded(database)) return log.orders.map(({ id }) => `order ${id} is missing`);
    const orders = new Map(
      (database.prepare('SELECT * FROM orders ORDER BY sequence').all() as KeptOrder[]).map(
        (order) => [order.id, order],
      ),
    );
    const fills = database
      .prepare("SELECT * FROM entries WHERE kind = 'fill' ORDER BY sequence")
      .all() as KeptFill[];
    const events = database
      .prepare('SELECT * FROM order_events ORDER BY sequence')
      .all() as KeptEvent[];
    return [
      ...log.contradictions,
      ...checkLedger(database),
      ...log.orders.flatMap((told) => compareOrder(told, orders.get(told.id))),
      ...compareFills(log.fills, new Map(fills.map((fill) => [fill.id, fill]))),
      ...checkOrigins(orders, log),
      ...checkReplacements(orders),
      ...checkHistories(orders, events),
      ...checkGroups(orders),
      ...checkReservations(database, [...orders.values()]),
    ];
  } finally {
    database.close();
  }
}

const TERMS = [
  'client_order_id',
  'group_id',
  'role',
  'replaces',
  'ticker',
  'side',
  'type',
] as const;

function compareOrder(told: ToldOrder, kept: KeptOrder | undefined): string[] {
  if (!kept) return [`order ${told.id} was acknowledged as ${told.state} and is missing`];
  const faults: string[] = TERMS.filter((term) => told[term] !== kept[term]).map(
    (term) => `${term} of order ${told.id} was ${told[term]} and is ${kept[term]}`,
  );
  const later = LATER[told.state] ?? [told.state];
  if (!later.includes(kept.state)) {
    faults.push(`order ${told.id} was acknowledged as ${told.state} and is ${kept.state}`);
  }
  if (Number(kept.filled_e6) < Math.round(told.filled_quantity * 1e6)) {
    faults.push(`order ${told.id} has lost a fill`);
  }
  if (kept.state === 'filled' && kept.filled_e6 !== kept.quantity_e6) {
    faults.push(`order ${told.id} is filled, but not wholly`);
  }
  return faults;
}

function compareFills(told: readonly ToldFill[], kept: ReadonlyMap<string, KeptFill>): string[] {
  return told.flatMap(({ trade_id, order_id, price, quantity, notional }) => {
    const fill = kept.get(trade_id);
    if (!fill) return [`fill ${trade_id} was acknowledged and is missing`];
    const isSame =
      fill.order_id === order_id &&
      Number(fill.price_e4) / 1e4 === price &&
      Number(fill.quantity_e6) / 1e6 === quantity &&
      Number(fill.notional_cents) / 100 === notional;
    return isSame ? [] : [`fill ${trade_id} is not what was acknowledged`];
  });
}

/** Checks that each order was asked for: by itself, as a replacement, or as an exit of another. */
function checkOrigins(orders: ReadonlyMap<string, KeptOrder>, log: OrderLog): string[] {
  return [...orders.values()].flatMap(({ id, client_order_id, group_id, replaces }) => {
    if (client_order_id !== null) {
      if (!log.knows(client_order_id)) return [`order ${id} was never asked for`];
      return log.wasRefused(client_order_id) ? [`order ${id} was refused and is there`] : [];
    }
    const of = replaces ?? group_id;
    return of !== null && of !== id && orders.has(of) ? [] : [`order ${id} was never asked for`];
  });
}

/** Checks that each order was replaced at most once, and ended with that. */
function checkReplacements(orders: ReadonlyMap<string, KeptOrder>): string[] {
  const replaced = new Set<string>();
  return [...orders.values()].flatMap(({ id, replaces }) => {
    if (replaces === null) return [];
    const isAgain = replaced.has(replaces);
    replaced.add(replaces);
    if (isAgain) return [`order ${replaces} was replaced twice`];
    const { state } = orders.get(replaces) ?? {};
    return state === 'replaced' ? [] : [`order ${replaces} is ${state}, and ${id} replaces it`];
  });
}

/** Checks that the events of each order lead from its placement to its state, one after the other. */
function checkHistories(
  orders: ReadonlyMap<string, KeptOrder>,
  events: readonly KeptEvent[],
): string[] {
  const reached = new Map<string, string>();
  const faults: string[] = [];
  for (const { order_id, from_state, to_state } of events) {
    if ((reached.get(order_id) ?? null) !== from_state) {
      faults.push(`order ${order_id} went from ${from_state}, but was ${reached.get(order_id)}`);
    }
    reached.set(order_id, to_state);
  }
  for (const { id, state } of orders.values()) {
    if (reached.get(id) !== state) {
      faults.push(`order ${id} is ${state}, but its history ends at ${reached.get(id)}`);
    }
  }
  return faults;
}

/** Checks that no exit is live without its entry or missing after it, and that a pair sells once. */
function checkGroups(orders: ReadonlyMap<string, KeptOrder>): string[] {
  const groups = new Map<string, KeptOrder[]>();
  for (const order of orders.values()) {
    if (order.group_id === null) continue;
    groups.set(order.group_id, [...(groups.get(order.group_id) ?? []), order]);
  }
  return [...groups].flatMap(([group_id, group]) => {
    const current = group.filter(({ state }) => state !== 'replaced');
    const entry = current.find(({ role }) => role === 'entry');
    const exits = current.filter(({ role }) => role !== 'entry');
    const filled = exits.filter(({ state }) => state === 'filled');
    const open = exits.filter(isOpen);
    const held = open.filter(({ state }) => state === 'held');
    const faults: string[] = [];
    if (filled.length > 1) faults.push('both exits were filled');
    if (filled.length === 1 && open.length > 0)
      faults.push('one exit was filled, the other is open');
    if (entry?.state === 'filled' && held.length > 0)
      faults.push('an exit of a filled entry is held');
    if (entry && isOpen(entry) && open.length + filled.length > held.length) {
      faults.push('an exit began before its entry was filled');
    }
    if (entry && !isOpen(entry) && entry.state !== 'filled' && open.length > 0) {
      faults.push('an exit is open without its entry');
    }
    if (open.length === 1 && exits.length === 2) faults.push('an exit is open alone');
    return faults.map((fault) => `group ${group_id}: ${fault}`);
  });
}
