import type { Order, OrderChange, Ticker } from '@finally/contract';
import { notifyChanged } from '@/features/orders/receipts/notify-placed-actions';
import { readOrderMarket } from '@/features/orders/size/order-market-actions';
import type { Exit } from '@/features/orders/terms/exit-price';
import { placeOrderWithToasts } from '@/features/orders/use-trade';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { errorMessage } from '@/shared/api/error-message';
import { toast } from '@/shared/toast';
import { type ExitPlan, planExit } from './exit-plan';

/** Returns how an exit of the position of a ticker would be set at a price now. */
export function planExitNow(ticker: Ticker, exit: Exit, price: number): ExitPlan {
  const { held, freeShares } = readOrderMarket(ticker);
  const orders = (workingOrdersStore.getState().orders ?? []).filter(
    (order) => order.ticker === ticker,
  );
  return planExit(exit, price, { ticker, held: held ?? 0, free: freeShares ?? 0 }, orders);
}

/** Changes an open order once it is confirmed, and says in a toast what became of it. */
export async function changeAndNotify(order: Order, change: OrderChange): Promise<void> {
  try {
    const placed = await workingOrdersStore.change(order, change);
    if (placed) notifyChanged(placed);
  } catch (error) {
    toast.error('The order was not changed', { description: errorMessage(error) });
  }
}

/** Sets an exit of the position of a ticker at a price. */
export async function setExit(ticker: Ticker, exit: Exit, price: number): Promise<void> {
  const plan = planExitNow(ticker, exit, price);
  if (plan.kind === 'impossible') toast.error(plan.sentence);
  else if (plan.kind === 'change') await changeAndNotify(plan.order, plan.change);
  else await placeOrderWithToasts(plan.order);
}
