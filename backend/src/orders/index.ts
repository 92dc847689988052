export { OrderDecider, type Trader } from './order-decider.ts';
export { ORDER_REFUSALS } from './refusals.ts';
export { ordersRouter } from './router.ts';
export { OrderService } from './service.ts';
