import { PRICE_SCALE, parseDecimal, priceE4 } from '../../../kernel/money.ts';
import { isOnTick } from '../../../kernel/tick.ts';
import { readAmount } from '../wire/amounts.ts';
import { type Answer, fault, invalid } from '../wire/faults.ts';

export type SentAmount = string | number | null | undefined;

/** Dollars; far beyond the price of any share, and exact in 1/10,000 dollar. */
const PRICE_MAX = 1_000_000_000;

const none: Answer<undefined> = { ok: true, value: undefined };

/** Reads an amount; undefined if it was not sent. */
function readNumber(name: string, sent: SentAmount): Answer<number | undefined> {
  if (sent === undefined || sent === null || sent === '') return none;
  const value = readAmount(sent);
  return value === undefined
    ? invalid(`invalid ${name}: ${String(sent).slice(0, 40)}`)
    : { ok: true, value };
}

/** Reads an amount that must be more than zero. */
export function readPositive(name: string, sent: SentAmount): Answer<number | undefined> {
  const read = readNumber(name, sent);
  if (!read.ok || read.value === undefined || read.value > 0) return read;
  return invalid(`${name} must be > 0`);
}

/** Reads a price at which orders may rest: whole cents from a dollar on, four decimals below. */
export function readPrice(name: string, sent: SentAmount): Answer<number | undefined> {
  const read = readPositive(name, sent);
  if (!read.ok || read.value === undefined) return read;
  if (read.value > PRICE_MAX) return invalid(`${name} must be at most ${PRICE_MAX}`);
  const price_e4 = parseDecimal(read.value, PRICE_SCALE);
  if (price_e4 !== undefined && isOnTick(priceE4(price_e4))) return read;
  return fault(
    422,
    `invalid ${name} ${sent}. sub-penny increment does not fulfill minimum pricing criteria`,
  );
}

/** Reads several amounts; the first that is wrong is the fault. */
export function readAll<Name extends string>(
  amounts: Readonly<Record<Name, Answer<number | undefined>>>,
): Answer<Readonly<Record<Name, number | undefined>>> {
  const values = {} as Record<Name, number | undefined>;
  for (const name of Object.keys(amounts) as Name[]) {
    const read = amounts[name];
    if (!read.ok) return read;
    values[name] = read.value;
  }
  return { ok: true, value: values };
}
