import type { NewId } from '../../../kernel/ids.ts';
import { quantityE6, ZERO_CENTS } from '../../../kernel/money.ts';
import type { Origin } from '../../../kernel/principal.ts';
import type { AccountRow } from '../../account.ts';
import type { FillModel, StepMarket } from '../matching/market.ts';
import { NO_PLACE, type OrderRow, type PlacedTerms } from '../order-row.ts';

/** Under what an order is placed, besides the account. */
export interface Placing extends Origin {
  readonly client_order_id: string | null;
  readonly request_hash: string | null;
  readonly newId: NewId;
  readonly now_ms: number;
  /** The market in the order's ticker; undefined if there is no price. */
  readonly market: StepMarket | undefined;
  readonly model: FillModel;
}

/** Whether an order can rest at a limit, now or once its stop is triggered. */
const hasLimit = ({ limit_price_e4, limit_offset_e4 }: PlacedTerms): boolean =>
  limit_price_e4 !== null || limit_offset_e4 !== null;

/** Returns an order on its own before anything is filled or set aside. */
export const newOrder = (
  terms: PlacedTerms,
  { ledger }: Pick<AccountRow, 'ledger'>,
  {
    newId,
    now_ms,
    client_order_id,
    request_hash,
    source,
    cause,
    model,
  }: Omit<Placing, 'market' | 'model'> & {
    readonly model: Pick<FillModel, 'is_delayed' | 'step'>;
  },
): OrderRow => ({
  id: newId(),
  ledger,
  client_order_id,
  request_hash,
  group_id: null,
  role: 'simple',
  replaces: null,
  ticker: terms.ticker,
  side: terms.side,
  type: terms.type,
  time_in_force: terms.time_in_force,
  quantity_e6: terms.quantity_e6,
  notional_cents: terms.notional_cents,
  limit_price_e4: terms.limit_price_e4,
  stop_price_e4: terms.stop_price_e4,
  trail_amount_e4: terms.trail_amount_e4,
  trail_bp: terms.trail_bp,
  limit_offset_e4: terms.limit_offset_e4,
  trigger: terms.trigger,
  reduce_only: terms.reduce_only,
  post_only: terms.post_only,
  expires_ms: terms.expires_ms,
  state: model.is_delayed ? 'pending' : 'working',
  reason: null,
  filled_e6: quantityE6(0),
  filled_cents: ZERO_CENTS,
  fees_cents: ZERO_CENTS,
  reserved_cents: ZERO_CENTS,
  reserved_e6: quantityE6(0),
  mark_e4: null,
  ...NO_PLACE,
  met_step: model.step,
  queued_step: hasLimit(terms) ? model.step : null,
  revision: 0,
  source,
  cause,
  placed_ms: now_ms,
  updated_ms: now_ms,
});
