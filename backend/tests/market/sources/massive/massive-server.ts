import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const KEY = 'a-key-that-nobody-else-has';

/** The four endpoints. */
export type Endpoint = 'snapshot' | 'aggregates' | 'reference' | 'status';

/** How an answer fails. */
export type Trouble =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly body: string }
  /** Never answers. */
  | 'silence'
  /** Starts to answer and stops in the middle. */
  | 'half'
  /** Closes the connection. */
  | 'hang_up';

export interface Stock {
  readonly name: string;
  readonly type?: string;
  price: number;
  previous_close: number;
  day_volume: number;
  /** Overrides parts of the snapshot's entry. */
  entry?: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly endpoint: Endpoint | undefined;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly at_ms: number;
}

/** Timestamps of trades are nanoseconds, written as whole numbers. */
const nanoseconds = (ms: number): number => ms * 1_000_000;

/** Serves Massive's REST interface as documented, from a list of stocks, and fails on request. */
export class MassiveServer {
  readonly stocks = new Map<string, Stock>();
  readonly calls: Call[] = [];
  market: 'open' | 'closed' | 'extended-hours' = 'open';
  plan: 'real_time' | 'delayed' = 'real_time';
  /** The vendor's clock minus the test's. */
  skew_ms = 0;
  readonly #now_ms: () => number;
  readonly #troubles = new Map<Endpoint, Trouble>();
  readonly #server: Server;
  #silent = 0;

  private constructor(now_ms: () => number) {
    this.#now_ms = now_ms;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Listens on a free port until the test ends. */
  static async start(now_ms: () => number): Promise<MassiveServer> {
    const server = new MassiveServer(now_ms);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => server.close());
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Number of calls that will never be answered. */
  get silent(): number {
    return this.#silent;
  }

  callsTo(endpoint: Endpoint): Call[] {
    return this.calls.filter((call) => call.endpoint === endpoint);
  }

  /** Makes an endpoint fail from now on; without a trouble it works again. */
  trouble(endpoint: Endpoint, trouble?: Trouble): void {
    if (trouble) this.#troubles.set(endpoint, trouble);
    else this.#troubles.delete(endpoint);
  }

  list(ticker: string, stock: Partial<Stock> = {}): Stock {
    const listed = {
      name: `${ticker} Inc.`,
      price: 100,
      previous_close: 98,
      day_volume: 1_000,
      ...stock,
    };
    this.stocks.set(ticker, listed);
    return listed;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    const endpoint = endpointOf(url.pathname);
    const { authorization } = request.headers;
    this.calls.push({ endpoint, url, authorization, at_ms: this.#now_ms() });
    response.setHeader('date', new Date(this.#now_ms() + this.skew_ms).toUTCString());
    const trouble = endpoint && this.#troubles.get(endpoint);
    const key = authorization?.replace(/^Bearer /, '') ?? url.searchParams.get('apiKey');
    if (trouble) this.#beInTrouble(trouble, response);
    else if (key !== KEY) {
      send(response, 401, { status: 'ERROR', request_id: 'r1', error: 'Unknown API Key' });
    } else if (!endpoint) send(response, 404, { status: 'ERROR', error: 'Not found' });
    else send(response, 200, this.#body(endpoint, url));
  }

  #beInTrouble(trouble: Trouble, response: ServerResponse): void {
    if (trouble === 'silence' || trouble === 'half') {
      this.#silent += 1;
      response.once('close', () => {
        this.#silent -= 1;
      });
      if (trouble === 'half') response.writeHead(200).write('{"status":"OK","tickers":[{"tick');
    } else if (trouble === 'hang_up') {
      response.destroy();
    } else if ('body' in trouble) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(trouble.body);
    } else {
      response.writeHead(trouble.status, trouble.headers);
      response.end('{"status":"ERROR","error":"no"}');
    }
  }

  #body(endpoint: Endpoint, url: URL): unknown {
    if (endpoint === 'snapshot') return this.#snapshot(url);
    if (endpoint === 'aggregates') return this.#aggregates(url);
    if (endpoint === 'reference') return this.#reference(url);
    const exchanges = { nasdaq: this.market, nyse: this.market, otc: 'closed' };
    return {
      afterHours: this.market === 'extended-hours',
      currencies: { crypto: 'open', fx: 'open' },
      earlyHours: false,
      exchanges,
      indicesGroups: { s_and_p: this.market },
      market: this.market,
      serverTime: new Date(this.#now_ms() + this.skew_ms).toISOString(),
    };
  }

  #snapshot(url: URL): unknown {
    // Documented as one comma-separated list; the vendor's own client repeats the parameter.
    const asked = url.searchParams.getAll('tickers').flatMap((list) => list.split(','));
    const names = asked.length > 0 ? asked : [...this.stocks.keys()];
    const tickers = names.flatMap((ticker) => {
      const stock = this.stocks.get(ticker);
      return stock ? [this.#entry(ticker, stock)] : [];
    });
    return { count: tickers.length, status: 'OK', tickers };
  }

  #entry(ticker: string, stock: Stock): unknown {
    const { price, previous_close, day_volume } = stock;
    const lag_ms = this.plan === 'delayed' ? 15 * 60_000 : 0;
    const at_ms = this.#now_ms() + this.skew_ms - lag_ms;
    const bar = { c: price, h: price, l: price, o: price, v: 100, vw: price };
    const trade = {
      c: [14, 41],
      i: '71675577320245',
      p: price,
      s: 20,
      t: nanoseconds(at_ms),
      x: 4,
    };
    const quote = {
      P: price + 0.01,
      S: 22,
      p: price - 0.01,
      s: 13,
      t: nanoseconds(at_ms),
    };
    return {
      day: { ...bar, o: previous_close, v: day_volume },
      ...(this.plan === 'real_time' ? { lastQuote: quote, lastTrade: trade } : {}),
      min: { ...bar, av: day_volume, n: 5, t: at_ms - (at_ms % 60_000) },
      prevDay: { ...bar, c: previous_close, v: 5_000_000 },
      ticker,
      todaysChange: price - previous_close,
      todaysChangePerc: ((price - previous_close) / previous_close) * 100,
      updated: nanoseconds(at_ms),
      ...stock.entry,
    };
  }

  #aggregates(url: URL): unknown {
    const [, ticker = '', multiplier, timespan, from, to] =
      /ticker\/([^/]+)\/range\/(\d+)\/(\w+)\/(\d+)\/(\d+)/.exec(url.pathname) ?? [];
    const stock = this.stocks.get(ticker);
    const length_ms = Number(multiplier) * (timespan === 'day' ? 86_400_000 : 60_000);
    const results: unknown[] = [];
    const last_ms = Number(to) - (Number(to) % length_ms);
    for (let back = 49; stock && back >= 0; back--) {
      const t = last_ms - back * length_ms;
      const { price } = stock;
      if (t < Number(from)) continue;
      results.push({
        v: 1_000,
        vw: price,
        o: price,
        c: price,
        h: price + 1,
        l: price - 1,
        t,
        n: 9,
      });
    }
    return {
      adjusted: true,
      queryCount: results.length,
      request_id: '6a7e466379af0a71039d60cc78e72282',
      results,
      resultsCount: results.length,
      status: this.plan === 'delayed' ? 'DELAYED' : 'OK',
      ticker,
    };
  }

  #reference(url: URL): unknown {
    const search = (url.searchParams.get('search') ?? '').toUpperCase();
    const named = url.searchParams.get('ticker');
    const results = [...this.stocks]
      .filter(([ticker, { name }]) =>
        named === null ? `${ticker} ${name}`.toUpperCase().includes(search) : ticker === named,
      )
      .slice(0, Number(url.searchParams.get('limit') ?? 100))
      .map(([ticker, { name, type = 'CS' }]) => ({
        active: true,
        cik: '0001090872',
        composite_figi: 'BBG000BWQYZ5',
        currency_name: 'usd',
        last_updated_utc: '2026-02-10T00:00:00Z',
        locale: 'us',
        market: 'stocks',
        name,
        primary_exchange: 'XNYS',
        share_class_figi: 'BBG001SCTQY4',
        ticker,
        type,
      }));
    return {
      count: results.length,
      request_id: 'e70013d92930de90e089dc8fa098888e',
      results,
      status: 'OK',
    };
  }
}

function endpointOf(path: string): Endpoint | undefined {
  if (path === '/v2/snapshot/locale/us/markets/stocks/tickers') return 'snapshot';
  if (path.startsWith('/v2/aggs/ticker/')) return 'aggregates';
  if (path === '/v3/reference/tickers') return 'reference';
  return path === '/v1/marketstatus/now' ? 'status' : undefined;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
