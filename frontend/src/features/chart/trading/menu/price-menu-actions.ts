import type { Ticker } from '@finally/contract';
import { readOrderMarket } from '@/features/orders/size/order-market-actions';
import type { PricedOrder } from '@/features/orders/size/ticket-size-store';
import { snapToTick } from '@/features/orders/terms/tick';
import { cancelOrderAndNotify } from '@/features/orders/working/cancel-orders-actions';
import { pricesStore } from '@/features/prices/prices-store';
import { formatPrice, formatQuantity } from '@/shared/format/format';
import type { ContextAction } from '@/ui/overlay/context-menu';
import { setExit } from '../exits/set-exit-actions';
import type { TradeLine } from '../lines/trade-line';
import { orderAtPrice, placeAtPrice } from '../place-orders-actions';
import { exitAt, ordersAt } from './price-orders';

const EXIT_TITLES = { take_profit: 'take profit', stop_loss: 'stop loss' } as const;

function titleOf(ticker: Ticker, at: PricedOrder): string {
  const verb = at.side === 'buy' ? 'Buy' : 'Sell';
  const planned = orderAtPrice(ticker, at);
  const size =
    planned && 'quantity' in planned.order ? `${formatQuantity(planned.order.quantity)} ` : '';
  const exits = planned?.hasExits ? ' with exits' : '';
  return `${verb} ${size}${at.type} ${formatPrice(at.price)}${exits}`;
}

/** Returns the actions of an order's line: none for the position. */
export function cancelActions(line: TradeLine | null): readonly ContextAction[] {
  const order = line?.order?.order;
  return line && order
    ? [{ title: `Cancel: ${line.name}`, run: () => void cancelOrderAndNotify(order, true) }]
    : [];
}

/** Returns the orders of a menu at a price: those of the ticket's size, and the exit of the position. */
export function priceActions(ticker: Ticker, at: number): readonly ContextAction[] {
  const quote = pricesStore.getState().latest[ticker];
  const price = snapToTick(at);
  if (!quote || price <= 0) return [];
  const isHeld = (readOrderMarket(ticker).held ?? 0) > 0;
  const orders = ordersAt(price, { last: quote.price, bid: quote.bid, ask: quote.ask }, isHeld);
  const exit = isHeld ? exitAt(price, quote.price) : null;
  return [
    ...orders.map((order) => {
      const at = { ...order, price };
      return { title: titleOf(ticker, at), run: () => placeAtPrice(ticker, at) };
    }),
    ...(exit
      ? [
          {
            title: `Set the ${EXIT_TITLES[exit]} of the position to ${formatPrice(price)}`,
            run: () => void setExit(ticker, exit, price),
          },
        ]
      : []),
  ];
}
