export { type Performed, perform } from './perform.ts';
export type { ActRefusal } from './refusals.ts';
export { proposalsRouter } from './router.ts';
export { type Acted, type Asker, ProposalService } from './service.ts';
export type { ProposalStore } from './store.ts';
