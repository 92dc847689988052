import type { EndReason } from '@finally/contract';
import { formatPrice, formatQuantity } from '../../kernel/money.ts';
import { formatQuote } from '../../kernel/tick.ts';
import { isFinal } from '../../ledger/orders/lifecycle.ts';
import type { StepMarket } from '../../ledger/orders/matching/market.ts';
import { type OrderRow, remainingOf } from '../../ledger/orders/order-row.ts';

/** Says why an order would end as soon as it is placed; null for one that would rest or be filled. */
export function describeEnd(order: OrderRow, market: StepMarket | undefined): string | null {
  const { state, reason, filled_e6, ticker } = order;
  if (!isFinal(state) || reason === null) return null;
  const cause = causeOf(reason, order, market);
  return filled_e6 === 0
    ? `Would be canceled at once: ${cause}`
    : `The rest, ${formatQuantity(remainingOf(order))} ${ticker}, would be canceled at once: ${cause}`;
}

function causeOf(reason: EndReason, order: OrderRow, market: StepMarket | undefined): string {
  const { side, limit_price_e4, time_in_force } = order;
  if (reason === 'buying_power_at_fill') return 'the cash does not cover it.';
  if (!market) return 'there is no price.';
  const best = (side === 'buy' ? market.ask_e4 : market.bid_e4) ?? market.price_e4;
  const isBeyond =
    limit_price_e4 !== null && (side === 'buy' ? best > limit_price_e4 : best < limit_price_e4);
  if (isBeyond) {
    const where = side === 'buy' ? 'above' : 'below';
    return `the best price is ${formatQuote(best)}, ${where} its limit of ${formatPrice(limit_price_e4)}.`;
  }
  return time_in_force === 'fok'
    ? `the market does not offer ${formatQuantity(order.quantity_e6)} shares at its price.`
    : 'the market does not offer more at its price.';
}
