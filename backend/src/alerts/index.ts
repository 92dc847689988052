export { alertsRouter } from './router.ts';
export { ALERTED, AlertService } from './service.ts';
