export { namedListsRouter } from './lists-router.ts';
export type { WatchlistRefusal } from './refusals.ts';
export { watchlistRouter } from './router.ts';
export { type WatchedTicker, WatchlistService, watched } from './service.ts';
export type { WatchlistStore } from './store.ts';
