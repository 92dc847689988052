import type { ProblemCode } from '@finally/contract';
import type { Origin } from '../../../src/kernel/principal.ts';
import { ok, type Result } from '../../../src/kernel/result.ts';
import type { LedgerState } from '../../../src/ledger/account.ts';
import type { Decided } from '../../../src/ledger/command.ts';
import type { Fill } from '../../../src/ledger/fill.ts';
import type { TradeRow } from '../../../src/ledger/journal/entry.ts';
import type { OrderTerms } from '../../../src/ledger/order-size.ts';
import type { DeskOutcome } from '../../../src/ledger/orders/desk.ts';
import type { OrderRow } from '../../../src/ledger/orders/order-row.ts';
import { newOrder } from '../../../src/ledger/orders/placing/new-order.ts';
import { AT_ONCE } from '../../../src/ledger/orders/placing/place-trade.ts';
import { clientIdConflict, isRepeatOf } from '../../../src/ledger/repeat.ts';
import type { LedgerStore } from '../../../src/ledger/store.ts';
import { idealFillModel } from './ideal-fill-model.ts';

/** A market order with who places it. */
export interface TestOrder extends OrderTerms, Origin {
  readonly by_agent: boolean;
  readonly client_order_id: string | null;
}

/** Decides an order on the state before it. */
export type Decide = (state: LedgerState) => Result<Fill, ProblemCode>;

let placed = 0;

/** The row of an order that a fill filled whole when it was placed. */
function filledOrder(order: TestOrder, fill: Fill, id: string, now_ms: number): OrderRow {
  const { size, ticker, side, client_order_id, source, cause } = order;
  const terms = {
    ticker,
    side,
    ...AT_ONCE,
    quantity_e6: fill.quantity_e6,
    notional_cents: 'notional_cents' in size ? size.notional_cents : null,
  } as const;
  const placing = {
    newId: () => id,
    now_ms,
    client_order_id,
    request_hash: null,
    source,
    cause,
    model: idealFillModel,
  };
  return {
    ...newOrder(terms, fill.account, placing),
    state: 'filled',
    filled_e6: fill.quantity_e6,
    filled_cents: fill.notional_cents,
  };
}

/** What an order comes to that a fill filled whole when it was placed. */
const outcomeOf = (order: OrderRow, fill: Fill): DeskOutcome => ({
  account: fill.account,
  positions: new Map([[order.ticker, fill.position]]),
  orders: [order],
  fills: [
    {
      order,
      fill,
      execution: {
        quantity_e6: fill.quantity_e6,
        price_e4: fill.price_e4,
        liquidity: 'taker',
        fees: [],
        explanation: null,
        memory: null,
      },
    },
  ],
  events: [],
  memories: new Map(),
});

/**
 * Writes the fill that a test decides, as a trade of the product is written: a retry returns its
 * first trade, and another order under the same client order id is refused.
 */
export async function executeOrder(
  ledger: Pick<LedgerStore, 'command' | 'entriesOf'>,
  account_id: string,
  order: TestOrder,
  decide: Decide,
): Promise<Result<TradeRow, ProblemCode>> {
  const { source, cause, by_agent, client_order_id, ticker } = order;
  const keys = { source, cause, by_agent, client_order_id, orders: [] };
  const done = await ledger.command(
    account_id,
    keys,
    (view): Result<Decided<OrderRow>, ProblemCode> => {
      if (view.earlier) {
        return isRepeatOf(view.earlier, { source, request_hash: null, plain: order })
          ? ok({ value: view.earlier.order, outcome: null })
          : clientIdConflict();
      }
      const { account, positions } = view;
      const decided = decide({ account, position: positions.get(ticker) ?? null });
      if (!decided.ok) return decided;
      const row = filledOrder(order, decided.value, `placed-${placed++}`, 0);
      return ok({ value: row, outcome: outcomeOf(row, decided.value) });
    },
  );
  if (!done.ok) return done;
  const { outcome, trades, value } = done.value;
  const [trade] = outcome ? trades : await ledger.entriesOf(account_id, value.id);
  if (!trade) throw new Error('the order has no fill');
  const { explanation: _, ...row } = { explanation: null, ...trade };
  return ok(row);
}
