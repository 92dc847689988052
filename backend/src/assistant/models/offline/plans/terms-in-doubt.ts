import type Fraction from 'fraction.js';
import type { OrderCommand } from '../../../reading/orders/order-command.ts';
import { price as dollars, shares } from '../answers/format.ts';
import type { Facts } from '../facts.ts';

/** A bare price may be so far beyond the market and still mean a limit, because prices move. */
const BARE_LIMIT_TOLERANCE = 0.01;

/**
 * Returns a question if the terms of an order may mean something else at the current price; undefined
 * if they are clear. The ledger decides about all else.
 */
export function doubtAbout(
  command: OrderCommand,
  quantity: number,
  facts: Pick<Facts, 'prices'>,
): string | undefined {
  const { ticker, side, terms } = command;
  const latest = facts.prices.get(ticker)?.price;
  if (latest === undefined) return undefined;
  const order = `${shares(quantity)} ${ticker}`;
  const { limit, stop, is_bare } = terms;
  if (is_bare && limit) {
    const at = limit.valueOf();
    const beyond = side === 'buy' ? at / latest - 1 : 1 - at / latest;
    if (beyond > BARE_LIMIT_TOLERANCE) return bareLimit(command, order, limit, latest);
  }
  if (stop) {
    const isMet = side === 'sell' ? latest <= stop.valueOf() : latest >= stop.valueOf();
    if (isMet) return stopIsMet(command, order, stop, latest);
  }
  return exitsInDoubt(command, latest);
}

function bareLimit({ ticker, side }: OrderCommand, order: string, at: Fraction, latest: number) {
  const price = dollars(at.valueOf());
  const moves = side === 'buy' ? 'rises' : 'falls';
  return (
    `${ticker} is at ${dollars(latest)}. "at ${price}" may be a limit order, which would ${side} right away ` +
    `at ${price} or better, or a stop, which would ${side} once it ${moves} to ${price}. ` +
    `Say "limit ${side} ${order} at ${at.valueOf()}" or "stop ${side} ${order} at ${at.valueOf()}".`
  );
}

function stopIsMet({ ticker, side }: OrderCommand, order: string, stop: Fraction, latest: number) {
  const where = side === 'sell' ? 'below' : 'above';
  return (
    `${ticker} is at ${dollars(latest)} already, so a stop at ${dollars(stop.valueOf())} would ${side} right away. ` +
    `Say "${side} ${order}" to do that now, or name a stop ${where} the price.`
  );
}

/** Exits on the wrong side of the price at which the shares are bought, or of the market. */
function exitsInDoubt({ ticker, terms }: OrderCommand, latest: number): string | undefined {
  const { limit, stop, take_profit, stop_loss, is_pair } = terms;
  const entry = (limit ?? stop)?.valueOf() ?? latest;
  const level = stop_loss && !('of' in stop_loss) ? stop_loss.valueOf() : undefined;
  const from = is_pair || (!limit && !stop) ? `${ticker} is at` : 'It would buy at';
  if (level !== undefined && level >= entry) {
    return `${from} ${dollars(entry)}, so a stop loss at ${dollars(level)} would sell right away. Name a stop below that.`;
  }
  if (take_profit && take_profit.valueOf() <= entry) {
    return `${from} ${dollars(entry)}, so taking profit at ${dollars(take_profit.valueOf())} would sell right away. Name a price above that.`;
  }
  return undefined;
}
