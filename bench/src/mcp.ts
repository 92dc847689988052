/**
 * Measures what MCP adds to a call: `get_positions` and `place_order` over `/mcp` against the same calls
 * of the API with the same key, alternating on one server. Prints the medians and their difference.
 *
 *   node bench/src/mcp.ts [--small]
 */
import { median, spread } from './support/measures/statistics.ts';
import { startServer } from './support/servers/server.ts';

const SMALL = process.argv.includes('--small');
const RUNS = SMALL ? 1 : 5;
const CALLS = SMALL ? 50 : 400;
const REVISION = '2026-07-28';

const server = await startServer();
const base = `http://127.0.0.1:${server.port}`;

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text}`);
  return text;
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const sent = performance.now();
  await call();
  return performance.now() - sent;
}

/** Calls a tool as a client of the current revision does. */
async function callTool(name: string, args: object): Promise<void> {
  const text = await post(
    '/mcp',
    {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: {
        name,
        arguments: args,
        _meta: {
          'io.modelcontextprotocol/protocolVersion': REVISION,
          'io.modelcontextprotocol/clientCapabilities': {},
          'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
        },
      },
    },
    {
      ...authorization,
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': REVISION,
      'mcp-method': 'tools/call',
      'mcp-name': name,
    },
  );
  if (/"isError":true/.test(text)) throw new Error(text);
}

const made = JSON.parse(await post('/api/keys', { label: 'Bench', scope: 'trade' }));
const authorization = { authorization: `Bearer ${made.secret}` };
let orders = 0;
const order = (side: 'buy' | 'sell') => ({
  ticker: 'AAPL',
  side,
  quantity: 0.01,
  client_order_id: `bench-${orders++}`,
});

/** A call of the API, and the tool that makes the same one. */
const PAIRS = {
  get_positions: {
    direct: () =>
      fetch(`${base}/api/portfolio`, { headers: authorization }).then((one) => one.text()),
    tool: () => callTool('get_positions', {}),
  },
  place_order: {
    direct: () => post('/api/orders', order('buy'), authorization),
    tool: () => callTool('place_order', order('sell')),
  },
};

try {
  for (const { direct, tool } of Object.values(PAIRS)) {
    for (let call = 0; call < CALLS / 4; call++) {
      await direct();
      await tool();
    }
  }
  for (const [name, { direct, tool }] of Object.entries(PAIRS)) {
    const added: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const times = { direct: [] as number[], tool: [] as number[] };
      for (let call = 0; call < CALLS; call++) {
        times.direct.push(await timed(direct));
        times.tool.push(await timed(tool));
      }
      added.push(median(times.tool) - median(times.direct));
      console.log(
        `run ${run + 1}: ${name} ${median(times.tool).toFixed(2)} ms over MCP, ${median(times.direct).toFixed(2)} ms direct`,
      );
    }
    console.log(`${name}: MCP adds ${spread(added)} ms (goal: at most 3)`);
  }
} finally {
  await server.stop();
}
