export { namedListsRouter } from './lists-router.ts';
export { watchlistRouter } from './router.ts';
export { type WatchedTicker, WatchlistService, watched } from './service.ts';
