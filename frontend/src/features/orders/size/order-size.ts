import {
  CENTS_SCALE,
  type Fraction,
  fraction,
  ORDER_SENTENCES,
  PRICE_SCALE,
  partOf,
  QUANTITY_SCALE,
  type Side,
  sharesWorth,
  type Ticker,
} from '@finally/contract';
import { digitsOf, EXACT_DIGITS_MAX } from '@/shared/format/typed-number';

/**
 * The size of an order: shares, dollars, or a fraction of the free cash (purchase) or of all shares
 * held (sale).
 */
export type OrderSize =
  | { readonly kind: 'shares'; readonly quantity_e6: bigint }
  | { readonly kind: 'dollars'; readonly cents: bigint }
  | { readonly kind: 'part'; readonly part: Fraction }
  /** The whole holding except this many shares; for sales only. */
  | { readonly kind: 'all_but'; readonly kept_e6: bigint };

/** All of it. */
export const WHOLE: Fraction = fraction(1n, 1n);

/** So many whole per cent of it. */
export const percentage = (percent: number): Fraction => fraction(BigInt(percent), 100n);

/** The data that size and validate an order, as the API reports them. */
export interface OrderMarket {
  readonly ticker: Ticker;
  /** Dollars a share; null where there is none. */
  readonly price: number | null;
  /** Null until the portfolio is known. */
  readonly cash: number | null;
  /** Shares held. Null until the portfolio is known. */
  readonly held: number | null;
  /** The cash that no open order sets aside. */
  readonly freeCash: number | null;
  /** The shares held that no open order sets aside. */
  readonly freeShares: number | null;
}

/**
 * Converts a typed number to whole units of `10^-scale`. Returns `undefined` if it is ambiguous
 * (`1,5` and `1e3` are, and a guess would be traded), `too_fine` if it has more decimals, and
 * `too_large` if it has more digits than the ledger can store.
 */
export function parseUnits(
  typed: string,
  scale: number,
): bigint | 'too_fine' | 'too_large' | undefined {
  const number = digitsOf(typed);
  if (number === undefined) return undefined;
  const [whole = '', decimals = ''] = number.split('.');
  const fraction = decimals.replace(/0+$/, '');
  if (fraction.length > scale) return 'too_fine';
  const digits = `${whole}${fraction.padEnd(scale, '0')}`.replace(/^0+/, '');
  return digits.length > EXACT_DIGITS_MAX ? 'too_large' : BigInt(digits || '0');
}

/** A number of the wire, which is exact at its scale, in whole units. */
export const units = (value: number, scale: number): bigint =>
  BigInt(Math.round(value * 10 ** scale));

export const fromUnits = (value: bigint, scale: number): number => Number(value) / 10 ** scale;

/** Returns a part of the free cash; of all cash if none is free, so that the server says why it refuses. */
function partOfCash(part: Fraction, { cash, freeCash }: OrderMarket): bigint | null {
  const dollars = freeCash === 0 ? cash : freeCash;
  return dollars === null ? null : partOf(units(dollars, CENTS_SCALE), part);
}

/** Returns a part of all that is held, also of what open orders set aside. */
const partOfHolding = (part: Fraction, { held }: OrderMarket): bigint | null =>
  held === null ? null : partOf(units(held, QUANTITY_SCALE), part);

/** Returns the shares held in excess of those to keep; 0 if there are none. */
function restOfHolding(kept_e6: bigint, { held }: OrderMarket): bigint | null {
  if (held === null) return null;
  const rest = units(held, QUANTITY_SCALE) - kept_e6;
  return rest > 0n ? rest : 0n;
}

/** The size of an order as it is sent. */
export type OrderAmount = { readonly quantity: number } | { readonly notional: number };

/**
 * Returns a size as it is sent. Dollars are sent as dollars, because the price may change before
 * the fill. Null if it is a fraction of cash or of shares that are unknown.
 */
export function amountOf(side: Side, size: OrderSize, market: OrderMarket): OrderAmount | null {
  if (size.kind === 'shares') return { quantity: fromUnits(size.quantity_e6, QUANTITY_SCALE) };
  if (size.kind === 'all_but') return sharesAmount(restOfHolding(size.kept_e6, market));
  if (size.kind === 'part' && side === 'sell')
    return sharesAmount(partOfHolding(size.part, market));
  const cents = size.kind === 'dollars' ? size.cents : partOfCash(size.part, market);
  return cents === null ? null : { notional: fromUnits(cents, CENTS_SCALE) };
}

const sharesAmount = (shares: bigint | null): OrderAmount | null =>
  shares === null ? null : { quantity: fromUnits(shares, QUANTITY_SCALE) };

/** Says that the portfolio is not loaded yet, so that the holding is unknown. */
const holdingUnknown = (ticker: Ticker): string =>
  `It is not known yet how many ${ticker} are held. Try again later.`;

/**
 * Returns a size as it is sent, or the sentence that says why it cannot be: a part of cash or of a
 * holding that is not known yet, or of shares that are not held.
 */
export function sendableAmount(
  side: Side,
  size: OrderSize,
  market: OrderMarket,
): OrderAmount | string {
  const isOfHolding = size.kind === 'all_but' || (size.kind === 'part' && side === 'sell');
  if (isOfHolding && market.held === 0) {
    return ORDER_SENTENCES.nothing_held(market.ticker);
  }
  const unknown =
    side === 'sell' ? holdingUnknown(market.ticker) : 'The cash is not known yet. Try again later.';
  return amountOf(side, size, market) ?? unknown;
}

/**
 * Returns whether an order sells exactly all that is held, or may do so as far as it is known here: a
 * sale counts as one while the holding is not known. A sale of more than is held sells nothing, because
 * the server refuses it.
 */
export function leavesNothing(order: { side: Side } & OrderAmount, market: OrderMarket): boolean {
  if (order.side === 'buy') return false;
  if (market.held === null) return true;
  const held = units(market.held, QUANTITY_SCALE);
  if (held === 0n) return false;
  if ('quantity' in order) return units(order.quantity, QUANTITY_SCALE) === held;
  if (market.price === null) return true;
  const shares = sharesWorth(units(order.notional, CENTS_SCALE), units(market.price, PRICE_SCALE));
  return shares === held;
}

/**
 * Returns how many shares of a sale are set aside for open orders, so that it needs them canceled first.
 * 0 if enough shares are free, if more is sold than is held, or if what is held or the price is not known.
 */
export function sharesMissing(
  order: { side: Side } & OrderAmount,
  { held, freeShares, price }: OrderMarket,
): number {
  if (order.side === 'buy' || held === null || freeShares === null) return 0;
  const wanted =
    'quantity' in order
      ? units(order.quantity, QUANTITY_SCALE)
      : price === null
        ? 0n
        : sharesWorth(units(order.notional, CENTS_SCALE), units(price, PRICE_SCALE));
  const missing = wanted - units(freeShares, QUANTITY_SCALE);
  const isHeld = wanted <= units(held, QUANTITY_SCALE);
  return isHeld && missing > 0n ? fromUnits(missing, QUANTITY_SCALE) : 0;
}
