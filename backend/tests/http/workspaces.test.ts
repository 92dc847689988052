import { WORKSPACE_SENTENCES, WORKSPACES_MAX, WorkspacesSchema } from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';
import { workspaceContents } from '../workspaces/contents.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
});

afterEach(() => server.close());

const put = (name: string, body: unknown) =>
  server.send('PUT', `/api/workspaces/${encodeURIComponent(name)}`, JSON.stringify(body), {
    'content-type': 'application/json',
  });

const save = (name: string, contents: unknown = workspaceContents()) => put(name, { contents });

const saved = async () =>
  WorkspacesSchema.parse((await server.get('/api/workspaces')).body).workspaces;

test('a workspace is saved, replaced in any case of its name, and deleted; it survives a restart', async () => {
  expect(await saved()).toEqual([]);
  expect((await save(' Day ')).status).toBe(201);
  expect((await save('evening', workspaceContents('compact'))).status).toBe(201);
  const replaced = await save('DAY', workspaceContents('comfortable'));
  expect(replaced.status).toBe(200);
  expect(replaced.body).toMatchObject({ name: 'DAY', contents: { density: 'comfortable' } });
  await server.restart();
  const kept = await saved();
  expect(kept.map(({ name, contents }) => [name, contents])).toEqual([
    ['DAY', workspaceContents('comfortable')],
    ['evening', workspaceContents('compact')],
  ]);
  expect((await server.delete('/api/workspaces/day')).status).toBe(204);
  expect((await saved()).map(({ name }) => name)).toEqual(['evening']);
  const missing = await server.delete('/api/workspaces/day');
  expect([missing.status, missing.body]).toMatchObject([404, { code: 'unknown_workspace' }]);
});

test('one more than the limit is refused, and an existing one can still be replaced', async () => {
  for (let n = 0; n < WORKSPACES_MAX; n += 1) expect((await save(`w${n}`)).status).toBe(201);
  const refused = await save('one more');
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    code: 'too_many_workspaces',
    detail: WORKSPACE_SENTENCES.too_many,
  });
  expect((await save('w3')).status).toBe(200);
  expect(await saved()).toHaveLength(WORKSPACES_MAX);
});

const contents = workspaceContents();
const [chart] = contents.charts;
const layout = (change: object) => ({ ...contents, layout: { ...contents.layout, ...change } });
const many = (count: number) => Array.from({ length: count }, (_, n) => `p${n}`);

test.each([
  ['no name', '  ', contents, 'name'],
  ['a name that is too long', 'x'.repeat(41), contents, 'name'],
  ['a name with a line break', 'a\nb', contents, 'name'],
  ['no chart', 'day', { ...contents, charts: [] }, 'contents.charts'],
  ['five charts', 'day', { ...contents, charts: Array(5).fill(chart) }, 'contents.charts'],
  [
    'an interval that does not exist',
    'day',
    { ...contents, charts: [{ ...chart, interval: '7m' }] },
    'contents.charts.0.interval',
  ],
  [
    'a group that does not exist',
    'day',
    { ...contents, links: { ...contents.links, groups: { chart_1: 'Z' } } },
    'contents.links.groups.chart_1',
  ],
  ['a panel that is no name', 'day', layout({ toggled: ['<b>'] }), 'contents.layout.toggled.0'],
  ['too many panels', 'day', layout({ selected: many(41) }), 'contents.layout.selected'],
  [
    'too many sizes',
    'day',
    layout({ sizes: Object.fromEntries(many(41).map((p) => [p, 1])) }),
    'contents.layout.sizes',
  ],
  ['a density that does not exist', 'day', { ...contents, density: 'tiny' }, 'contents.density'],
  ['a field that is not known', 'day', { ...contents, theme: 'dark' }, 'contents'],
])('%s is refused, and the answer says where', async (_title, name, body, path) => {
  const refused = await save(name, body);
  expect(refused.status).toBe(400);
  expect(refused.body).toMatchObject({ code: 'invalid_request', issues: [{ path }] });
  expect(await saved()).toEqual([]);
});
