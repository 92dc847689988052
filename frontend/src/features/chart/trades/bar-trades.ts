import type { Trade } from '@finally/contract';
import { barStart } from '../series/live-bar';

/** The trades during one bar, summed by side. */
export interface BarTrades {
  /** Start of the bar, in Unix seconds. */
  time: number;
  bought: SideTotal | null;
  sold: SideTotal | null;
}

export interface SideTotal {
  /** The number of trades. */
  count: number;
  quantity: number;
  /** Dollars per share, weighted by quantity; for display. */
  average_price: number;
}

function withTrade(total: SideTotal | null, { quantity, price }: Trade): SideTotal {
  if (!total) return { count: 1, quantity, average_price: price };
  const sum = total.quantity + quantity;
  return {
    count: total.count + 1,
    quantity: sum,
    average_price: (total.quantity * total.average_price + quantity * price) / sum,
  };
}

/** Returns the trades of each bar that has any, oldest first. */
export function tradesByBar(trades: readonly Trade[], intervalSeconds: number): BarTrades[] {
  const bars = new Map<number, BarTrades>();
  for (const trade of trades) {
    const at = Date.parse(trade.executed_at) / 1_000;
    const time = barStart(at, intervalSeconds);
    const bar = bars.get(time) ?? { time, bought: null, sold: null };
    if (trade.side === 'buy') bar.bought = withTrade(bar.bought, trade);
    else bar.sold = withTrade(bar.sold, trade);
    bars.set(time, bar);
  }
  return [...bars.values()].sort((a, b) => a.time - b.time);
}
