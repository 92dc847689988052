import type { AskedChange, AskedOrder, Order } from '@finally/contract';
import Fraction from 'fraction.js';
import {
  CENTS_SCALE,
  PRICE_SCALE,
  QUANTITY_SCALE,
  quantityE6,
  quantityToJson,
} from '../../../../kernel/money.ts';
import type { Outcome } from '../../../../kernel/result.ts';
import { askedTime } from '../../../actions/proposed-actions.ts';
import type {
  CancelCommand,
  ChangeCommand,
  OrderCommand,
  Shift,
  Trail,
  WorkingCommand,
  WrittenTerms,
} from '../../../reading/orders/order-command.ts';
import { price as dollars } from '../answers/format.ts';
import type { Facts } from '../facts.ts';
import { headsOfGroups, matching, noneOpen, theOneOf } from './chosen-orders.ts';
import { Draft } from './draft.ts';
import { quantityOf, unitsDown } from './quantity.ts';
import { doubtAbout } from './terms-in-doubt.ts';

/** A placement with what explains it to the person. */
export interface PlannedOrder {
  readonly request: AskedOrder;
  /** True if the quantity was computed from dollars. */
  readonly by_value: boolean;
  readonly command: OrderCommand;
}

export interface PlannedChange {
  readonly order: Order;
  readonly change: AskedChange;
}

export interface PlannedCancel {
  /** Null for all open orders, or all of a ticker. */
  readonly order_id: string | null;
  /** Empty for the orders of all tickers. */
  readonly ticker: string;
  readonly orders: readonly Order[];
}

/** The actions that commands on orders result in, and the questions that prevent them. */
export interface WorkingSteps {
  readonly placements: readonly PlannedOrder[];
  readonly changes: readonly PlannedChange[];
  readonly cancels: readonly PlannedCancel[];
  /** Reasons why none of the commands is carried out. */
  readonly hindrances: readonly string[];
}

/** Converts commands on orders to actions, with the open orders and the prices as they are. */
export function workingStepsOf(commands: readonly WorkingCommand[], facts: Facts): WorkingSteps {
  const steps = {
    placements: [] as PlannedOrder[],
    changes: [] as PlannedChange[],
    cancels: [] as PlannedCancel[],
    hindrances: [] as string[],
  };
  for (const command of commands) {
    switch (command.kind) {
      case 'order': {
        const placed = placement(command, facts);
        if (placed.ok) steps.placements.push(placed.value);
        else steps.hindrances.push(placed.error);
        break;
      }
      case 'change_order': {
        const changed = change(command, facts);
        if (changed.ok) steps.changes.push(changed.value);
        else steps.hindrances.push(changed.error);
        break;
      }
      case 'cancel_orders': {
        const canceled = cancel(command, facts);
        if (canceled.ok) steps.cancels.push(...canceled.value);
        else steps.hindrances.push(canceled.error);
      }
    }
  }
  const crowded = steps.placements.find(({ request }) =>
    sellsTooMuch(request.ticker, steps, facts),
  );
  if (crowded) steps.hindrances.push(sellsTwice(crowded.request.ticker));
  return steps;
}

/** Returns true if several sales of a message together are for more than is held. */
function sellsTooMuch(
  ticker: string,
  { placements }: Pick<WorkingSteps, 'placements'>,
  { portfolio }: Facts,
): boolean {
  const sales = placements.filter(
    ({ request }) => request.side === 'sell' && request.ticker === ticker,
  );
  const held = portfolio.positions.find((position) => position.ticker === ticker)?.quantity ?? 0;
  const sold = sales.reduce((sum, { request }) => sum + (request.quantity ?? 0), 0);
  return sales.length > 1 && sold > held;
}

const sellsTwice = (ticker: string): string =>
  `Together these orders would sell more ${ticker} than you hold. For two exits of the same shares say, for instance, "take profit at 200 and stop at 170 on my ${ticker}".`;

function placement(command: OrderCommand, facts: Facts): Outcome<PlannedOrder, string> {
  const { side, ticker, terms } = command;
  const quantity = sizeOf(command, facts);
  if (!quantity.ok) return quantity;
  const doubt = doubtAbout(command, quantity.value, facts);
  if (doubt !== undefined) return { ok: false, error: doubt };
  const request: AskedOrder = {
    ticker,
    side,
    type: terms.type,
    quantity: quantity.value,
    ...price('limit_price', terms.limit),
    ...price('stop_price', terms.stop),
    ...(terms.trail && trailFields(terms.trail)),
    ...askedTime({
      ...terms,
      side,
      order_class: classOf(terms),
      time_in_force: terms.time_in_force ?? (terms.is_exit && !terms.is_pair ? 'gtc' : null),
    }),
    reduce_only: false,
    post_only: false,
    trigger: 'last',
    order_class: classOf(terms),
    ...(terms.take_profit && { take_profit: { limit_price: terms.take_profit.valueOf() } }),
    ...(terms.stop_loss && { stop_loss: stopLoss(terms.stop_loss) }),
  };
  return { ok: true, value: { request, by_value: command.amount.of === 'dollars', command } };
}

const price = (field: 'limit_price' | 'stop_price', value: Fraction | null) =>
  value === null ? {} : { [field]: value.valueOf() };

const trailFields = (trail: Trail) =>
  trail.of === 'percent'
    ? { trail_percent: trail.percent.valueOf() }
    : { trail_amount: trail.amount.valueOf() };

const stopLoss = (loss: Fraction | Trail) =>
  'of' in loss ? trailFields(loss) : { stop_price: loss.valueOf() };

function classOf({ is_pair, take_profit, stop_loss }: WrittenTerms): AskedOrder['order_class'] {
  if (is_pair) return 'oco';
  if (take_profit && stop_loss) return 'bracket';
  return take_profit || stop_loss ? 'oto' : 'simple';
}

/** Returns the shares of an order; for a sum of dollars those that its limit buys or sells. */
function sizeOf(command: OrderCommand, facts: Facts): Outcome<number, string> {
  const { amount, terms, side, ticker, stated } = command;
  if (amount.of === 'dollars' && terms.limit) {
    const units = unitsDown(amount.dollars.div(terms.limit), 10 ** QUANTITY_SCALE);
    return units > 0 && Number.isFinite(units)
      ? { ok: true, value: quantityToJson(quantityE6(units)) }
      : { ok: false, error: 'That comes to no amount that can be traded.' };
  }
  const trade = { kind: 'trade' as const, side, ticker, amount };
  return quantityOf(stated ? { ...trade, stated } : trade, facts, new Draft(facts));
}

function cancel(
  { chosen }: CancelCommand,
  facts: Facts,
): Outcome<readonly PlannedCancel[], string> {
  const orders = matching(facts.open_orders, chosen);
  if (!chosen.is_plural) {
    const one = theOneOf(orders, chosen, facts);
    return one.ok
      ? { ok: true, value: [{ order_id: one.value.id, ticker: '', orders: [one.value] }] }
      : one;
  }
  if (orders.length === 0) return { ok: false, error: noneOpen(chosen) };
  const isWhole = chosen.side === null && chosen.order_kind === null && chosen.price === null;
  return {
    ok: true,
    value: isWhole
      ? [{ order_id: null, ticker: chosen.ticker ?? '', orders }]
      : orders.map((order) => ({ order_id: order.id, ticker: '', orders: [order] })),
  };
}

/** Returns the open orders that have the field that a change names. */
const candidatesFor = (
  { chosen, change }: Pick<ChangeCommand, 'chosen' | 'change'>,
  open_orders: readonly Order[],
): readonly Order[] =>
  matching(open_orders, chosen).filter(
    (order) => change.field === 'time_in_force' || fieldsOf(order, change.field).length === 1,
  );

/** Returns true if a command is about one of several open orders and does not say which. */
export function isAmbiguous(
  command: CancelCommand | ChangeCommand,
  open_orders: readonly Order[],
): boolean {
  const { chosen } = command;
  if (chosen.is_plural || chosen.is_latest || chosen.id !== null) return false;
  const candidates =
    command.kind === 'cancel_orders'
      ? matching(open_orders, chosen)
      : candidatesFor(command, open_orders);
  return headsOfGroups(candidates).length > 1;
}

function change(
  { chosen, change, direction }: ChangeCommand,
  facts: Facts,
): Outcome<PlannedChange, string> {
  const candidates = candidatesFor({ chosen, change }, facts.open_orders);
  const one = theOneOf(candidates, chosen, facts);
  if (!one.ok) return one;
  const order = one.value;
  if (change.field === 'time_in_force') {
    return { ok: true, value: { order, change: { time_in_force: change.to } } };
  }
  const [field] = fieldsOf(order, change.field);
  if (field === undefined) throw new Error('the order has the field');
  if ('shift' in change) return shifted(order, field, change.shift, direction);
  const to = change.to.valueOf();
  const against = isAgainst(direction, order[field] ?? 0, to);
  return against === undefined
    ? { ok: true, value: { order, change: { [field]: to } } }
    : { ok: false, error: against };
}

/** Raises or lowers a price or the quantity of an order, rounded to what an order can have. */
function shifted(
  order: Order,
  field: Field,
  { of, by }: Shift,
  direction: ChangeCommand['direction'],
): Outcome<PlannedChange, string> {
  const from = new Fraction(order[field] ?? 0);
  const difference = of === 'part' ? from.mul(by) : by;
  const exact = direction === 'up' ? from.add(difference) : from.sub(difference);
  const scale =
    field === 'quantity' ? QUANTITY_SCALE : exact.compare(1) < 0 ? PRICE_SCALE : CENTS_SCALE;
  const to = exact.round(scale).valueOf();
  if (to > 0 && to !== order[field]) return { ok: true, value: { order, change: { [field]: to } } };
  const now =
    field === 'quantity' ? `for ${from.valueOf()} shares` : `at ${dollars(from.valueOf())}`;
  return { ok: false, error: `It is ${now}, and that leaves nothing of it or changes nothing.` };
}

type Field = 'limit_price' | 'stop_price' | 'trail_percent' | 'quantity';

/** Returns the fields of an order that a word may mean; a change needs exactly one. */
function fieldsOf(
  order: Order,
  field: Exclude<ChangeCommand['change'], { field: 'time_in_force' }>['field'],
): readonly Field[] {
  const isTrailing = order.trail_amount !== null || order.trail_percent !== null;
  const has: Readonly<Record<Field, boolean>> = {
    limit_price: order.limit_price !== null && !isTrailing,
    stop_price: order.stop_price !== null && !isTrailing,
    trail_percent: order.trail_percent !== null,
    quantity: true,
  };
  const meant: Readonly<Record<typeof field, readonly Field[]>> = {
    limit: ['limit_price'],
    stop: ['stop_price'],
    price: ['limit_price', 'stop_price'],
    trail_percent: ['trail_percent'],
    quantity: ['quantity'],
  };
  return meant[field].filter((each) => has[each]);
}

/** Says that a change goes the other way than its verb. */
function isAgainst(
  direction: ChangeCommand['direction'],
  from: number,
  to: number,
): string | undefined {
  const isUp = to > from;
  if (direction === null || to === from || isUp === (direction === 'up')) return undefined;
  return `It is at ${from} now, so ${to} would ${isUp ? 'raise' : 'lower'} it. Say "change" if you mean that.`;
}
