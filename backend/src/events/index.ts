export { AccountBroadcaster, type AccountStreamStatistics } from './account-broadcaster.ts';
export { accountStream } from './account-stream.ts';
export { type AccountEvents, InProcessBus } from './bus.ts';
export { LiveEvents } from './live.ts';
export type { AccountChange, AccountEvent, TradeOutcome } from './store.ts';
