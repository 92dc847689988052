import type { Workspace } from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutStore } from '@/features/layout/layout-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { undoStore } from '@/shared/undo/undo-store';
import { contents } from './tests/samples';
import {
  deleteWorkspace,
  importWorkspace,
  openWorkspace,
  saveWorkspace,
} from './workspace-actions';
import { writeWorkspaceFile } from './workspace-file';
import { currentWorkspaceStore, workspacesStore } from './workspaces-store';

const DAY: Workspace = {
  name: 'Day',
  contents: contents(),
  saved_at: '2026-02-11T14:30:00.000Z',
};
const FILE = writeWorkspaceFile(DAY);

let server: ContractServer;
let workspaces: readonly Workspace[];
beforeEach(async () => {
  workspaces = [];
  server = await startContractServer({
    'GET /api/workspaces': () => ok({ workspaces }),
    'PUT /api/workspaces/Day': () => {
      workspaces = [DAY];
      return ok(DAY, 201);
    },
    'DELETE /api/workspaces/Day': () => {
      workspaces = [];
      return { status: 204 };
    },
  });
  layoutStore.reset();
  currentWorkspaceStore.setState({ name: null });
});
afterEach(() => server.close());

const names = () => workspacesStore.getState().workspaces?.map(({ name }) => name);

test('the desk is saved under a name, which is the open workspace from then on', async () => {
  layoutStore.fold('trade', true);
  expect(await saveWorkspace(' Day ')).toBeNull();
  expect(server.calls('PUT /api/workspaces/Day')[0]?.body).toMatchObject({
    contents: { layout: { folded: ['trade'] }, density: 'normal' },
  });
  expect(names()).toEqual(['Day']);
  expect(currentWorkspaceStore.getState().name).toBe('Day');
});

test('a refusal is returned as a sentence, and nothing is opened', async () => {
  server.on('PUT /api/workspaces/Day', () => refusal(422, 'too_many_workspaces', 'Too many.'));
  expect(await saveWorkspace('Day')).toBe('Too many.');
  expect(currentWorkspaceStore.getState().name).toBeNull();
});

test('opening a workspace can be undone', async () => {
  openWorkspace(DAY);
  expect(layoutStore.getState().folded).toEqual(['chat']);
  await undoStore.undo();
  expect(layoutStore.getState().folded).toEqual([]);
  expect(currentWorkspaceStore.getState().name).toBeNull();
});

test('deleting a workspace can be undone', async () => {
  await saveWorkspace('Day');
  await deleteWorkspace(DAY);
  expect(names()).toEqual([]);
  await undoStore.undo();
  expect(names()).toEqual(['Day']);
  expect(server.calls('PUT /api/workspaces/Day')[1]?.body).toEqual({ contents: contents() });
});

test('an imported workspace is saved and opened', async () => {
  expect(await importWorkspace(FILE)).toBeNull();
  expect(names()).toEqual(['Day']);
  expect(currentWorkspaceStore.getState().name).toBe('Day');
  expect(layoutStore.getState().folded).toEqual(['chat']);
});

test('a file whose name exists, or that the server refuses, changes nothing and says why', async () => {
  const issue = { path: 'contents.density', message: 'Use one of the densities.' };
  server.on('PUT /api/workspaces/Day', () =>
    refusal(400, 'invalid_request', 'Use one of the densities.', { issues: [issue] }),
  );
  expect(await importWorkspace(FILE)).toBe(
    'The file is wrong at contents.density: Use one of the densities.',
  );
  workspaces = [{ ...DAY, name: 'DAY' }];
  expect(await importWorkspace(FILE)).toContain('A workspace named Day exists already.');
  expect(server.calls('PUT /api/workspaces/Day')).toHaveLength(1);
  expect(layoutStore.getState().folded).toEqual([]);
});
