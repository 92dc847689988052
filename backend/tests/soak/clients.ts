import { once } from 'node:events';
import { Agent, get, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, seededRandom } from '../../src/kernel/random.ts';
import type { Deeds } from './holding.ts';

const TICKERS = ['AAPL', 'GOOGL', 'MSFT', 'AMZN', 'TSLA', 'NVDA', 'META', 'JPM', 'V', 'NFLX'];
/** Beyond the first watchlist: prices and bars that come and go. */
const PASSING = ['PYPL', 'DIS', 'KO', 'PEP', 'ORCL', 'IBM'];
const MESSAGES = [
  'how am I doing?',
  'buy 1 AAPL',
  'sell 1 AAPL',
  'what is the price of NVDA?',
  'add PYPL to my watchlist',
  'remove PYPL from my watchlist',
];
const READS = [
  '/api/portfolio',
  '/api/portfolio/history?range=1d',
  '/api/portfolio/trades?limit=50',
  '/api/portfolio/performance',
  '/api/watchlist',
  '/api/chat/history',
  '/api/health',
  '/api/market/search?q=ap',
  '/metrics',
  '/',
];
/** Streams that are open at a time. */
const STREAMS = 6;
const STREAM_MS_MAX = 3_000;
/** Between two calls of one client. */
const PAUSE_MS = 25;
/** Refusals that belong to a day of trading: the price of a busy machine, the cash, the shares. */
const REFUSALS = new Set([
  'price_stale',
  'price_unavailable',
  'insufficient_cash',
  'insufficient_shares',
]);

/** People and programs that use a server until they are stopped. */
export class Clients {
  readonly #url: string;
  readonly #random: Random;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #stopping = new AbortController();
  readonly #faults = new Map<string, number>();
  readonly #done: Promise<unknown>;
  #streams = 0;
  #trades = 0;
  #chats = 0;
  #reads = 0;

  constructor(url: string, seed: number) {
    this.#url = url;
    this.#random = seededRandom(seed);
    const streams = Array.from({ length: STREAMS }, () => this.#repeat(() => this.#stream()));
    const calls = [
      () => this.#trade(),
      () => this.#trade(),
      () => this.#chat(),
      () => this.#read(),
      () => this.#comeAndGo(),
    ].map((call) => this.#repeat(call, PAUSE_MS));
    this.#done = Promise.all([...streams, ...calls]);
  }

  get deeds(): Deeds {
    return {
      streams: this.#streams,
      trades: this.#trades,
      chats: this.#chats,
      reads: this.#reads,
      faults: this.#faults,
    };
  }

  /** Lets what is under way end. */
  async stop(): Promise<Deeds> {
    this.#stopping.abort();
    await this.#done;
    this.#agent.destroy();
    return this.deeds;
  }

  async #repeat(call: () => Promise<void>, pause_ms = 0): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await call().catch((error: unknown) => this.#fault(String(error)));
      await pause(pause_ms);
    }
  }

  /** A browser that stays for a moment, and leaves without a word. */
  async #stream(): Promise<void> {
    const stay_ms = this.#random.uniform() * STREAM_MS_MAX;
    const stream = get(`${this.#url}/api/stream/prices`, { agent: false });
    stream.on('error', () => {});
    const [response] = await once(stream, 'response');
    if (response.statusCode !== 200) this.#fault(`stream ${response.statusCode}`);
    response.on('error', () => {}).resume();
    await pause(stay_ms, undefined, { signal: this.#stopping.signal }).catch(() => {});
    stream.destroy();
    this.#streams++;
  }

  async #trade(): Promise<void> {
    const side = this.#random.uniform() < 0.5 ? 'buy' : 'sell';
    const order = { ticker: this.#oneOf(TICKERS), side, quantity: 1 };
    if (await this.#call('POST', '/api/portfolio/trade', order)) this.#trades++;
  }

  async #chat(): Promise<void> {
    if (await this.#call('POST', '/api/chat', { message: this.#oneOf(MESSAGES) })) this.#chats++;
  }

  async #read(): Promise<void> {
    const bars = `/api/market/bars?ticker=${this.#oneOf(TICKERS)}&interval=1m&limit=500`;
    await this.#call('GET', this.#oneOf([...READS, bars]));
    this.#reads++;
  }

  async #comeAndGo(): Promise<void> {
    const ticker = this.#oneOf(PASSING);
    await this.#call('POST', '/api/watchlist', { ticker });
    await pause(PAUSE_MS);
    await this.#call('DELETE', `/api/watchlist/${ticker}`);
  }

  /** @returns whether it was done, and not refused for one of the reasons of a day of trading */
  async #call(method: string, path: string, body?: object): Promise<boolean> {
    const { status, said } = await this.#send(method, path, body && JSON.stringify(body));
    if (status < 300) return true;
    const { code } = JSON.parse(said) as { code: string };
    // Two clients may take the same ticker off the list; there may be no page.
    const isUsual = REFUSALS.has(code) || code === 'not_on_watchlist' || path === '/';
    if (!isUsual) this.#fault(`${method} ${path} ${status} ${code}`);
    return false;
  }

  /** Over connections that are kept, as programs do, until `stop`. */
  async #send(method: string, path: string, body: string | undefined) {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const call = request(`${this.#url}${path}`, { method, agent: this.#agent, headers });
    call.end(body);
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, said: await text(response) };
  }

  #fault(what: string): void {
    this.#faults.set(what, (this.#faults.get(what) ?? 0) + 1);
  }

  #oneOf<One>(many: readonly One[]): One {
    return many[Math.floor(this.#random.uniform() * many.length)] as One;
  }
}
