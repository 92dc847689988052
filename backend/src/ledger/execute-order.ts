import type { ProblemCode } from '@finally/contract';
import { ok, type Result } from '../kernel/result.ts';
import type { Execution, TradeRow } from './entry.ts';
import type { Fill } from './fill.ts';
import type { Order } from './order.ts';
import { clientIdConflict, isRepeatOf } from './repeat.ts';
import type { LedgerStore } from './store.ts';
import type { EarlierOrder, LedgerView } from './view.ts';

/** Decides an order from the loaded state. Must be pure, because it may run more than once. */
export type Decide<Code extends ProblemCode = ProblemCode> = (
  view: LedgerView,
) => Result<Fill, Code>;

/**
 * Runs `decide` and stores its fill, in a transaction shared by orders that arrive together.
 * Resolves when the fill is on disk. An order whose client order id was already filled returns that
 * first trade and changes nothing; if its terms differ it is refused with
 * `client_order_id_conflict`.
 */
export const executeOrder = <Code extends ProblemCode>(
  store: Pick<LedgerStore, 'execute'>,
  account_id: string,
  order: Order,
  decide: Decide<Code>,
): Promise<Result<TradeRow, Code | 'client_order_id_conflict'>> =>
  store.execute(account_id, order, (view): Result<Execution, Code | 'client_order_id_conflict'> => {
    if (view.earlier) return repeat(view.earlier, order);
    const decision = decide(view);
    return decision.ok ? ok({ kind: 'filled', fill: decision.value }) : decision;
  });

const repeat = (
  earlier: EarlierOrder,
  { source, request_hash, ...plain }: Order,
): Result<Execution, 'client_order_id_conflict'> =>
  earlier.trade && isRepeatOf(earlier, { source, request_hash, plain })
    ? ok({ kind: 'repeated', trade: earlier.trade })
    : clientIdConflict();
