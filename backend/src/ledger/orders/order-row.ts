import type {
  EndReason,
  OrderRole,
  OrderState,
  OrderType,
  Side,
  StopTrigger,
  Ticker,
  TimeInForce,
} from '@finally/contract';
import type { Cents, PriceE4, QuantityE6 } from '../../kernel/money.ts';
import type { Origin } from '../../kernel/principal.ts';

/** What was asked for with an order. A replacement is another order with terms of its own. */
export interface PlacedTerms {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly type: OrderType;
  readonly time_in_force: TimeInForce;
  /**
   * Shares to be filled, those already filled included. The exit of an entry that has not been
   * filled completely covers what the entry has filled so far.
   */
  readonly quantity_e6: QuantityE6;
  /** The sum that a market order was placed for; null for an order for shares. */
  readonly notional_cents: Cents | null;
  /** The worst price; null if there is none. A trailing stop-limit gets one when it triggers. */
  readonly limit_price_e4: PriceE4 | null;
  /** The price that triggers a stop. That of a trailing stop moves with the market. */
  readonly stop_price_e4: PriceE4 | null;
  readonly trail_amount_e4: PriceE4 | null;
  /** The trail in basis points of the mark. */
  readonly trail_bp: number | null;
  /** How far the limit of a trailing stop-limit lies beyond its stop. */
  readonly limit_offset_e4: PriceE4 | null;
  readonly trigger: StopTrigger;
  readonly reduce_only: boolean;
  readonly post_only: boolean;
  /** When it expires, in milliseconds since the Unix epoch; null if it does not outlive its placement. */
  readonly expires_ms: number | null;
}

/** An order as it is kept. */
export interface OrderRow extends PlacedTerms, Origin {
  readonly id: string;
  /** The ledger that it belongs to: the number of resets, and one. */
  readonly ledger: number;
  readonly client_order_id: string | null;
  /** A digest of what was asked for, by which a retry is told from another order; null if not kept. */
  readonly request_hash: string | null;
  /** The id of the first order of its group; null for an order on its own. */
  readonly group_id: string | null;
  readonly role: OrderRole;
  /** The order that it replaced. */
  readonly replaces: string | null;
  readonly state: OrderState;
  /** Why it ended; null while it is open and if it was filled. */
  readonly reason: EndReason | null;
  readonly filled_e6: QuantityE6;
  /** What its fills came to. */
  readonly filled_cents: Cents;
  /** What its fills were charged in fees. */
  readonly fees_cents: Cents;
  /** Cash set aside for it. */
  readonly reserved_cents: Cents;
  /** Shares set aside for it. A pair of exits sets them aside once, at the take-profit. */
  readonly reserved_e6: QuantityE6;
  /** The best price since a trailing stop was placed: its highest for a sale, its lowest for a purchase. */
  readonly mark_e4: PriceE4 | null;
  /** Shares of others before it in the queue at its limit; null while that is not known. */
  readonly ahead_e6: QuantityE6 | null;
  /** Volume of the market that has reached it and is less than a share. */
  readonly reached_e6: QuantityE6;
  /** Whether its limit was the best price on its side in the last step. */
  readonly is_best: boolean;
  /** The step of the market that it has met last; null if its profile does not count steps. */
  readonly met_step: number | null;
  /** The step of the market from which its place in a queue can count; null if that is not known. */
  readonly queued_step: number | null;
  /** How often a command has changed it. Moves of its mark and its place in between do not count. */
  readonly revision: number;
  /** Milliseconds since the Unix epoch. */
  readonly placed_ms: number;
  readonly updated_ms: number;
}

/** Where a limit order stands among others at its price. */
export type QueuePlace = Pick<OrderRow, 'ahead_e6' | 'reached_e6' | 'is_best'>;

export const NO_PLACE: QueuePlace = {
  ahead_e6: null,
  reached_e6: 0 as QuantityE6,
  is_best: false,
};

/** The place of an order in the queue. */
export const placeOf = ({ ahead_e6, reached_e6, is_best }: OrderRow): QueuePlace => ({
  ahead_e6,
  reached_e6,
  is_best,
});

/** Shares that are still to be filled. */
export const remainingOf = ({ quantity_e6, filled_e6 }: OrderRow): QuantityE6 =>
  (quantity_e6 - filled_e6) as QuantityE6;
