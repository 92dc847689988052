import type { Side } from '@finally/contract';
import type { Sentences } from '../languages/catalog.ts';
import { dollars, prices, shares } from '../wording/amounts.ts';

/** The terms of an order, as a plan or the ledger has them. */
interface Terms {
  readonly ticker: string;
  readonly side: Side;
  readonly quantity?: number | null | undefined;
  readonly notional?: number | null | undefined;
  readonly limit_price?: number | null | undefined;
  readonly stop_price?: number | null | undefined;
  readonly trail_amount?: number | null | undefined;
  readonly trail_percent?: number | null | undefined;
  readonly time_in_force?: string | null | undefined;
}

/** Formats an open order or one to be placed: `vender 5 AAPL, con stop en $180.00, hasta cancelación`. */
export function describeTerms(order: Terms, say: Sentences): string {
  const { ticker, side, quantity, notional, limit_price, stop_price, time_in_force } = order;
  const amount = quantity
    ? `${shares.format(quantity)} ${ticker}`
    : `${dollars.format(notional ?? 0)} ${ticker}`;
  return [
    `${say.sides[side]} **${amount}**`,
    ...(stop_price ? [say.stop(prices.format(stop_price))] : trailOf(order, say)),
    ...(limit_price ? [say.limit(prices.format(limit_price))] : []),
    ...(isSaid(time_in_force) ? [say.lasting[time_in_force]] : []),
  ].join(', ');
}

/** Says how far a stop trails; nothing if it does not. */
export const trailOf = (
  { trail_amount, trail_percent }: Pick<Terms, 'trail_amount' | 'trail_percent'>,
  say: Sentences,
): readonly string[] =>
  trail_percent
    ? [say.trail(`${trail_percent}%`)]
    : trail_amount
      ? [say.trail(prices.format(trail_amount))]
      : [];

/** Returns true for a duration that the sentences name. */
export const isSaid = (lasting: string | null | undefined): lasting is keyof Sentences['lasting'] =>
  lasting === 'day' || lasting === 'gtc' || lasting === 'ioc' || lasting === 'fok';
