/**
 * Measures what FinAlly adds to a message to the assistant: the time from the request to the answer
 * over HTTP, minus the model's time, with a thousand messages of history; with lookups, the time of
 * the tools included, also for each step. For comparison, alternates with a bare relay to the same
 * model. Also compares the size of what a model is sent with and without tools.
 *
 *   node bench/src/assistant.ts [--small]
 */

import { HttpClient } from './support/http-client.ts';
import { syncTimes } from './support/measures/disk.ts';
import { quantile, spread } from './support/measures/statistics.ts';
import { startModelServer } from './support/servers/model-server.ts';
import { startRelay, startServer } from './support/servers/server.ts';

const SMALL = process.argv.includes('--small');
const HISTORY_MESSAGES = SMALL ? 20 : 1000;
const MESSAGES = SMALL ? 10 : 300;
const RUNS = SMALL ? 1 : 5;
const THINKING_MS = 5;

const KINDS = [
  {
    name: 'words alone',
    message: 'What about NVDA?',
    reply: { message: 'Your largest position is NVDA.', trades: [], watchlist_changes: [] },
  },
  {
    name: 'a trade',
    message: 'buy 0.01 NVDA',
    reply: {
      message: 'Placing: buy 0.01 NVDA.',
      trades: [{ ticker: 'NVDA', side: 'buy', quantity: 0.01 }],
      watchlist_changes: [],
    },
  },
  {
    name: 'a refused trade, rephrased',
    message: 'buy 100000 NVDA',
    reply: {
      message: 'Bought 100,000 NVDA!',
      trades: [{ ticker: 'NVDA', side: 'buy', quantity: 100_000 }],
      watchlist_changes: [],
    },
  },
  {
    name: 'an order in German',
    message: 'Wenn AAPL unter 5 fällt, verkaufe bitte die Hälfte meiner AAPL-Aktien',
    reply: { message: 'Nichts zu verkaufen.', trades: [], watchlist_changes: [] },
  },
  {
    name: 'a message in Spanish that is not understood',
    message: 'compra a la baja de las acciones de la mitad a 150 de la empresa de AAPL o de NVDA',
    reply: { message: 'No entiendo.', trades: [], watchlist_changes: [] },
  },
  {
    name: 'two steps of three lookups',
    message: 'What about NVDA?',
    reply: { message: 'Your largest position is NVDA.', trades: [], watchlist_changes: [] },
    steps: [
      [
        ['quotes', { tickers: ['NVDA', 'AAPL'] }],
        ['bars', { ticker: 'NVDA', interval: '1d', count: 20 }],
        ['positions', {}],
      ],
      [
        ['preview_order', { ticker: 'NVDA', side: 'buy', quantity: 0.01 }],
        ['trades', { ticker: 'NVDA', count: 10 }],
        ['performance', {}],
      ],
    ],
  },
] as const;

const model = await startModelServer(THINKING_MS);
const server = await startServer({
  LLM_BASE_URL: model.base_url,
  LLM_MODEL: 'bench',
  CHAT_REQUESTS_PER_MINUTE_MAX: '100000',
});
const client = await HttpClient.open(server.port);

/**
 * Sends a message.
 *
 * @returns the time not spent in the model, in milliseconds
 */
async function overhead(through: HttpClient, message: string): Promise<number> {
  model.reset();
  const begun = performance.now();
  const { status, body } = await through.post('/api/chat', JSON.stringify({ message }));
  const took_ms = performance.now() - begun;
  if (status !== 200) throw new Error(body);
  return took_ms - model.spent_ms;
}

/** Sets what the model answers, and what it looks up before. */
function serve(kind: (typeof KINDS)[number] | undefined): void {
  model.reply = kind?.reply;
  model.steps = kind && 'steps' in kind ? kind.steps : [];
}

/** Returns the bytes that a server sends a model for one message, in all requests together. */
async function sentBytes(through: HttpClient, kind: (typeof KINDS)[number]): Promise<number> {
  serve(kind);
  await overhead(through, kind.message);
  return model.asked_bytes;
}

/** Formats the median and the range of each quantile over the runs. */
const inMs = (runs: readonly (readonly number[])[] = []): string =>
  [0.5, 0.99]
    .map((q) => `p${100 * q} ${spread(runs.map((sample) => quantile(sample, q)))} ms`)
    .join(', ');

const cleanUp: (() => unknown)[] = [() => client.close(), () => model.stop(), () => server.stop()];
try {
  const plain = await startServer({
    LLM_BASE_URL: model.base_url,
    LLM_MODEL: 'bench',
    LLM_TOOL_STEPS_MAX: '0',
  });
  cleanUp.push(() => plain.stop());
  const without = await HttpClient.open(plain.port);
  cleanUp.push(() => without.close());
  const [words] = KINDS;
  const looking = KINDS[KINDS.length - 1] ?? words;
  const bytes = await sentBytes(without, words);
  const offered = await sentBytes(client, words);
  const used = await sentBytes(client, looking);
  console.log(
    `sent to a model for one question: ${bytes} bytes without tools, ${offered} with tools offered ` +
      `(${(offered / bytes).toFixed(2)}x, goal: at most 1.3x), ${used} in three requests with six lookups ` +
      `(${(used / bytes).toFixed(2)}x)`,
  );
  for (let exchange = 0; exchange < HISTORY_MESSAGES / 2; exchange++) {
    const kind = KINDS[exchange % KINDS.length];
    serve(kind);
    await overhead(client, kind?.message ?? '');
  }
  const sync_ms = quantile(syncTimes(server.folder, MESSAGES), 0.99);
  console.log(`a sync of this disk: p99 ${sync_ms.toFixed(2)} ms`);
  const relay = await startRelay(model.base_url, model.question_bytes);
  cleanUp.push(() => relay.stop());
  const bare = await HttpClient.open(relay.port);
  cleanUp.push(() => bare.close());
  // Warm the relay up as much as FinAlly.
  for (let exchange = 0; exchange < HISTORY_MESSAGES / 2; exchange++) {
    await overhead(bare, 'What about NVDA?');
  }
  const own = KINDS.map((): number[][] => []);
  const relayed = KINDS.map((): number[][] => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [kind, each] of KINDS.entries()) {
      const { message } = each;
      const times: [own: number[], relayed: number[]] = [[], []];
      for (let sent = 0; sent < MESSAGES; sent++) {
        serve(each);
        times[0].push(await overhead(client, message));
        model.steps = [];
        times[1].push(await overhead(bare, message));
      }
      own[kind]?.push(times[0]);
      relayed[kind]?.push(times[1]);
    }
  }
  for (const [kind, each] of KINDS.entries()) {
    const requests = 'steps' in each ? each.steps.length + 1 : 1;
    console.log(`FinAlly's own time for ${each.name}: ${inMs(own[kind])} (goal: p99 under 10 ms)`);
    if (requests > 1) {
      const perStep = own[kind]?.map((run) => run.map((time) => time / requests));
      console.log(
        `  for each of its ${requests} requests: ${inMs(perStep)} (goal: p99 under 10 ms)`,
      );
    }
    console.log(`  a bare relay of as long a question: ${inMs(relayed[kind])}`);
  }
} finally {
  for (const clean of cleanUp.toReversed()) await clean();
}
