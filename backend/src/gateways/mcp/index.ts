export { McpHandlers } from './handlers.ts';
export { Previews } from './orders/previews.ts';
export { mcpRouter } from './router.ts';
export { createServer } from './server.ts';
