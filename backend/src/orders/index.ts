export { averagePricesOf } from './average-prices.ts';
export { cancelAgentOrders } from './canceling/cancel-agent-orders.ts';
export { DepthBroadcaster } from './depth/depth-broadcaster.ts';
export { depthStream } from './depth/depth-stream.ts';
export { DowntimeRecorder } from './downtimes/downtime-recorder.ts';
export { FillModels } from './fill-models.ts';
export { checkFills, type FillsReport } from './fills/verification/fill-checker.ts';
export {
  type RerunReport,
  rerunMarkets,
} from './fills/verification/rerun-markets.ts';
export { followOrders, ordering } from './follow-orders.ts';
export type { ExplainedFill } from './latest-fills.ts';
export { isAtMarket } from './placing/at-market.ts';
export { OrderGuards, type Trader } from './placing/order-guards.ts';
export { OrderPlacer, type Placement } from './placing/order-placer.ts';
export { OrderPreviewer } from './placing/order-previewer.ts';
export {
  type CancelAllRefusal,
  type CancelRefusal,
  type PlaceRefusal,
  type ReplaceRefusal,
  TRADE_REFUSALS,
  type TradeRefusal,
} from './refusals.ts';
export { Matcher } from './resting/matcher.ts';
export { RestingBook } from './resting/resting-book.ts';
export { ordersRouter } from './router.ts';
export { type FilledTrade, OrderService } from './service.ts';
