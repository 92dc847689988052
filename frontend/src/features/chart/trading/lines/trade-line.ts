import type { Order, Side } from '@finally/contract';
import { formatQuantity } from '@/shared/format/format';
import { type OrderLine, orderLevels } from '../../inputs/order-levels';
import { riskPerShare } from './initial-risk';

/** A line of the chart that can be moved to change an order, or to set an exit of the position. */
export interface TradeLine {
  /** Distinguishes it from the others: that of its order changes with each change. */
  readonly id: string;
  readonly side: Side;
  /** `Sell 5 stop loss`. */
  readonly name: string;
  /** Dollars a share: where the line is. */
  readonly price: number;
  readonly quantity: number;
  /** The price that the order waits for; null for the position. */
  readonly order: OrderLine | null;
  /** The price at which the shares of an exit were bought or would be; null for a purchase. */
  readonly entry: number | null;
  /** Null without a stop. */
  readonly risk_per_share: number | null;
  /** Why it cannot be moved; null if it can. */
  readonly fixed: string | null;
}

/** What is held of the ticker. */
export interface Holding {
  readonly quantity: number;
  readonly average_cost: number;
}

export const POSITION_ID = 'position';

const TRAILS = 'A trailing stop follows the price. Its trail is changed in Orders.';
const isTrailing = ({ type }: Order): boolean => type.startsWith('trailing');
const isStop = ({ type }: Order): boolean => type !== 'limit' && type !== 'market';
const rest = ({ quantity, filled_quantity }: Order): number =>
  Math.round((quantity - filled_quantity) * 1e6) / 1e6;

/** Returns the stop that protects most of the position; null if none does. */
function protectingStop(orders: readonly Order[]): Order | null {
  const stops = orders.filter(
    (order) => order.side === 'sell' && order.state !== 'held' && isStop(order),
  );
  return stops.sort((one, other) => rest(other) - rest(one))[0] ?? null;
}

/** Returns the price at which an order is expected to be filled; null if only the market says it. */
const expectedPrice = ({ limit_price, stop_price }: Order): number | null =>
  limit_price ?? stop_price;

/**
 * Returns the lines of a ticker: the position first, then the prices of its open orders.
 *
 * @param orders open orders of the ticker
 * @param firstStopOf the price at which the first order of a chain of changes was placed; null if it was
 *   never changed
 */
export function tradeLines(
  orders: readonly Order[],
  holding: Holding | null,
  firstStopOf: (order: Order) => number | null,
): readonly TradeLine[] {
  const stop = protectingStop(orders);
  const held_risk =
    holding && stop ? riskPerShare(holding.average_cost, stop, firstStopOf(stop)) : null;
  const inGroup = (of: Order, role: Order['role']) =>
    of.group_id === null
      ? undefined
      : orders.find(({ group_id, role: its }) => group_id === of.group_id && its === role);

  /** The entry and R of an order's shares. */
  function basisOf(order: Order): Pick<TradeLine, 'entry' | 'risk_per_share'> {
    if (order.side === 'sell' && order.state !== 'held') {
      return { entry: holding?.average_cost ?? null, risk_per_share: held_risk };
    }
    const buys = order.side === 'buy' ? order : inGroup(order, 'entry');
    const loss = inGroup(order, 'stop_loss');
    const price = buys ? expectedPrice(buys) : null;
    const risk_per_share = price !== null && loss ? riskPerShare(price, loss) : null;
    return { entry: order.side === 'buy' ? null : price, risk_per_share };
  }

  const ofOrders = orderLevels(orders).map((line) => {
    const { id, side, price, title: name, order } = line;
    const fixed = isTrailing(order) ? TRAILS : null;
    return { id, side, name, price, quantity: rest(order), order: line, ...basisOf(order), fixed };
  });
  if (!holding) return ofOrders;
  const { quantity, average_cost } = holding;
  const position: TradeLine = {
    id: POSITION_ID,
    side: 'buy',
    name: `Held ${formatQuantity(quantity)}`,
    price: average_cost,
    quantity,
    order: null,
    entry: average_cost,
    risk_per_share: held_risk,
    fixed: null,
  };
  return [position, ...ofOrders];
}
