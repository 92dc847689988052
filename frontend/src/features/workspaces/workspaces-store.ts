import {
  isSameWatchlistName as isSameName,
  type Workspace,
  type WorkspaceContents,
} from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { accountKey } from '@/shared/account/current-account';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { createRememberedStore } from '@/shared/remembered/remembered-store';
import { assignKeys, type WorkspaceKeys } from './workspace-keys';
import { workspacesApi } from './workspaces-api';

export interface WorkspacesState {
  /** By name; null until loaded. */
  workspaces: readonly Workspace[] | null;
  /** Why they could not be loaded; null if they could. */
  error: string | null;
}

/** A refusal rejects with an ApiError. */
export interface WorkspacesStore extends StoreApi<WorkspacesState> {
  /** Fetches the workspaces. Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  /** Returns the workspace of a name, ignoring case; undefined if there is none. */
  find(name: string): Workspace | undefined;
  save(name: string, contents: WorkspaceContents): Promise<void>;
  delete(name: string): Promise<void>;
}

export const byName = (workspaces: readonly Workspace[], name: string): Workspace | undefined =>
  workspaces.find((workspace) => isSameName(workspace.name, name));

/** Creates the store of the workspaces as the server has them. */
function createWorkspacesStore(source = workspacesApi): WorkspacesStore {
  const store = createStore<WorkspacesState>(() => ({ workspaces: null, error: null }));
  const requests = createRequestOrder();

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    try {
      const { workspaces } = await source.list();
      if (isLatest()) store.setState({ workspaces, error: null });
    } catch (error) {
      if (isLatest()) store.setState({ error: errorMessage(error) });
    }
  }

  return {
    ...store,
    refresh,
    find: (name) => byName(store.getState().workspaces ?? [], name),
    async save(name, contents) {
      await source.save(name, contents);
      await refresh();
    },
    async delete(name) {
      await source.delete(name);
      await refresh();
    },
  };
}

export const workspacesStore = createWorkspacesStore();

interface CurrentWorkspace {
  /** The workspace that was opened or saved last in this tab; null for none. */
  name: string | null;
}

export const currentWorkspaceStore = createRememberedStore<CurrentWorkspace>(
  accountKey('workspace'),
  1,
  { name: null },
  { name: (value) => value === null || typeof value === 'string' },
  ['name'],
);

/** The keys of the workspaces in this browser. */
export const workspaceKeysStore = createRememberedStore<{ keys: WorkspaceKeys }>(
  accountKey('workspace-keys'),
  1,
  { keys: {} },
  {
    keys: (value) =>
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((key) => Number.isInteger(key) && key >= 1 && key <= 9),
  },
);

workspacesStore.subscribe(({ workspaces }) => {
  if (workspaces === null) return;
  const { keys } = workspaceKeysStore.getState();
  const names = workspaces.map(({ name }) => name);
  const next = assignKeys(keys, names);
  if (JSON.stringify(next) !== JSON.stringify(keys)) workspaceKeysStore.setState({ keys: next });
});
