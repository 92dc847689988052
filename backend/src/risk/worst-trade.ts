import { cents, notionalCents, quantityE6, ZERO_CENTS } from '../kernel/money.ts';
import type { CommandView } from '../ledger/command.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import { costCeiling, worstPrice } from '../ledger/orders/reservation.ts';
import type { ValueAccount } from '../ledger/valuation.ts';
import type { TradedInDay } from '../ledger/view.ts';
import type { IntendedTrade } from './guard.ts';

/**
 * Returns the trade that an order makes in the worst case, for the gate to judge when the order is
 * placed: all of it at its limit, at the collar of its stop, or at the price at which it was filled.
 *
 * @param view the account before the order
 * @param pending what open orders of agents may still trade today
 */
export function worstTrade(
  { account, positions, agent_trading }: CommandView,
  order: OrderRow,
  pending: TradedInDay,
  valueAccount: ValueAccount,
): IntendedTrade {
  if (!agent_trading) throw new Error('only an order of an agent is shown to the gate');
  const { ticker, side, quantity_e6, filled_e6, filled_cents } = order;
  const rows = [...positions.values()];
  const valued = valueAccount(account, rows);
  const mark = valued.positions.find(({ row }) => row.ticker === ticker)?.mark.price_e4 ?? null;
  const filledPrice =
    filled_e6 > 0 ? Number((BigInt(filled_cents) * 100_000_000n) / BigInt(filled_e6)) : null;
  const price_e4 = (worstPrice(order, mark) ??
    mark ??
    filledPrice ??
    0) as IntendedTrade['price_e4'];
  const rest = quantityE6(quantity_e6 - filled_e6);
  const notional_cents = cents(filled_cents + Number(costCeiling(rest, price_e4)));
  const held = positions.get(ticker)?.quantity_e6 ?? 0;
  const held_after = quantityE6(
    side === 'buy' ? held + quantity_e6 : Math.max(0, held - quantity_e6),
  );
  return {
    ticker,
    side,
    price_e4,
    notional_cents,
    ledger: account.ledger,
    position_value_cents:
      held_after === 0 ? ZERO_CENTS : cents(Number(notionalCents(held_after, price_e4))),
    total_value_cents: valued.total_value_cents,
    traded_cents: agent_trading.traded_cents,
    day: {
      traded_cents: cents(agent_trading.day.traded_cents + pending.traded_cents),
      trades: agent_trading.day.trades + pending.trades,
    },
  };
}
