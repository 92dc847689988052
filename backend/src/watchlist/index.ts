export { namedListsRouter } from './lists-router.ts';
export { watchlistRouter } from './router.ts';
export { WATCHED, WatchlistService } from './service.ts';
