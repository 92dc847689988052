import {
  CENTS_SCALE,
  cents,
  priceE4,
  quantityE6,
  quantityToJson,
  quantityWorth,
  UNITS_MAX,
} from '../../kernel/money.ts';
import type { Result } from '../../kernel/result.ts';
import { type Draft, unitsOf } from './draft.ts';
import type { Facts } from './facts.ts';
import type { Command } from './intent.ts';
import { mostThatMayBeBought } from './limits.ts';

type Trade = Extract<Command, { kind: 'trade' }>;

/** Rounded down, but not by what binary fractions add: 29 % of 100 is 29. */
export const partOf = (whole: number, share: number): number =>
  Math.floor(Number((whole * share).toPrecision(15)));

const TOO_MUCH = 'That is more than can be traded at once.';

const fails = (error: string): { readonly ok: false; readonly error: string } => ({
  ok: false,
  error,
});

/**
 * How many shares an order means, at the current price: for dollars rounded
 * down to a millionth of a share, so that they are not exceeded.
 *
 * @param draft what the orders before it in the same breath leave
 * @returns a sentence where that cannot be said
 */
export function quantityOf(
  { side, ticker, amount }: Trade,
  facts: Facts,
  draft: Draft,
): Result<number, string> {
  switch (amount.of) {
    case 'shares':
      return { ok: true, value: amount.shares };
    case 'position': {
      const held_e6 = draft.held_e6(ticker);
      if (held_e6 === 0) return fails(`You hold no ${ticker}, so there is nothing to ${side}.`);
      return inMillionths(partOf(held_e6, amount.share), ticker);
    }
    case 'dollars':
      return forCents(unitsOf(amount.dollars, CENTS_SCALE), ticker, draft);
    case 'cash':
    case 'rest': {
      const before = unitsOf(facts.portfolio.cash_balance, CENTS_SCALE);
      const spent = amount.of === 'rest' ? draft.cash_cents : partOf(before, amount.share);
      if (side === 'buy' && spent <= 0) return fails('There is no cash left to spend.');
      return forCents(spent, ticker, draft);
    }
    case 'most':
      return mostThatMayBeBought(ticker, facts, draft);
  }
}

/** The most shares that come to no more than `spent` cents. */
export function forCents(spent: number, ticker: string, draft: Draft): Result<number, string> {
  const price_e4 = draft.price_e4(ticker);
  if (!price_e4) return fails(`There is no price for ${ticker} at the moment.`);
  if (spent > UNITS_MAX) return fails(TOO_MUCH);
  return inMillionths(Number(quantityWorth(cents(spent), priceE4(price_e4))), ticker);
}

function inMillionths(quantity_e6: number, ticker: string): Result<number, string> {
  if (quantity_e6 === 0)
    return fails(`That is less than the smallest part of a share of ${ticker}.`);
  if (!(quantity_e6 <= UNITS_MAX)) return fails(TOO_MUCH);
  return { ok: true, value: quantityToJson(quantityE6(quantity_e6)) };
}
