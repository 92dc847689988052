import { partOf as exactPartOf, fraction } from '@finally/contract';
import type Fraction from 'fraction.js';
import {
  CENTS_SCALE,
  cents,
  QUANTITY_SCALE,
  quantityE6,
  quantityToJson,
  quantityWorth,
  UNITS_MAX,
} from '../../../../kernel/money.ts';
import type { Outcome } from '../../../../kernel/result.ts';
import type { Amount, Money } from '../../../reading/amount.ts';
import type { TradeCommand } from '../../../reading/command.ts';
import { shares } from '../answers/format.ts';
import type { Facts } from '../facts.ts';
import type { Draft } from './draft.ts';
import { largestPurchase } from './limits.ts';

/** Returns a fraction of a whole number of units, by the rule that the command line uses too. */
export const partOf = (whole: number, part: Fraction): number =>
  part.equals(0) ? 0 : Number(exactPartOf(BigInt(whole), fraction(part.n, part.d)));

/** Converts a number to whole units, rounded down; returns infinity if too large. */
export function unitsDown(value: Fraction, units: number): number {
  const whole = Number(value.mul(units).floor().valueOf());
  return whole <= UNITS_MAX ? whole : Number.POSITIVE_INFINITY;
}

const SHARE = 10 ** QUANTITY_SCALE;
const DOLLAR = 10 ** CENTS_SCALE;

const TOO_MUCH = 'That is more than can be traded at once.';

const fails = (error: string): { readonly ok: false; readonly error: string } => ({
  ok: false,
  error,
});

/**
 * Computes the number of shares of an order at the current price. Amounts in dollars are rounded
 * down to a millionth of a share, so that they are not exceeded.
 *
 * @param draft the account after the earlier orders of the message
 * @returns an error sentence if the quantity cannot be computed
 */
export function quantityOf(
  { side, ticker, amount, stated }: TradeCommand,
  facts: Facts,
  draft: Draft,
): Outcome<number, string> {
  const held_e6 = draft.held_e6(ticker);
  const holding = `You hold ${shares(held_e6 / SHARE)} ${ticker}`;
  if (stated && !stated.mul(SHARE).equals(held_e6)) {
    return fails(`${holding}, and the order speaks of ${stated.valueOf()}.`);
  }
  switch (amount.of) {
    case 'shares':
      return countedShares(amount.shares, ticker);
    case 'position':
      if (held_e6 === 0) return fails(`You hold no ${ticker}, so there is nothing to ${side}.`);
      return inMillionths(partOf(held_e6, amount.part), ticker);
    case 'all_but': {
      const rest = held_e6 - unitsDown(amount.shares, SHARE);
      if (rest <= 0) return fails(`${holding}, so there is nothing to sell beyond what you keep.`);
      return inMillionths(rest, ticker);
    }
    case 'most':
      return largestPurchase(ticker, facts, draft);
    case 'total': {
      const percent = `${amount.part.mul(100).valueOf()}%`;
      return held_e6 > 0
        ? fails(
            `${holding} already. Say "bring ${ticker} to ${percent}" for its share of the portfolio, or a number of dollars to buy for.`,
          )
        : forCents(partOf(draft.total_cents, amount.part), ticker, draft);
    }
    default: {
      const spent = spentCents(amount, draft);
      if (side === 'buy' && spent <= 0) {
        const is_sale = amount.of === 'proceeds';
        return fails(
          is_sale ? 'No sale brings anything to spend.' : 'There is no cash left to spend.',
        );
      }
      return forCents(spent, ticker, draft);
    }
  }
}

/** Returns true if the quantity depends on the current price. */
export const isByValue = ({ of }: Amount): boolean =>
  of !== 'shares' && of !== 'position' && of !== 'all_but';

/** Converts an amount of money to cents, rounded down. */
export function spentCents(amount: Money, draft: Draft): number {
  switch (amount.of) {
    case 'dollars':
      return unitsDown(amount.dollars, DOLLAR);
    case 'cash':
      return partOf(draft.funds_cents, amount.part);
    case 'rest':
      return draft.cash_cents;
    case 'proceeds':
      return draft.proceeds_cents;
  }
}

/**
 * Returns an explicit number of shares. Rejects decimals finer than a millionth instead of cutting
 * them off silently.
 */
function countedShares(count: Fraction, ticker: string): Outcome<number, string> {
  const is_decimal = /^[25]*$/.test(primesOf(count.d));
  if (is_decimal && !count.mul(SHARE).mod(1).equals(0)) {
    return fails('Shares have six decimals at the most.');
  }
  return inMillionths(unitsDown(count, SHARE), ticker);
}

/** Returns the prime factors 2 and 5 of a number, plus `x` if there are others. */
function primesOf(denominator: bigint): string {
  let rest = denominator;
  let primes = '';
  for (const prime of [2n, 5n]) {
    for (; rest % prime === 0n; rest /= prime) primes += prime;
  }
  return rest === 1n ? primes : `${primes}x`;
}

/** Returns the most shares whose cost does not exceed `spent` cents. */
export function forCents(spent: number, ticker: string, draft: Draft): Outcome<number, string> {
  const price_e4 = draft.price_e4(ticker);
  if (!price_e4) return fails(`There is no price for ${ticker} at the moment.`);
  if (spent > UNITS_MAX) return fails(TOO_MUCH);
  return inMillionths(Number(quantityWorth(cents(spent), price_e4)), ticker);
}

function inMillionths(quantity_e6: number, ticker: string): Outcome<number, string> {
  if (quantity_e6 === 0)
    return fails(`That is less than the smallest part of a share of ${ticker}.`);
  if (!(quantity_e6 <= UNITS_MAX)) return fails(TOO_MUCH);
  return { ok: true, value: quantityToJson(quantityE6(quantity_e6)) };
}
