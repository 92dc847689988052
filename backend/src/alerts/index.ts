export { alertsRouter } from './router.ts';
export { AlertService, alerted } from './service.ts';
