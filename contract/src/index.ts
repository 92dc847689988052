export * from './chat.ts';
export * from './health.ts';
export * from './market.ts';
export * from './portfolio.ts';
export * from './problem.ts';
export * from './scalars.ts';
export * from './ticker.ts';
export * from './watchlist.ts';
