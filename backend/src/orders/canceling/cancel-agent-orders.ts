import { PERSON } from '../../kernel/principal.ts';
import { ok } from '../../kernel/result.ts';
import type { Clock } from '../../kernel/time/clock.ts';
import type { AccountWork } from '../../ledger/command.ts';
import { Desk } from '../../ledger/orders/desk.ts';
import { cancelOrder } from '../../ledger/orders/end-order.ts';
import { isFinal } from '../../ledger/orders/lifecycle.ts';
import type { Matcher } from '../resting/matcher.ts';
import { SYSTEM_ORIGIN } from '../system-origin.ts';

/**
 * Cancels the open orders of agents, for a halt: in the transaction that writes the halt, so that no
 * order of an agent is filled once the halt is kept.
 */
export const cancelAgentOrders = (
  account_id: string,
  {
    matcher,
    clock,
  }: { readonly matcher: Pick<Matcher, 'apply'>; readonly clock: Pick<Clock, 'now_ms'> },
): AccountWork => ({
  keys: { ...SYSTEM_ORIGIN, by_agent: false, client_order_id: null, orders: 'open' },
  decide: (view) => {
    const desk = new Desk(view, SYSTEM_ORIGIN, clock.now_ms());
    for (const { id, source } of view.orders.values()) {
      const order = desk.order(id);
      if (source !== PERSON && !isFinal(order.state)) cancelOrder(desk, order, 'assistant_halted');
    }
    return ok({ value: undefined, outcome: desk.outcome() });
  },
  written: ({ orders }) => matcher.apply(account_id, orders),
});
