import type { Workspace, WorkspaceContents, Workspaces } from '@finally/contract';
import { call } from '@/shared/api/api';

const path = (name: string) => `/workspaces/${encodeURIComponent(name)}`;

/** The calls about workspaces. A failure rejects with an ApiError. */
export const workspacesApi = {
  list: () => call<Workspaces>('GET', '/workspaces'),
  save: (name: string, contents: WorkspaceContents) =>
    call<Workspace>('PUT', path(name), { contents }),
  delete: (name: string) => call<void>('DELETE', path(name)),
};
