import {
  CENTS_SCALE,
  PRICE_SCALE,
  parseDecimal,
  QUANTITY_SCALE,
  quantityE6,
  quantityToJson,
  UNITS_MAX,
} from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';
import { type Facts, positionIn } from './facts.ts';
import type { Command } from './intent.ts';

type Trade = Extract<Command, { kind: 'trade' }>;

/** Cents × this over price in 1/10,000 dollar gives millionths of a share. */
const CENTS_TO_PRODUCT = 10n ** BigInt(QUANTITY_SCALE + PRICE_SCALE - CENTS_SCALE);

const cents = (dollars: number): number =>
  parseDecimal(dollars, CENTS_SCALE) ?? Math.floor(dollars * 10 ** CENTS_SCALE);

/** Rounded down, but not by what binary fractions add: 29 % of 100 is 29. */
const partOf = (whole: number, share: number): number =>
  Math.floor(Number((whole * share).toPrecision(15)));

const fails = (error: string): { readonly ok: false; readonly error: string } => ({
  ok: false,
  error,
});

/**
 * How many shares an order means, at the current price: for dollars rounded
 * down to a millionth of a share, so that they are not exceeded.
 *
 * @returns a sentence where that cannot be said
 */
export function quantityOf({ side, ticker, amount }: Trade, facts: Facts): Result<number, string> {
  switch (amount.of) {
    case 'shares':
      return { ok: true, value: amount.shares };
    case 'position': {
      const held = positionIn(facts, ticker);
      if (!held) return fails(`You hold no ${ticker}, so there is nothing to sell.`);
      const held_e6 = parseDecimal(held.quantity, QUANTITY_SCALE) ?? 0;
      return inMillionths(partOf(held_e6, amount.share), ticker);
    }
    case 'dollars':
      return forCents(cents(amount.dollars), ticker, facts);
    case 'cash': {
      const cash = cents(facts.portfolio.cash_balance);
      if (side === 'buy' && cash === 0) return fails('There is no cash left to spend.');
      return forCents(partOf(cash, amount.share), ticker, facts);
    }
  }
}

function forCents(spent: number, ticker: string, facts: Facts): Result<number, string> {
  const price = facts.prices.get(ticker)?.price;
  const price_e4 = price === undefined ? undefined : parseDecimal(price, PRICE_SCALE);
  if (!price_e4) return fails(`There is no price for ${ticker} at the moment.`);
  return inMillionths(Number((BigInt(spent) * CENTS_TO_PRODUCT) / BigInt(price_e4)), ticker);
}

function inMillionths(quantity_e6: number, ticker: string): Result<number, string> {
  if (quantity_e6 === 0)
    return fails(`That is less than the smallest part of a share of ${ticker}.`);
  if (!(quantity_e6 <= UNITS_MAX)) return fails('That is more than can be traded at once.');
  return { ok: true, value: quantityToJson(quantityE6(quantity_e6)) };
}
