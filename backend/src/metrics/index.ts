export { createMetrics } from './metrics.ts';
export { metricsRouter } from './router.ts';
