import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/kernel/process/log.ts';
import { failure, startProvider } from '../assistant/models/provider-server.ts';
import { TestServer } from '../support/server/test-server.ts';

const MARKER = 'sk-marker-5f1c9e';
const SECRETS = {
  LLM_API_KEY: `${MARKER}-llm`,
  OPENROUTER_API_KEY: `${MARKER}-openrouter`,
  FINALLY_TOKEN: `${MARKER}-token`,
};
const BUILT = ['frontend/out', 'backend/dist'].map((path) =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url)),
);

test('no secret appears in an answer, log line or metric, whatever a provider sends back', async () => {
  // A provider that quotes the key, as some do.
  const provider = await startProvider(failure(401, `Incorrect API key: ${MARKER}-llm`));
  const server = await TestServer.start({
    settings: { ...SECRETS, LLM_BASE_URL: provider.base_url },
  });
  try {
    const auth = { authorization: `Bearer ${SECRETS.FINALLY_TOKEN}` };
    const json = { ...auth, 'content-type': 'application/json' };
    const said: string[] = [];
    const ask = async (method: string, path: string, body?: string, headers = json) => {
      const answer = await server.send(method, path, body, body === undefined ? auth : headers);
      said.push(answer.text, JSON.stringify([...answer.headers]));
      return answer;
    };
    const answered = await ask('POST', '/api/chat', '{"message":"buy 1 AAPL"}');
    expect(answered.text).toContain('The built-in assistant answered');
    expect(JSON.stringify(provider.requests)).toContain(SECRETS.LLM_API_KEY);
    for (const path of [
      '/api/health',
      '/api/openapi.json',
      '/api/docs/',
      '/metrics',
      '/api/chat/history',
      '/api/portfolio',
      '/sign-in',
      '/sign-in/script.js',
      '/api/session',
      '/api/nothing',
    ]) {
      await ask('GET', path);
    }
    await ask('POST', '/api/portfolio/trade', `{"ticker":"${MARKER}`);
    await ask('POST', '/api/session', `{"token":"${SECRETS.FINALLY_TOKEN}"}`);
    await ask('POST', '/api/session', '{"token":"wrong"}');
    expect(said.length).toBeGreaterThan(20);
    expect(said.join('\n')).not.toContain(MARKER);
    expect(JSON.stringify(server.logged)).not.toContain(MARKER);
  } finally {
    await server.close();
  }
});

test('a log line loses the secrets that an error brings along', () => {
  const lines: string[] = [];
  const secret = `${MARKER}-"quoted"`;
  const logger = createLogger('debug', [secret], { write: (line) => void lines.push(line) });
  logger.warn({ err: new Error(`401 for ${secret}`), headers: { authorization: secret } }, secret);
  expect(lines.join()).toContain('[redacted]');
  expect(lines.join()).not.toContain(MARKER);
});

test.runIf(BUILT.some((folder) => existsSync(folder)))(
  'nothing that was built carries a setting of the builder',
  () => {
    const values = Object.entries(process.env)
      .filter(([name, value]) => /_(API_KEY|TOKEN|SECRET)$/.test(name) && (value ?? '').length > 8)
      .map(([, value = '']) => value);
    const files = BUILT.filter((folder) => existsSync(folder)).flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(js|html|css|txt|map)$/.test(name))
        .map((name) => join(folder, name)),
    );
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(
        [...values, MARKER].filter((value) => text.includes(value)),
        file,
      ).toEqual([]);
    }
  },
);
