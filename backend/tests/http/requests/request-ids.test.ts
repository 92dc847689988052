import { expect, test, vi } from 'vitest';
import { failure, startProvider } from '../../assistant/models/provider-server.ts';
import { ServerProcess } from '../../support/server/server-process.ts';
import { tempFolder } from '../../support/temp-folder.ts';

vi.setConfig({ testTimeout: 30_000 });

const MADE_HERE = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const TOKEN = 'correct-horse-battery-staple';

interface Line {
  readonly msg: string;
  readonly request_id?: string;
  readonly path?: string;
  readonly status?: number;
}

async function startServer(settings: Record<string, string> = {}) {
  const server = new ServerProcess(tempFolder(), { LOG_LEVEL: 'debug', ...settings });
  const url = await server.url();
  return {
    /** Asks and returns the id of the answer. */
    ask: async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(`${url}${path}`, init);
      const id = answer.headers.get('x-request-id') ?? '';
      const type = answer.headers.get('content-type') ?? '';
      if (type.includes('event-stream')) await answer.body?.cancel();
      else await answer.arrayBuffer();
      return { id, status: answer.status };
    },
    /** What the server has written to its log by its end. */
    log: async (): Promise<Line[]> => {
      server.kill('SIGTERM');
      await server.ended();
      return server.errors
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    },
  };
}

const given = (id: string): RequestInit => ({ headers: { 'x-request-id': id } });

test('every answer has an id, which the log contains as well', async () => {
  const server = await startServer();
  const asked = [];
  for (const path of ['/api/portfolio', '/api/nothing?q=secret']) {
    asked.push({ path: path.split('?')[0], ...(await server.ask(path)) });
  }
  const malformed = await server.ask('/api/%zz');
  const { id: stream } = await server.ask('/api/stream/prices');
  expect(stream).toMatch(MADE_HERE);
  const log = await server.log();
  expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
  for (const { id, path, status } of asked) {
    expect(id).toMatch(MADE_HERE);
    const lines = log.filter(({ request_id }) => request_id === id);
    expect(lines, path).toMatchObject([{ msg: 'answered', path, status }]);
  }
  expect(malformed.id).toMatch(MADE_HERE);
  expect(JSON.stringify(log)).not.toContain('secret');
});

test('a valid request id from a proxy is kept, and an invalid one is replaced', async () => {
  const server = await startServer();
  const sane = '4bf92f35-77b3:edge.7';
  expect(await server.ask('/api/portfolio', given(sane))).toEqual({ id: sane, status: 200 });
  for (const other of ['short', 'a'.repeat(65), 'a"},{"level":60', 'with a blank', '../../../x']) {
    expect((await server.ask('/api/portfolio', given(other))).id, other).toMatch(MADE_HERE);
  }
  const answers = (await server.log()).filter(({ msg }) => msg === 'answered');
  const ids = answers.map(({ request_id }) => request_id);
  expect(ids.filter((id) => id === sane)).toHaveLength(1);
  expect(ids).toHaveLength(6);
});

test('the log of requests with secrets contains no secret', async () => {
  const provider = await startProvider(failure(401, 'Incorrect API key: sk-marker-llm'));
  const server = await startServer({
    FINALLY_TOKEN: TOKEN,
    LLM_BASE_URL: provider.base_url,
    LLM_API_KEY: 'sk-marker-llm',
  });
  const json = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const message = JSON.stringify({ message: `my token is ${TOKEN}` });
  await server.ask('/api/chat', { method: 'POST', headers: json, body: message });
  await server.ask(`/api/portfolio?token=${TOKEN}`, { headers: json });
  await server.ask(`/api/portfolio/${TOKEN}`, { headers: json });
  // Somebody might take the token for an id.
  await server.ask('/api/portfolio', { headers: { ...json, 'x-request-id': TOKEN } });
  const log = JSON.stringify(await server.log());
  expect(log).toContain('"path":"/api/portfolio/[redacted]"');
  expect(log).toContain('"request_id":"[redacted]"');
  expect(log).not.toContain(TOKEN);
  expect(log).not.toContain('sk-marker-llm');
});
