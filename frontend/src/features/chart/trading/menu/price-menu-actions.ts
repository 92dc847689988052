import type { Ticker } from '@finally/contract';
import { readOrderMarket } from '@/features/orders/size/order-market-actions';
import type { PriceOrder } from '@/features/orders/terms/terms-at';
import { snapToTick } from '@/features/orders/terms/tick';
import { cancelOrderAndNotify } from '@/features/orders/working/cancel-orders-actions';
import { pricesStore } from '@/features/prices/prices-store';
import { formatPrice, formatQuantity } from '@/shared/format/format';
import type { ContextAction } from '@/ui/overlay/context-menu';
import { setExit } from '../exits/set-exit-actions';
import type { TradeLine } from '../lines/trade-line';
import { placeAtPrice, sharesAtPrice } from '../place-orders-actions';
import { exitAt, ordersAt } from './price-orders';

const EXIT_TITLES = { take_profit: 'take profit', stop_loss: 'stop loss' } as const;

function titleOf(ticker: Ticker, order: PriceOrder, price: number): string {
  const verb = order.side === 'buy' ? 'Buy' : 'Sell';
  const shares = sharesAtPrice(ticker, order, price);
  const size = shares === null ? '' : `${formatQuantity(shares)} `;
  return `${verb} ${size}${order.type} ${formatPrice(price)}`;
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
    ...orders.map((order) => ({
      title: titleOf(ticker, order, price),
      run: () => placeAtPrice(ticker, order, price),
    })),
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
