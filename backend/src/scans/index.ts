export { scansRouter } from './router.ts';
export { Scanner } from './scanner.ts';
export { ScanService } from './service.ts';
export type { ScanStore } from './store.ts';
