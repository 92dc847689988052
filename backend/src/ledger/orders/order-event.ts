import type { EndReason, OrderState } from '@finally/contract';
import type { Origin } from '../../kernel/principal.ts';

/** A change of an order's state, as the append-only list of them keeps it. */
export interface OrderEventRow extends Origin {
  readonly sequence: number;
  readonly order_id: string;
  /** Null when the order was placed. */
  readonly from_state: OrderState | null;
  readonly to_state: OrderState;
  /** Why it ended; null if it did not end or was filled. */
  readonly reason: EndReason | null;
  /** What else is to be known of the change, as JSON. */
  readonly detail: unknown;
  /** Milliseconds since the Unix epoch. */
  readonly at_ms: number;
}
