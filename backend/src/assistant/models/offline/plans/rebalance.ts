import type { Ticker } from '@finally/contract';
import type { MarketCommand } from '../../../reading/command.ts';
import type { Facts } from '../facts.ts';
import type { Draft, Order } from './draft.ts';
import { partOf, spentCents } from './quantity.ts';
import { type StepOutcome, shift } from './shift.ts';

/** Makes positions equal in value: the named ones, or all. */
export function equalize(
  named: readonly Ticker[],
  { portfolio }: Facts,
  draft: Draft,
): readonly StepOutcome[] {
  const tickers =
    named.length > 0 ? [...new Set(named)] : portfolio.positions.map(({ ticker }) => ticker);
  if (tickers.length === 0) return ['You hold nothing that could be rebalanced.'];
  const unpriced = tickers.find((ticker) => draft.price_e4(ticker) === undefined);
  if (unpriced) return [`There is no price for ${unpriced} at the moment.`];
  const values = tickers.map((ticker) => draft.value_cents(ticker));
  const held = values.reduce((sum, value) => sum + value, 0);
  const each = Math.floor((held > 0 ? held : draft.cash_cents) / tickers.length);
  const moves = tickers
    .map((ticker, index) => ({ ticker, by: each - (values[index] ?? 0) }))
    // Ignore differences below one cent per position, which are due to rounding.
    .filter(({ by }) => Math.abs(by) > tickers.length)
    .sort((a, b) => a.by - b.by);
  if (moves.length === 0) return [{ note: 'These positions are equally large already.' }];
  return shiftWithin(moves, held > 0 ? 0 : draft.cash_cents, draft);
}

interface Move {
  readonly ticker: Ticker;
  /** Cents by which the value of the position changes. */
  readonly by: number;
}

/** Shifts values, sales first, and spends no more than the cash at hand with what the sales bring. */
function shiftWithin(
  moves: readonly Move[],
  cash_cents: number,
  draft: Draft,
): readonly StepOutcome[] {
  let free = cash_cents;
  return moves.map(({ ticker, by }) => {
    const order = shift(ticker, by > 0 ? Math.min(by, free) : by, draft);
    if (typeof order !== 'string' && 'side' in order) {
      const notional = draft.notional_cents(order) ?? 0;
      free += order.side === 'sell' ? notional : -notional;
    }
    return order;
  });
}

/**
 * Brings positions to parts of the total value and sells all others. A sale of a whole position is for
 * exactly what is held.
 */
export function allocate(
  { weights }: Extract<MarketCommand, { kind: 'allocate' }>,
  { portfolio }: Facts,
  draft: Draft,
): readonly StepOutcome[] {
  const tickers = weights.map(({ ticker }) => ticker);
  const others = portfolio.positions.filter(({ ticker }) => !tickers.includes(ticker));
  const unpriced = [...tickers, ...others.map(({ ticker }) => ticker)].find(
    (ticker) => draft.price_e4(ticker) === undefined,
  );
  if (unpriced) return [`There is no price for ${unpriced} at the moment.`];
  const moves = weights
    .map(({ ticker, weight }) => ({
      ticker,
      by: partOf(draft.total_cents, weight) - draft.value_cents(ticker),
    }))
    // A cent is less than prices move.
    .filter(({ by }) => Math.abs(by) > 1)
    .sort((a, b) => a.by - b.by);
  const sales = others.map(
    ({ ticker, quantity }): Order => ({ ticker, side: 'sell', quantity, by_value: false }),
  );
  if (moves.length + sales.length === 0) return [{ note: 'Your positions are like that already.' }];
  const proceeds = sales.reduce((sum, sale) => sum + (draft.notional_cents(sale) ?? 0), 0);
  return [...sales, ...shiftWithin(moves, draft.cash_cents + proceeds, draft)];
}

/** Spends an amount in equal parts. */
export function split(
  { tickers, amount }: Extract<MarketCommand, { kind: 'split' }>,
  draft: Draft,
): readonly StepOutcome[] {
  const distinct = [...new Set(tickers)];
  const each = Math.floor(spentCents(amount, draft) / distinct.length);
  if (each <= 0) return ['There is no cash left to spend.'];
  return distinct.map((ticker) => shift(ticker, each, draft));
}
