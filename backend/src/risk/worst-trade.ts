import {
  type Cents,
  cents,
  type PriceE4,
  type QuantityE6,
  quantityE6,
  UNITS_MAX,
  ZERO_CENTS,
} from '../kernel/money.ts';
import type { CommandView } from '../ledger/command.ts';
import type { DeskOutcome } from '../ledger/orders/desk.ts';
import { isFinal } from '../ledger/orders/lifecycle.ts';
import type { StepMarket } from '../ledger/orders/matching/market.ts';
import { type OrderRow, remainingOf } from '../ledger/orders/order-row.ts';
import { filledBy, positionsAfter } from '../ledger/orders/outcome.ts';
import { costCeiling, worstPrice } from '../ledger/orders/reservation.ts';
import type { MarkedPosition, ValueAccount } from '../ledger/valuation.ts';
import type { IntendedTrade } from './guard.ts';
import { exposureOf, highestSalePrice } from './open-orders.ts';

/** An order that was placed on a working copy of the account. */
export interface Intended {
  readonly order: OrderRow;
  readonly outcome: DeskOutcome;
}

/** What an order is judged with. */
export interface WorstTradeContext {
  readonly market: StepMarket | undefined;
  /** The message or request that the order is placed or changed for. */
  readonly cause: string | null;
  readonly valueAccount: ValueAccount;
}

/**
 * Returns the trade that an order makes in the worst case, for the gate to judge when the order is
 * placed: what was filled, and all of the rest at its limit, at the collar of the stop of a purchase or at the stop of a sale, together
 * with the open orders.
 *
 * @param view the account before the order
 */
export function worstTrade(
  view: CommandView,
  { order, outcome }: Intended,
  { market, cause, valueAccount }: WorstTradeContext,
): IntendedTrade {
  const { agent_trading, positions } = view;
  if (!agent_trading) throw new Error('only an order of an agent is shown to the gate');
  const { ticker, side, filled_cents } = order;
  const after = valueAccount(outcome.account, positionsAfter(positions, outcome));
  const held = after.positions.find(({ row }) => row.ticker === ticker);
  const marks = new Map(after.positions.map(({ row, mark }) => [row.ticker, mark.price_e4]));
  const touched = new Set(outcome.orders.map(({ id }) => id));
  const others = view.countedOrders(ticker).filter(({ id }) => !touched.has(id));
  const open = exposureOf(others, { ticker, cause }, marks);
  const rest = quantityE6(isFinal(order.state) ? 0 : remainingOf(order));
  const worst_e4 = worstOf(order, market, held);
  return {
    ticker,
    side,
    price_e4: judgedPrice({ order, outcome }, rest, worst_e4, market) ?? worst_e4,
    notional_cents: sum(BigInt(filled_cents) + costCeiling(rest, worst_e4)),
    ledger: outcome.account.ledger,
    position_value_cents:
      side === 'buy'
        ? sum(valueWith(held, rest, worst_e4) + BigInt(open.purchases_cents))
        : (held?.market_value_cents ?? ZERO_CENTS),
    total_value_cents: after.total_value_cents,
    traded_cents: sum(BigInt(agent_trading.traded_cents) + BigInt(open.of_cause_cents)),
    day: {
      traded_cents: sum(BigInt(agent_trading.day.traded_cents) + BigInt(open.pending.traded_cents)),
      trades: agent_trading.day.trades + open.pending.trades,
    },
  };
}

/** Returns the price at which the rest of an order costs or yields the most. */
function worstOf(
  order: OrderRow,
  market: StepMarket | undefined,
  held: MarkedPosition | undefined,
): PriceE4 {
  const market_e4 = market?.price_e4 ?? held?.mark.price_e4 ?? null;
  if (order.side === 'sell') return highestSalePrice(order, market_e4);
  return worstPrice(order, market?.ask_e4 ?? market_e4) ?? (0 as PriceE4);
}

/** Returns the price that an approval is compared with: that of a market order is not its collar. */
function judgedPrice(
  { order, outcome }: Intended,
  rest: QuantityE6,
  worst_e4: PriceE4,
  market: StepMarket | undefined,
): PriceE4 | undefined {
  if (rest === 0) return filledBy(outcome, order)?.price_e4;
  return order.type === 'market' ? market?.price_e4 : worst_e4;
}

/** The value of a position once the rest of a purchase is filled too, in cents. */
function valueWith(held: MarkedPosition | undefined, rest: QuantityE6, worst_e4: PriceE4): bigint {
  const now = BigInt(held?.market_value_cents ?? 0);
  if (rest === 0) return now;
  const atWorst = costCeiling(held?.row.quantity_e6 ?? quantityE6(0), worst_e4);
  return (now > atWorst ? now : atWorst) + costCeiling(rest, worst_e4);
}

const sum = (amount: bigint): Cents =>
  cents(Number(amount < BigInt(UNITS_MAX) ? amount : BigInt(UNITS_MAX)));
