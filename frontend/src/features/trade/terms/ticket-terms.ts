import type { Side } from '@finally/contract';
import type { OrderAmount, OrderMarket, OrderSize } from '@/features/orders/size/order-size';
import type { TicketExits } from '@/features/orders/size/ticket-size-store';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import type { Quote } from '@/features/orders/terms/trailing/trailing-stop';
import type { MissingTerm } from './typed-terms';

/** The terms of the ticket, if it does more than buy and sell at the market. */
export interface TicketTerms {
  /** Returns the terms of an order of one side, or what keeps it from being placed. */
  read(side: Side): OrderTerms | MissingTerm;
  /**
   * Returns a size as it is sent, or why it cannot be. While a price is missing, a part of the cash is
   * counted in shares at the price of now.
   */
  amount(side: Side, size: OrderSize, market: OrderMarket): OrderAmount | string;
  /** Returns what an order of one side does, in words; null if it cannot be placed. */
  describe(side: Side, size: OrderSize, market: OrderMarket): string | null;
  /** The exits as they also count for purchases on the chart; null if the order has none. */
  readonly exits: TicketExits | null;
  /** Returns the price at which a trailing stop would start; null if the order has none of its own. */
  stopNow(side: Side, quote: Quote): number | null;
}
