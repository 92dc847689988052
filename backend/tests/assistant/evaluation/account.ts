import type {
  Alerts,
  AssistantSettings,
  ChatAnswer,
  OrdersPage,
  Portfolio,
  Watchlist,
} from '@finally/contract';
import type { Answer, TestServer } from '../../support/server/test-server.ts';
import { FREE, type Limits } from '../settings.ts';

/** The state of an account at one moment. */
export interface AccountState {
  readonly cash: number;
  readonly total: number;
  readonly quantities: ReadonlyMap<string, number>;
  /** Prices of the tickers that are held or watched. */
  readonly prices: ReadonlyMap<string, number>;
  readonly watched: ReadonlySet<string>;
  /** The open orders, newest first. */
  readonly orders: readonly { readonly id: string; readonly ticker: string }[];
  readonly alerts: readonly { readonly id: string; readonly ticker: string }[];
}

/** Rate limits high enough for requests without pauses. */
export const TALKATIVE = { CHAT_REQUESTS_PER_MINUTE_MAX: '100000' };

/** The account of a running server, used through the same API as a browser. */
export class Account {
  readonly #server: Pick<TestServer, 'get' | 'post' | 'send' | 'delete'>;
  readonly #watched: readonly string[];

  private constructor(server: TestServer, watched: readonly string[]) {
    this.#server = server;
    this.#watched = watched;
  }

  static async open(server: TestServer): Promise<Account> {
    const { entries } = (await server.get('/api/watchlist')).body as Watchlist;
    return new Account(
      server,
      entries.map(({ ticker }) => ticker),
    );
  }

  /** Resets the account to $10,000, buys the given positions and clears the conversation. */
  async prepare(holds: Readonly<Record<string, number>>, settings: Partial<Limits>): Promise<void> {
    await this.settings({});
    await this.#done(this.#server.post('/api/portfolio/reset', {}));
    await this.#done(this.#server.delete('/api/chat/history'));
    const { watched, alerts } = await this.state();
    for (const { id } of alerts) await this.#done(this.#server.delete(`/api/alerts/${id}`));
    for (const ticker of this.#watched) {
      if (!watched.has(ticker)) await this.#done(this.#server.post('/api/watchlist', { ticker }));
    }
    for (const ticker of watched) {
      if (!this.#watched.includes(ticker)) {
        await this.#done(this.#server.delete(`/api/watchlist/${ticker}`));
      }
    }
    for (const [ticker, quantity] of Object.entries(holds)) {
      await this.#done(
        this.#server.post('/api/portfolio/trade', { ticker, side: 'buy', quantity }),
      );
    }
    await this.settings(settings);
  }

  async settings(settings: Partial<Limits>): Promise<void> {
    const path = '/api/assistant';
    const { halted, ...limits } = { ...FREE, ...settings };
    const { version } = (await this.#done(this.#server.get(`${path}/settings`)))
      .body as AssistantSettings;
    const body = JSON.stringify({ ...limits, version });
    const json = { 'content-type': 'application/json' };
    await this.#done(this.#server.send('PUT', `${path}/settings`, body, json));
    await this.#done(this.#server.post(`${path}/${halted ? 'halt' : 'resume'}`, {}));
  }

  async state(): Promise<AccountState> {
    const portfolio = (await this.#done(this.#server.get('/api/portfolio'))).body as Portfolio;
    const { entries } = (await this.#done(this.#server.get('/api/watchlist'))).body as Watchlist;
    const quoted = entries.flatMap(({ ticker, latest }) =>
      latest ? [[ticker as string, latest.price] as const] : [],
    );
    const { positions } = portfolio;
    const { orders } = (await this.#done(this.#server.get('/api/orders?status=open')))
      .body as OrdersPage;
    const { alerts } = (await this.#done(this.#server.get('/api/alerts'))).body as Alerts;
    return {
      cash: portfolio.cash_balance,
      total: portfolio.total_value,
      quantities: new Map(positions.map(({ ticker, quantity }) => [ticker, quantity])),
      prices: new Map([
        ...positions.map(({ ticker, current_price }) => [ticker as string, current_price] as const),
        ...quoted,
      ]),
      watched: new Set(entries.map(({ ticker }) => ticker)),
      orders,
      alerts: alerts.filter(({ state }) => state === 'active'),
    };
  }

  async say(message: string): Promise<ChatAnswer> {
    return (await this.#done(this.#server.post('/api/chat', { message }))).body as ChatAnswer;
  }

  async #done(call: Promise<Answer>): Promise<Answer> {
    const answer = await call;
    if (answer.status >= 300)
      throw new Error(`the server answered ${answer.status}: ${answer.text}`);
    return answer;
  }
}
