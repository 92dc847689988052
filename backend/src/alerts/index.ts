export type { AlertRefusal } from './refusals.ts';
export { alertsRouter } from './router.ts';
export { AlertService, alerted } from './service.ts';
export type { AlertStore, ScanEntryStore } from './store.ts';
