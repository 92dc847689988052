export { workspacesRouter } from './router.ts';
export { WorkspaceService } from './service.ts';
export type { WorkspaceStore } from './store.ts';
