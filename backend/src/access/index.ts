export { Access, type Caller } from './access.ts';
export { API_HEADERS, isData, OVER_TLS, pageHeaders } from './browser/headers.ts';
export { callers } from './callers.ts';
export { capConnections } from './connections.ts';
export { ApiKeys } from './keys/api-keys.ts';
export { keysRouter } from './keys/router.ts';
export { rateLimits } from './limits.ts';
export { accessRouter } from './router.ts';
