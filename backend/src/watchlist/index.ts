export { watchlistRouter } from './router.ts';
export { WATCHED, WatchlistService } from './service.ts';
