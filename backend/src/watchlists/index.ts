export { namedListsRouter } from './lists-router.ts';
export { watchlistRouter } from './router.ts';
export { WATCHED, type WatchedTicker, WatchlistService } from './service.ts';
