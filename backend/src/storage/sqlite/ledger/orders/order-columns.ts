import type { OrderRow } from '../../../../ledger/orders/order-row.ts';

/** The fields that SQLite keeps as 0 or 1. */
interface Flags {
  readonly reduce_only: 0 | 1;
  readonly post_only: 0 | 1;
  readonly is_best: 0 | 1;
}

export type StoredOrder = Omit<OrderRow, keyof Flags> & Flags & { readonly sequence: number };

export const ORDER_COLUMNS = `id, ledger, client_order_id, request_hash, group_id, role, replaces, ticker, side, type,
  time_in_force, quantity_e6, notional_cents, limit_price_e4, stop_price_e4, trail_amount_e4,
  trail_bp, limit_offset_e4, trigger, reduce_only, post_only, expires_ms, state, reason, filled_e6,
  filled_cents, fees_cents, reserved_cents, reserved_e6, mark_e4, ahead_e6, reached_e6, is_best,
  met_step, queued_step, revision, source, cause, placed_ms, updated_ms`;

/** Written as in the partial index of the open orders, so that it is used. */
export const OPEN_STATES = "('held', 'pending', 'working', 'triggered')";
export const IS_OPEN = `state IN ${OPEN_STATES}`;

/** Turns a row into an order in place: copying so many fields costs as much as reading them. */
export const toOrder = <Row extends Omit<StoredOrder, 'sequence'>>(row: Row) =>
  Object.assign(row as Omit<Row, keyof Flags>, {
    reduce_only: row.reduce_only === 1,
    post_only: row.post_only === 1,
    is_best: row.is_best === 1,
  });
