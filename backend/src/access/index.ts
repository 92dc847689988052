export { Access, type Caller } from './access.ts';
export { capConnections } from './connections.ts';
export { API_HEADERS, isData, OVER_TLS, pageHeaders } from './headers.ts';
export { MINUTE_MS, rateLimits } from './limits.ts';
export { accessRouter } from './router.ts';
