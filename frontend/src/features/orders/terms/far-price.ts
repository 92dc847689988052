import { formatLast, formatPrice } from '@/shared/format/format';
import type { OrderTerms } from './order-terms';

/** From this distance on, a limit or a stop may be a slip of the fingers. */
const FAR_PERCENT = 10;

/**
 * Returns the sentence that warns of a limit or a stop that is far from the market; null if none is, or
 * if there is no price.
 */
export function farPriceWarning(
  { limit_price, stop_price }: Pick<OrderTerms, 'limit_price' | 'stop_price'>,
  price: number | null,
): string | null {
  if (price === null || price <= 0) return null;
  const priced = [
    ['stop', stop_price],
    ['limit', limit_price],
  ] as const;
  for (const [name, at] of priced) {
    if (at === undefined) continue;
    const percent = (Math.abs(at - price) / price) * 100;
    if (percent >= FAR_PERCENT) {
      const side = at > price ? 'above' : 'below';
      return `Check the ${name}: $${formatPrice(at)} is ${Math.round(percent)}% ${side} the market ($${formatLast(price)}).`;
    }
  }
  return null;
}
