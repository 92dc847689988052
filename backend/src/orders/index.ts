export { followOrders, ordering } from './follow-orders.ts';
export { idealFillModel } from './ideal-fill-model.ts';
export { OrderDecider, type Trader } from './order-decider.ts';
export { OrderPreviewer } from './order-previewer.ts';
export { ORDER_REFUSALS } from './refusals.ts';
export { Matcher } from './resting/matcher.ts';
export { RestingBook } from './resting/resting-book.ts';
export { ordersRouter } from './router.ts';
export { OrderService } from './service.ts';
