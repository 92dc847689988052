import type { Order, PlacedOrder, Portfolio } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentServer, type Client, codeOf, startAgentServer } from './agent-server.ts';

/** A step of a random program. Prices are parts of the market price, at which nothing is filled. */
const step = fc.record({
  by: fc.constantFrom('program', 'program', 'person'),
  kind: fc.constantFrom('limit', 'limit', 'market', 'sale', 'sale', 'change', 'cancel'),
  ticker: fc.constantFrom('AAPL', 'AAPL', 'MSFT'),
  dollars: fc.integer({ min: 100, max: 1_500 }),
  part: fc.double({ min: 0.5, max: 0.95, noNaN: true }),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const limits = fc.record({
  ticker_weight_max_percent: fc.option(fc.integer({ min: 10, max: 30 }), { freq: 3 }),
  dollars_per_message_max: fc.option(fc.integer({ min: 300, max: 1_500 }), { freq: 2 }),
  dollars_per_day_max: fc.option(fc.integer({ min: 500, max: 2_500 }), { freq: 2 }),
});
type Limits = typeof limits extends fc.Arbitrary<infer Value> ? Value : never;

interface Sent {
  readonly side: 'buy' | 'sell';
  readonly ticker: string;
  readonly quantity: number;
  readonly price: number;
  /** The order that a change replaces. */
  readonly replaces?: string;
}

/** What the model reads of the account before each step. */
interface Before {
  readonly open: readonly Order[];
  readonly portfolio: Portfolio;
  /** Dollars that the program has traded today. */
  readonly traded: number;
}

/** Amounts that are nearer to a limit than this are not judged, because of cents. */
const CLOSE = 0.05;

const leftOf = ({ quantity, filled_quantity, limit_price }: Order) =>
  (quantity - filled_quantity) * (limit_price ?? 0);

/** Returns the code with which an order of the program is to be refused; null if it is within a cent. */
function expected(
  { side, ticker, quantity, price, replaces }: Sent,
  { open, portfolio, traded }: Before,
  { ticker_weight_max_percent, dollars_per_message_max, dollars_per_day_max }: Limits,
): string | undefined | null {
  const others = open.filter(({ id }) => id !== replaces);
  const worth = quantity * price;
  const held = portfolio.positions.find((position) => position.ticker === ticker);
  const purchases = others.filter((order) => order.ticker === ticker && order.side === 'buy');
  const position = Math.max(held?.market_value ?? 0, (held?.quantity ?? 0) * price);
  const sum = (orders: readonly Order[]) => orders.reduce((all, order) => all + leftOf(order), 0);
  const inTicker = position + worth + sum(purchases);
  const inDay = traded + worth + sum(others.filter(({ origin }) => origin !== 'user'));
  const part = (ticker_weight_max_percent ?? 0) / 100;
  const rules: readonly (readonly [string, number | null, number])[] = [
    ['assistant_dollar_limit', dollars_per_message_max, worth],
    [
      'assistant_weight_limit',
      ticker_weight_max_percent === null || side === 'sell' ? null : part * portfolio.total_value,
      inTicker,
    ],
    ['assistant_day_dollar_limit', dollars_per_day_max, inDay],
  ];
  for (const [code, most, amount] of rules) {
    if (most === null) continue;
    if (Math.abs(amount - most) < CLOSE) return null;
    if (amount > most) return code;
  }
  return undefined;
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** Runs programs on a server, one after the other, and compares each answer with the model. */
class Checker {
  readonly #agents: AgentServer;
  #traded = 0;
  /** How often each code was expected, so that a test shows that it meets all of them. */
  readonly seen = new Map<string, number>();

  constructor(agents: AgentServer) {
    this.#agents = agents;
  }

  async run(steps: readonly Step[], set: Limits): Promise<void> {
    const { person, limit } = this.#agents;
    await person.send('POST', '/api/portfolio/reset', {});
    // What earlier programs traded counts for the same day.
    const day = set.dollars_per_day_max;
    const bounds = { ...set, dollars_per_day_max: day && day + Math.ceil(this.#traded) };
    await limit(bounds);
    for (const one of steps) await this.#step(one, bounds);
  }

  async #step(one: Step, set: Limits): Promise<void> {
    const client = this.#agents[one.by as 'person' | 'program'];
    const before = await this.#before();
    const price = await this.#price(one.ticker);
    const limit_price = rounded(price * one.part, 2);
    const { ticker } = one;
    const target = before.open[one.pick % Math.max(1, before.open.length)];
    if (one.kind === 'cancel') {
      if (target) expect((await client.delete(`/api/orders/${target.id}`)).status).toBe(200);
      return;
    }
    if (one.kind === 'change') {
      if (!target) return;
      const quantity = rounded(one.dollars / (target.limit_price ?? 1), 4);
      const { side, limit_price: at } = target;
      const sent = { side, ticker: target.ticker, quantity, price: at ?? 0, replaces: target.id };
      await this.#compare(client, sent, before, set, () => client.change(target.id, { quantity }));
      return;
    }
    const isSale = one.kind === 'sale';
    const held = before.portfolio.positions.find((position) => position.ticker === ticker);
    if (isSale && !held) return;
    const at = one.kind === 'market' ? price : isSale ? rounded(price * 2, 2) : limit_price;
    const quantity = rounded(one.dollars / at, 4);
    const terms = one.kind === 'market' ? {} : { type: 'limit', limit_price: at };
    const sent = { side: isSale ? 'sell' : 'buy', ticker, quantity, price: at } as const;
    const order = { side: sent.side, ticker, quantity, ...terms };
    await this.#compare(client, sent, before, set, () => client.post(order));
  }

  async #compare(
    client: Client,
    sent: Sent,
    before: Before,
    set: Limits,
    send: () => ReturnType<Client['post']>,
  ): Promise<void> {
    const answer = await send();
    const code = codeOf(answer);
    if (code?.startsWith('insufficient_')) return;
    const isProgram = client === this.#agents.program;
    const wanted = isProgram ? expected(sent, before, set) : undefined;
    if (wanted !== null) {
      expect(code, JSON.stringify({ sent, set, open: before.open.length })).toBe(wanted);
      this.seen.set(String(wanted), (this.seen.get(String(wanted)) ?? 0) + 1);
    }
    if (!isProgram || code !== undefined) return;
    const { fills } = answer.body as PlacedOrder;
    this.#traded += fills.reduce((all, { notional }) => all + notional, 0);
  }

  async #before(): Promise<Before> {
    const { person } = this.#agents;
    const { orders } = (await person.get('/api/orders?status=open&limit=100')).body as {
      orders: Order[];
    };
    const portfolio = (await person.get('/api/portfolio')).body as Portfolio;
    return { open: orders, portfolio, traded: this.#traded };
  }

  async #price(ticker: string): Promise<number> {
    const { body } = await this.#agents.person.get('/api/watchlist');
    const { entries } = body as { entries: { ticker: string; latest: { price: number } | null }[] };
    const price = entries.find((entry) => entry.ticker === ticker)?.latest?.price;
    if (price === undefined) throw new Error(`${ticker} has no price`);
    return price;
  }
}

test('no sequence of orders of a program and a person gets past a limit on weight, message or day', {
  timeout: 120_000,
}, async () => {
  const checker = new Checker(await startAgentServer());
  const program = fc.array(step, { minLength: 10, maxLength: 18 });
  await fc.assert(
    fc.asyncProperty(program, limits, (steps, set) => checker.run(steps, set)),
    { numRuns: 24, seed: 20_260_211, endOnFailure: true },
  );
  expect([...checker.seen.keys()].sort()).toEqual([
    'assistant_day_dollar_limit',
    'assistant_dollar_limit',
    'assistant_weight_limit',
    'undefined',
  ]);
});
