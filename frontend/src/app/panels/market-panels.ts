/** The panels of the whole market, in one script, because they share most of their code. */
export { Movers } from '@/features/market/movers/movers';
export { News } from '@/features/market/news/news';
export { Scanner } from '@/features/market/scanner/scanner';
