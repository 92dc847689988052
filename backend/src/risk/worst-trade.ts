import { cents, notionalCents, quantityE6, ZERO_CENTS } from '../kernel/money.ts';
import type { CommandView } from '../ledger/command.ts';
import type { DeskOutcome } from '../ledger/orders/desk.ts';
import { isFinal } from '../ledger/orders/lifecycle.ts';
import { type OrderRow, remainingOf } from '../ledger/orders/order-row.ts';
import { filledBy, positionsAfter } from '../ledger/orders/outcome.ts';
import { costCeiling, worstPrice } from '../ledger/orders/reservation.ts';
import type { MarkedPosition, ValueAccount } from '../ledger/valuation.ts';
import type { TradedInDay } from '../ledger/view.ts';
import type { IntendedTrade } from './guard.ts';

/** An order that was placed on a working copy of the account. */
export interface Intended {
  readonly order: OrderRow;
  readonly outcome: DeskOutcome;
}

/**
 * Returns the trade that an order makes in the worst case, for the gate to judge when the order is
 * placed: what was filled, and all of the rest at its limit or at the collar of its stop.
 *
 * @param view the account before the order
 * @param pending what open orders of agents may still trade today
 */
export function worstTrade(
  { positions, agent_trading }: CommandView,
  { order, outcome }: Intended,
  pending: TradedInDay,
  valueAccount: ValueAccount,
): IntendedTrade {
  if (!agent_trading) throw new Error('only an order of an agent is shown to the gate');
  const { ticker, side, filled_cents } = order;
  const after = valueAccount(outcome.account, positionsAfter(positions, outcome));
  const held = after.positions.find(({ row }) => row.ticker === ticker);
  const rest = quantityE6(isFinal(order.state) ? 0 : remainingOf(order));
  const price_e4 =
    (rest > 0 ? worstPrice(order, held?.mark.price_e4 ?? null) : null) ??
    filledBy(outcome, order)?.price_e4 ??
    held?.mark.price_e4 ??
    (0 as IntendedTrade['price_e4']);
  return {
    ticker,
    side,
    price_e4,
    notional_cents: cents(filled_cents + Number(costCeiling(rest, price_e4))),
    ledger: outcome.account.ledger,
    position_value_cents:
      rest > 0 ? valueWith(held, order, rest, price_e4) : (held?.market_value_cents ?? ZERO_CENTS),
    total_value_cents: after.total_value_cents,
    traded_cents: agent_trading.traded_cents,
    day: {
      traded_cents: cents(agent_trading.day.traded_cents + pending.traded_cents),
      trades: agent_trading.day.trades + pending.trades,
    },
  };
}

/** The value of a position once the rest of an order is filled too. */
function valueWith(
  held: MarkedPosition | undefined,
  { side }: OrderRow,
  rest: number,
  price_e4: IntendedTrade['price_e4'],
) {
  const now = held?.row.quantity_e6 ?? 0;
  const quantity_e6 = quantityE6(side === 'buy' ? now + rest : Math.max(0, now - rest));
  return quantity_e6 === 0 ? ZERO_CENTS : cents(Number(notionalCents(quantity_e6, price_e4)));
}
