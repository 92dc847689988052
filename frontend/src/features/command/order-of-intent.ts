import { ORDER_SENTENCES } from '@finally/contract';
import type { OrderMarket } from '@/features/orders/size/order-size';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { sendableOrder } from '@/features/orders/terms/sendable-order';
import type { TradeIntent } from './grammar/intent';
import { completeTerms } from './grammar/orders/percent-terms';

/** Returns the terms of an order with the prices that its percentages mean now; null without a price. */
export const termsAt = ({ side, terms = {}, percents }: TradeIntent, market: OrderMarket) =>
  completeTerms(side, terms, percents, market.price);

/** Returns an order as it is sent now, or the sentence that says why it cannot be. */
export function orderOf(intent: TradeIntent, market: OrderMarket) {
  const terms: OrderTerms | null = termsAt(intent, market);
  return terms === null
    ? ORDER_SENTENCES.price_unavailable(market.ticker)
    : sendableOrder(intent.side, intent.size, terms, market);
}
