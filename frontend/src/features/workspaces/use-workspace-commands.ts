'use client';

import { type Command, useCommands } from '@/shared/commands/use-commands';
import { toast } from '@/shared/toast';
import { useCurrentWorkspace, useWorkspaceKeys, useWorkspaces } from './use-workspaces';
import { openWorkspace, saveWorkspace } from './workspace-actions';

const GROUP = 'Workspaces';

/** Registers a command for each workspace: `WORKSPACE DAY`, and a key such as `s 1`, which it keeps. */
export function useWorkspaceCommands(): void {
  const { workspaces } = useWorkspaces();
  const keys = useWorkspaceKeys();
  const current = useCurrentWorkspace();
  const commands: readonly Command[] = [
    ...(workspaces ?? []).map((workspace) => ({
      id: `workspace.open.${workspace.name}`,
      title: `Open the workspace ${workspace.name}`,
      group: GROUP,
      names: [`workspace ${workspace.name}`],
      ...(keys[workspace.name] !== undefined && { keys: `s ${keys[workspace.name]}` }),
      run: () => openWorkspace(workspace),
    })),
    {
      id: 'workspace.save',
      title: 'Save the open workspace',
      ...(current && { subject: current.workspace.name }),
      group: GROUP,
      names: ['save workspace', 'workspace save'],
      keys: 's s',
      run: () => void save(),
    },
    {
      id: 'workspace.unknown',
      title: 'Workspace: open one by its name, as in WORKSPACE DAY',
      group: GROUP,
      names: ['workspace', 'workspaces', 'workspace *'],
      run: () => toast(listed((workspaces ?? []).map(({ name }) => name))),
    },
  ];
  useCommands(commands);

  async function save(): Promise<void> {
    if (!current) return void toast('No workspace is open. Save one in the menu of workspaces.');
    const failure = await saveWorkspace(current.workspace.name);
    if (failure !== null) toast.error(failure);
  }
}

const listed = (names: readonly string[]): string =>
  names.length === 0
    ? 'There are no workspaces yet. Save one in the menu of workspaces.'
    : `Workspaces: ${names.join(', ')}.`;
