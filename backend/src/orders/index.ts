export { cancelAgentOrders } from './cancel-agent-orders.ts';
export { FillModels } from './fill-models.ts';
export { followOrders, ordering } from './follow-orders.ts';
export type { ExplainedFill } from './latest-fills.ts';
export { OrderDecider, type Trader } from './order-decider.ts';
export { OrderPlacer } from './order-placer.ts';
export { OrderPreviewer } from './order-previewer.ts';
export {
  CANCEL_REFUSALS,
  type CancelRefusal,
  ORDER_REFUSALS,
  type PlaceRefusal,
  type ReplaceRefusal,
} from './refusals.ts';
export { Matcher } from './resting/matcher.ts';
export { RestingBook } from './resting/resting-book.ts';
export { ordersRouter } from './router.ts';
export { OrderService } from './service.ts';
