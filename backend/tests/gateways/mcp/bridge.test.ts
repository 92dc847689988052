import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, onTestFinished, test } from 'vitest';
import { builtProgram } from '../../support/built-program.ts';
import { type CalledTool, EARLIER, McpServerForTests, MODERN } from './mcp-server.ts';

const PROGRAM = builtProgram('mcp');

test.each([MODERN, EARLIER])(
  'the official client of %s uses FinAlly over stdio',
  async (revision) => {
    const mcp = await McpServerForTests.start();
    const { secret } = await mcp.key();
    const client = new Client(
      { name: 'over-stdio', version: '1' },
      { versionNegotiation: { mode: revision === MODERN ? { pin: MODERN } : 'legacy' } },
    );
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [PROGRAM],
        env: { FINALLY_URL: mcp.server.url, FINALLY_API_KEY: secret },
      }),
    );
    onTestFinished(() => client.close());
    expect(client.getNegotiatedProtocolVersion()).toBe(revision);
    expect((await client.listTools()).tools).toHaveLength(19);
    const called = (await client.callTool({
      name: 'place_order',
      arguments: { ticker: 'KO', side: 'buy', quantity: '1', client_order_id: 'a' },
    })) as CalledTool;
    expect(called.structuredContent.status).toBe('done');
    const { contents } = await client.readResource({ uri: 'finally://positions' });
    expect(JSON.stringify(contents)).toContain('KO');
  },
);

test('a client over stdio hears of changes', async () => {
  const mcp = await McpServerForTests.start();
  const key = await mcp.key();
  const client = new Client(
    { name: 'over-stdio', version: '1' },
    { versionNegotiation: { mode: { pin: MODERN } } },
  );
  const heard: string[] = [];
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => {
    heard.push(params.uri);
  });
  const env = { FINALLY_URL: mcp.server.url, FINALLY_API_KEY: key.secret };
  const transport = new StdioClientTransport({ command: process.execPath, args: [PROGRAM], env });
  await client.connect(transport);
  onTestFinished(() => client.close());
  const uri = 'finally://positions';
  await client.listen({ resourceSubscriptions: [uri] });
  const buy = { ticker: 'KO', side: 'buy', quantity: 1, client_order_id: 'a' };
  await mcp.call(key, 'place_order', buy);
  await expect.poll(() => heard).toContain(uri);
});

/** Runs the program with lines on its input, until it ends. */
async function run(env: Record<string, string>, lines: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: 'pipe' });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => {
    text.stdout += part;
  });
  child.stderr.on('data', (part) => {
    text.stderr += part;
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [status] = await once(child, 'close');
  return { status, ...text, answers: text.stdout.split('\n').filter(Boolean) };
}

const INITIALIZE = JSON.stringify({ jsonrpc: '2.0', id: 'one', method: 'initialize', params: {} });

test('what cannot be passed on is answered as JSON-RPC, and nothing else is written', async () => {
  const mcp = await McpServerForTests.start();
  const wrong = {
    FINALLY_URL: mcp.server.url,
    FINALLY_API_KEY: 'finally_aaaaaaaaaaaa_wrongwrongwrongwrong',
  };
  const refused = await run(wrong, [INITIALIZE, 'no json', '[]', '']);
  expect(refused.answers.map((line) => JSON.parse(line))).toEqual(
    expect.arrayContaining([
      {
        jsonrpc: '2.0',
        id: null,
        error: { code: -32700, message: 'This is not a JSON-RPC message.' },
      },
      expect.objectContaining({ id: 'one', error: expect.objectContaining({ code: -32603 }) }),
    ]),
  );
  expect(refused.answers).toHaveLength(3);
  expect(refused.status).toBe(0);

  const { url } = mcp.server;
  await mcp.server.close();
  const unreachable = await run({ FINALLY_URL: url, FINALLY_API_KEY: 'finally_key' }, [INITIALIZE]);
  expect(unreachable.answers[0]).toContain(`FinAlly does not answer at ${url}`);
});

test.each([
  [{}, 'FINALLY_API_KEY must be a key of an account'],
  [{ FINALLY_API_KEY: 'a', FINALLY_URL: 'ftp://here' }, 'FINALLY_URL must be an address'],
])('without usable settings it says so on standard error and ends', async (env, sentence) => {
  const { status, stdout, stderr } = await run(env as Record<string, string>, []);
  expect(stderr).toContain(sentence);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
