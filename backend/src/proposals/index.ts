export type { Performed } from './perform.ts';
export { proposalsRouter } from './router.ts';
export { ProposalService } from './service.ts';
export type { ProposalStore } from './store.ts';
