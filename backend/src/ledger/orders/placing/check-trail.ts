import { formatPrice, type PriceE4 } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { formatQuote, tickSize } from '../../../kernel/tick.ts';
import type { PlacedTerms } from '../order-row.ts';

/**
 * Refuses a trail in dollars that is smaller than the tick at a price, or not smaller than the price: a
 * stop of a sale would then stand at nothing.
 */
export function checkTrail(
  { ticker, trail_amount_e4 }: Pick<PlacedTerms, 'ticker' | 'trail_amount_e4'>,
  price_e4: PriceE4,
): Result<void, 'order_combination_invalid' | 'price_increment'> {
  if (trail_amount_e4 === null) return ok(undefined);
  const trail = formatPrice(trail_amount_e4);
  if (trail_amount_e4 >= price_e4) {
    return refuse(
      'order_combination_invalid',
      `A trail of ${trail} must be smaller than the price: ${ticker} is at ${formatQuote(price_e4)}.`,
    );
  }
  const tick_e4 = tickSize(price_e4);
  if (trail_amount_e4 >= tick_e4) return ok(undefined);
  return refuse(
    'price_increment',
    `A trail of ${trail} is smaller than a step of the price of ${ticker}. Use at least ${formatPrice(tick_e4 as PriceE4)}.`,
  );
}
