export { createMetrics, type Metrics } from './metrics.ts';
export { metricsRouter } from './router.ts';
