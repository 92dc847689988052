import type { Order, OrderChange, ProblemCode, TimeInForce } from '@finally/contract';
import { readSize } from '@/features/orders/size/size-words';
import { readExpiry } from '@/features/orders/terms/expiry';
import { readPrice } from '@/features/orders/terms/tick';
import { readPercent } from '@/features/orders/terms/trailing/trail';
import { formatPrice } from '@/shared/format/format';

export type ChangeField = Exclude<
  keyof OrderChange,
  'time_in_force' | 'expires_at' | 'client_order_id'
>;

/** A field of the form that changes an order. */
export interface EditField {
  readonly name: ChangeField;
  readonly label: string;
  /** The value that the order has, as it would be typed. */
  readonly text: string;
}

const LABELS: Readonly<Record<ChangeField, string>> = {
  quantity: 'Quantity',
  limit_price: 'Limit price',
  stop_price: 'Stop price',
  trail_amount: 'Trail in dollars',
  trail_percent: 'Trail in percent',
  limit_offset: 'Limit offset',
};

const PRICES: Readonly<Record<Order['type'], readonly ChangeField[]>> = {
  market: [],
  limit: ['limit_price'],
  stop: ['stop_price'],
  stop_limit: ['stop_price', 'limit_price'],
  trailing_stop: ['trail_amount', 'trail_percent'],
  trailing_stop_limit: ['trail_amount', 'trail_percent', 'limit_offset'],
};

const isExit = ({ role }: Order) => role === 'take_profit' || role === 'stop_loss';

const textOf = (name: ChangeField, value: number): string =>
  name === 'quantity' || name === 'trail_percent'
    ? String(value)
    : formatPrice(value).replaceAll(',', '');

/** The times in force that an open order can be changed to; those of an exit follow its entry. */
export const editTimes = (order: Order): readonly TimeInForce[] =>
  isExit(order) ? [] : ['day', 'gtc', 'gtd'];

/** A time in force as it is chosen, with the local date and time of one that has a date. */
export interface TypedTime {
  readonly time: TimeInForce;
  readonly until: string;
}

/** The local date and time of an instant as a field for them has it: `2026-02-11T14:30`. */
function localTime(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const timeOf = ({ time_in_force, expires_at }: Order): TypedTime => ({
  time: time_in_force,
  until: time_in_force === 'gtd' && expires_at !== null ? localTime(expires_at) : '',
});

/** What a chosen time in force changes, or the sentence that says what is missing. */
export function readTime(before: TypedTime, { time, until }: TypedTime): OrderChange | string {
  if (time === before.time && until === before.until) return {};
  if (time !== 'gtd') return { time_in_force: time };
  const expiry = readExpiry(until);
  return typeof expiry === 'string' ? expiry : { time_in_force: time, ...expiry };
}

/** The fields by which an order can be changed. The quantity of an exit follows its entry. */
export function editFields(order: Order): readonly EditField[] {
  const names: readonly ChangeField[] = isExit(order)
    ? PRICES[order.type]
    : ['quantity', ...PRICES[order.type]];
  return names.flatMap((name) => {
    const value = order[name];
    return value === null ? [] : [{ name, label: LABELS[name], text: textOf(name, value) }];
  });
}

function readQuantity(text: string): number | string {
  const size = readSize(text.trim().toUpperCase());
  if (typeof size === 'string') return size;
  return size?.kind === 'shares'
    ? Number(size.quantity_e6) / 1_000_000
    : 'Enter the number of shares, such as 5 or 2.5.';
}

function read(name: ChangeField, text: string): number | string {
  if (name === 'quantity') return readQuantity(text);
  return name === 'trail_percent' ? readPercent(text) : readPrice(text);
}

/** A change that was typed, without what stays; or the first field that cannot be read, and why. */
export type ReadChange =
  | { readonly change: OrderChange }
  | { readonly field: ChangeField; readonly sentence: string };

export function readChange(
  fields: readonly EditField[],
  texts: Readonly<Partial<Record<ChangeField, string>>>,
): ReadChange {
  const change: OrderChange = {};
  for (const { name, text } of fields) {
    const typed = texts[name] ?? text;
    const value = read(name, typed);
    if (typeof value === 'string') return { field: name, sentence: value };
    if (value !== read(name, text)) change[name] = value;
  }
  return { change };
}

const OF_QUANTITY: ReadonlySet<ProblemCode> = new Set([
  'insufficient_shares',
  'insufficient_buying_power',
  'insufficient_cash',
  'fraction_not_allowed',
  'order_final',
]);

/** The field at which a refusal of a change is shown. */
export function fieldOfRefusal(
  code: ProblemCode,
  fields: readonly EditField[],
  change: OrderChange,
): ChangeField | null {
  const changed = fields.filter(({ name }) => change[name] !== undefined).map(({ name }) => name);
  const has = (name: ChangeField) => fields.some((field) => field.name === name);
  if (code === 'stop_wrong_side') {
    return (['stop_price', 'trail_amount', 'trail_percent'] as const).find(has) ?? null;
  }
  if (OF_QUANTITY.has(code) && changed.includes('quantity')) return 'quantity';
  return changed.find((name) => name !== 'quantity') ?? changed[0] ?? null;
}
