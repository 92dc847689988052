'use client';

import type { Workspace } from '@finally/contract';
import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { appearanceStore } from '@/features/appearance/appearance-store';
import { chartStores } from '@/features/chart/chart-store';
import { layoutStore } from '@/features/layout/layout-store';
import { useAccountChange } from '@/features/session/use-account-events';
import { selectionStore } from '@/features/symbols/selection-store';
import { isSameArrangement } from './workspace-comparison';
import { currentContents } from './workspace-contents-actions';
import type { WorkspaceKeys } from './workspace-keys';
import {
  byName,
  currentWorkspaceStore,
  type WorkspacesState,
  workspaceKeysStore,
  workspacesStore,
} from './workspaces-store';

const SOURCES = [layoutStore, selectionStore, appearanceStore, ...Object.values(chartStores)];

function subscribeToDesk(onChange: () => void): () => void {
  const stops = SOURCES.map((store) => store.subscribe(onChange));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Fetches the workspaces now and after each change, also by other pages. One caller only. */
export function useWorkspacesLoading(): void {
  useEffect(() => void workspacesStore.refresh(), []);
  useAccountChange('workspace', workspacesStore.refresh);
}

export const useWorkspaces = (): WorkspacesState => useStore(workspacesStore);

/** Returns the numbers of the keys of the workspaces, by name. */
export const useWorkspaceKeys = (): WorkspaceKeys =>
  useStore(workspaceKeysStore, ({ keys }) => keys);

export interface OpenedWorkspace {
  workspace: Workspace;
  /** Whether the desk is arranged otherwise than it was saved. */
  isChanged: boolean;
}

/** Returns the workspace that is open; null if there is none, or if it was deleted. */
export function useCurrentWorkspace(): OpenedWorkspace | null {
  const { workspaces } = useWorkspaces();
  const name = useStore(currentWorkspaceStore, (state) => state.name);
  const workspace = name === null ? undefined : byName(workspaces ?? [], name);
  const isChanged = useSyncExternalStore(
    subscribeToDesk,
    () => workspace !== undefined && !isSameArrangement(currentContents(), workspace.contents),
    () => false,
  );
  return workspace ? { workspace, isChanged } : null;
}
