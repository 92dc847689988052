/**
 * Measures what FinAlly adds to a message to the assistant: the time from the request to the answer
 * over HTTP, minus the model's time, with a thousand messages of history. For comparison,
 * alternates with a bare relay to the same model.
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
];

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

/** Formats the median and the range of each quantile over the runs. */
const inMs = (runs: readonly (readonly number[])[] = []): string =>
  [0.5, 0.99]
    .map((q) => `p${100 * q} ${spread(runs.map((sample) => quantile(sample, q)))} ms`)
    .join(', ');

const cleanUp: (() => unknown)[] = [() => client.close(), () => model.stop(), () => server.stop()];
try {
  for (let exchange = 0; exchange < HISTORY_MESSAGES / 2; exchange++) {
    const kind = KINDS[exchange % KINDS.length];
    model.reply = kind?.reply;
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
    for (const [kind, { message, reply }] of KINDS.entries()) {
      model.reply = reply;
      const times: [own: number[], relayed: number[]] = [[], []];
      for (let sent = 0; sent < MESSAGES; sent++) {
        times[0].push(await overhead(client, message));
        times[1].push(await overhead(bare, message));
      }
      own[kind]?.push(times[0]);
      relayed[kind]?.push(times[1]);
    }
  }
  for (const [kind, { name }] of KINDS.entries()) {
    console.log(`FinAlly's own time for ${name}: ${inMs(own[kind])} (goal: p99 under 10 ms)`);
    console.log(`  a bare relay of as long a question: ${inMs(relayed[kind])}`);
  }
} finally {
  for (const clean of cleanUp.toReversed()) await clean();
}
