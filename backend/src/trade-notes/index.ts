export { tradeNotesRouter } from './router.ts';
export { TradeNoteService } from './service.ts';
export type { TradeNoteStore } from './store.ts';
