import type { PriceE4 } from '../../kernel/money.ts';

/** A time in which the server was down. */
export interface Downtime {
  /** Milliseconds since the Unix epoch. */
  readonly from_ms: number;
  readonly to_ms: number;
  /** False if the market stood still meanwhile, as a simulated one does. */
  readonly market_ran: boolean;
}

/** A downtime as an order that was open then keeps it. */
export interface OrderDowntime extends Downtime {
  /** The lowest and the highest price of its ticker meanwhile; null if they are not known. */
  readonly low_e4: PriceE4 | null;
  readonly high_e4: PriceE4 | null;
}
