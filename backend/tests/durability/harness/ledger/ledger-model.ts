import assert from 'node:assert/strict';
import type { Trade, TradeReceipt, TradeRequest } from '@finally/contract';
import fc from 'fast-check';
import { HAND_FED_AGE_MS_MAX } from '../../../support/market/hand-fed-source.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';
import { type Seams, ticker } from '../../../support/trading/ledger.ts';
import { BY_USER, openPortfolio } from '../../../support/trading/portfolio.ts';
import { BigIntLedger } from './bigint-ledger.ts';

const STARTING_CENTS = 1_000_000n;
const SYMBOLS = ['AAPL', 'MSFT', 'TSLA'] as const;
const STARTING_PRICE = 1_901_234n;
/** The largest number the ledger holds. */
const LARGEST = 999_999_999_999_999n;

/** The expected state, in BigInt arithmetic. */
interface Model {
  ledger: BigIntLedger;
  readonly prices: Map<string, { price: bigint; since_ms: number }>;
  now_ms: number;
  /** The current ledger's trades, oldest first. */
  trades: Trade[];
  /** The order of each client order id, in any ledger. */
  readonly orders: Map<string, { readonly request: TradeRequest; readonly receipt: TradeReceipt }>;
  /** Number of filled orders. */
  fills: number;
}

/** The real service on a real database file. */
interface Real {
  opened: ReturnType<typeof openPortfolio>;
  readonly reopen: () => Promise<void>;
}

type Command = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  async run(model, real) {
    await run(model, real);
    await compare(model, real);
  },
});

const dollars = (amount: bigint): number => Number(amount) / 100;
const shares = (quantity: bigint): number => Number(quantity) / 1e6;

/** Compares all output of the service with the model, and the rows with each other. */
async function compare(model: Model, { opened }: Real): Promise<void> {
  const { service, connection } = opened;
  const portfolio = await service.portfolio();
  assert.equal(portfolio.cash_balance, dollars(model.ledger.cash), 'cash');
  assert.equal(portfolio.realized_pnl, dollars(model.ledger.realized), 'realized profit');
  const held = [...model.ledger.holdings].toSorted(([one], [other]) => (one < other ? -1 : 1));
  assert.deepEqual(
    portfolio.positions.map((position) => [
      position.ticker,
      position.quantity,
      position.cost_basis,
      position.realized_pnl,
      position.avg_cost,
    ]),
    held.map(([symbol, { quantity, basis, realized }]) => [
      symbol,
      shares(quantity),
      dollars(basis),
      dollars(realized),
      Number(model.ledger.average(symbol)) / 1e4,
    ]),
  );
  const page = await service.trades({ limit: 500 });
  assert.deepEqual(page.ok && page.value.trades, model.trades.toReversed());
  const sums = connection.get<{ sum: number }>(
    `SELECT cash_cents - realized_pnl_cents
       + (SELECT coalesce(sum(cost_basis_cents), 0) FROM positions) AS sum FROM accounts`,
  );
  assert.equal(BigInt(sums?.sum ?? -1), STARTING_CENTS, 'cash + cost basis - realized profit');
}

/** Returns the expected refusal, or undefined if the order must be filled. */
function refusalOf(model: Model, { ticker: symbol, side }: TradeRequest, quantity: bigint) {
  const { price = 0n, since_ms = 0 } = model.prices.get(symbol) ?? {};
  if (model.now_ms - since_ms > HAND_FED_AGE_MS_MAX) return 'price_stale';
  if (quantity > LARGEST) return 'quantity_too_large';
  const { ledger } = model;
  const cost = ledger.cost(quantity, price);
  if (side === 'sell') {
    const held = ledger.held(symbol);
    if (held === 0n || held < quantity) return 'insufficient_shares';
    if (cost === 0n && held !== quantity) return 'notional_too_small';
  } else {
    if (cost === 0n) return 'notional_too_small';
    if (cost > ledger.cash) return 'insufficient_cash';
  }
  const after = ledger.copy();
  after[side](symbol, quantity, price);
  return after.kept().every((kept) => kept <= LARGEST && -kept <= LARGEST)
    ? undefined
    : 'amount_too_large';
}

/** Compares the service's answer with the expected one and updates the model. */
function settle(
  model: Model,
  request: TradeRequest,
  quantity: bigint,
  answer: Awaited<ReturnType<Real['opened']['service']['trade']>>,
): void {
  const nothing =
    request.notional === undefined
      ? quantity <= 0n && 'quantity_not_positive'
      : request.notional <= 0 && 'notional_not_positive';
  const first = request.client_order_id && model.orders.get(request.client_order_id);
  if (nothing) {
    // An id that an order of the same moment uses may not be known yet.
    const codes: readonly string[] = first ? ['client_order_id_conflict', nothing] : [nothing];
    const code = answer.ok ? 'filled' : answer.error.code;
    assert.ok(codes.includes(code), `${code}, though it must be refused with ${codes}`);
    return;
  }
  if (first) {
    const { ticker: symbol, side, quantity: filled, price } = first.receipt.trade;
    const wanted = inShares(request, BigInt(Math.round(price * 1e4)));
    const same =
      symbol === request.ticker && side === request.side && wanted === millionths(filled);
    if (same) assert.deepEqual(answer, { ok: true, value: first.receipt }, 'a retry');
    else assert.equal(!answer.ok && answer.error.code, 'client_order_id_conflict');
    return;
  }
  const refusal = refusalOf(model, request, quantity);
  if (refusal !== undefined) {
    assert.equal(answer.ok ? 'filled' : answer.error.code, refusal);
    return;
  }
  const { ledger } = model;
  const price = model.prices.get(request.ticker)?.price ?? 0n;
  const [notional, realized] = ledger[request.side](request.ticker, quantity, price);
  assert.ok(answer.ok, 'refused, though it must be filled');
  const { id, order_id, executed_at } = answer.value.trade;
  const receipt: TradeReceipt = {
    trade: {
      id,
      order_id,
      ticker: request.ticker,
      side: request.side,
      quantity: shares(quantity),
      price: Number(price) / 1e4,
      notional: dollars(notional),
      realized_pnl: dollars(realized),
      fees: 0,
      origin: 'user',
      source: 'person',
      cause: BY_USER.cause,
      client_order_id: request.client_order_id ?? null,
      executed_at,
    },
    cash_balance: dollars(ledger.cash),
    after: ledger.outcome(request.ticker),
  };
  assert.deepEqual(answer.value, receipt);
  model.trades.push(receipt.trade);
  model.fills += 1;
  if (request.client_order_id) model.orders.set(request.client_order_id, { request, receipt });
}

async function trade(model: Model, real: Real, request: TradeRequest, quantity: bigint) {
  settle(model, request, quantity, await real.opened.service.trade(request, BY_USER));
}

const millionths = (quantity: number): bigint => BigInt(Math.round(quantity * 1e6));

/** Returns how many millionths of a share this many cents buy. */
const worth = (cents: bigint, price: bigint): bigint => (cents * 100_000_000n) / price;

/** Returns the order's quantity at a price, in millionths of a share. */
const inShares = ({ quantity, notional = 0 }: TradeRequest, price: bigint): bigint =>
  quantity === undefined ? worth(BigInt(Math.round(notional * 100)), price) : millionths(quantity);

type Amount =
  | { readonly kind: 'all' }
  | { readonly kind: 'one too much' }
  | { readonly kind: 'part'; readonly thousandths: number }
  | { readonly kind: 'exactly'; readonly quantity: bigint }
  /** An order in dollars, as a fraction of the cash or of the position. */
  | { readonly kind: 'dollars'; readonly thousandths: number };

/** Limits a quantity to the largest allowed in an order. */
const capped = (quantity: bigint): bigint =>
  quantity < 900_000_000_000_000n ? quantity : 900_000_000_000_000n;

/**
 * Returns a quantity in millionths of a share: the maximum possible, a part of it, or slightly
 * more.
 */
function quantityFor(
  { ledger, prices }: Model,
  side: string,
  symbol: string,
  amount: Exclude<Amount, { kind: 'dollars' }>,
) {
  if (amount.kind === 'exactly') return amount.quantity;
  const price = prices.get(symbol)?.price ?? 1n;
  const bought = (cents: bigint) => capped(worth(cents, price));
  if (amount.kind === 'one too much') {
    return side === 'sell' ? ledger.held(symbol) + 1n : bought(ledger.cash + 1n) + 1n;
  }
  const possible = side === 'sell' ? ledger.held(symbol) : bought(ledger.cash);
  return amount.kind === 'all' ? possible : (possible * BigInt(amount.thousandths)) / 1_000n;
}

/** Returns an order and its quantity in millionths of a share at the current price. */
function toOrder(
  model: Model,
  side: 'buy' | 'sell',
  symbol: string,
  amount: Amount,
  client_order_id?: string | undefined,
): { readonly request: TradeRequest; readonly quantity: bigint } {
  const base = {
    ticker: ticker(symbol),
    side,
    ...(client_order_id !== undefined && { client_order_id }),
  };
  if (amount.kind !== 'dollars') {
    const quantity = quantityFor(model, side, symbol, amount);
    return { request: { ...base, quantity: shares(quantity) }, quantity };
  }
  const { ledger, prices } = model;
  const price = prices.get(symbol)?.price ?? 1n;
  const all = side === 'buy' ? ledger.cash : ledger.cost(ledger.held(symbol), price);
  const cents = (all * BigInt(amount.thousandths)) / 1_000n;
  const possible = cents < LARGEST ? cents : LARGEST;
  return { request: { ...base, notional: dollars(possible) }, quantity: worth(possible, price) };
}

const symbols = fc.constantFrom(...SYMBOLS);
const sides = fc.constantFrom('buy' as const, 'sell' as const);
const ids = fc.integer({ min: 0, max: 150 }).map((number) => `order-${number}`);
const amounts: fc.Arbitrary<Amount> = fc.oneof(
  fc.constantFrom<Amount>({ kind: 'all' }, { kind: 'one too much' }),
  fc.integer({ min: 1, max: 100 }).map((thousandths): Amount => ({ kind: 'part', thousandths })),
  fc.integer({ min: 1, max: 1_000 }).map((thousandths): Amount => ({ kind: 'part', thousandths })),
  fc
    .oneof(
      fc.bigInt({ min: 0n, max: 20n }).map((whole) => whole * 1_000_000n),
      fc.bigInt({ min: 1n, max: 5_000_000n }),
    )
    .map((quantity): Amount => ({ kind: 'exactly', quantity })),
  fc
    .oneof(fc.integer({ min: 0, max: 1_001 }), fc.constant(1_000))
    .map((thousandths): Amount => ({ kind: 'dollars', thousandths })),
);
/** Includes prices at which whole shares cost a multiple of half a cent. */
const prices = fc.oneof(
  fc.bigInt({ min: 1n, max: 20_000_000n }),
  fc.bigInt({ min: 1n, max: 300n }),
  fc.constantFrom(50n, 150n, 250n, 650n, 10_050n),
  fc.constantFrom(50n, 150n, 250n, 650n, 10_050n, 1_000_000n),
);

const move = fc.tuple(symbols, prices).map(([symbol, price]) =>
  command(`${symbol} moves to ${price}`, async (model, { opened }) => {
    opened.source.move(symbol, Number(price) / 1e4);
    model.prices.set(symbol, { price, since_ms: model.now_ms });
  }),
);

const order = fc
  .tuple(sides, symbols, amounts, fc.option(ids, { nil: undefined }))
  .map(([side, symbol, amount, id]) =>
    command(`${side} ${symbol}, ${Object.values(amount).join(' ')}, as ${id}`, (model, real) => {
      const { request, quantity } = toOrder(model, side, symbol, amount, id);
      return trade(model, real, request, quantity);
    }),
  );

const race = fc.tuple(sides, symbols, amounts, ids).map(([side, symbol, amount, id]) =>
  command(`${side} ${symbol} twice at once, as ${id}`, async (model, { opened }) => {
    const { request, quantity } = toOrder(model, side, symbol, amount, id);
    const answers = await Promise.all([1, 2].map(() => opened.service.trade(request, BY_USER)));
    for (const answer of answers) settle(model, request, quantity, answer);
  }),
);

/** Concurrent orders share a commit, and each is decided on the state left by the previous ones. */
const burst = fc
  .tuple(
    symbols,
    fc.array(fc.tuple(sides, amounts, fc.option(ids)), { minLength: 2, maxLength: 8 }),
  )
  .map(([symbol, orders]) =>
    command(`${orders.length} orders for ${symbol} at once`, async (model, { opened }) => {
      const placed = orders.map(([side, amount, id]) =>
        toOrder(model, side, symbol, amount, id ?? undefined),
      );
      const answers = await Promise.all(
        placed.map(({ request }) => opened.service.trade(request, BY_USER)),
      );
      for (const [index, answer] of answers.entries()) {
        const { request, quantity } = placed[index] as (typeof placed)[number];
        settle(model, request, quantity, answer);
      }
    }),
  );

const retry = fc.nat({ max: 40 }).map((nth) =>
  command(`the order before last (${nth}) again`, async (model, real) => {
    const orders = [...model.orders.values()];
    const earlier = orders[nth % Math.max(1, orders.length)];
    if (earlier) await trade(model, real, earlier.request, 1n);
  }),
);

const reset = fc.constant(
  command('reset', async (model, { opened }) => {
    await opened.service.reset();
    model.ledger = new BigIntLedger(STARTING_CENTS);
    model.trades = [];
  }),
);

const restart = fc.constant(
  command('restart', async (model, real) => {
    real.opened.clock.advance(1);
    model.now_ms += 1;
    await real.reopen();
    // Following a ticker of the hand-fed source publishes its price again.
    for (const quote of model.prices.values()) quote.since_ms = model.now_ms;
  }),
);

const wait = fc.constantFrom(1, HAND_FED_AGE_MS_MAX, HAND_FED_AGE_MS_MAX + 1).map((ms) =>
  command(`${ms} ms go by`, async (model, { opened }) => {
    opened.clock.advance(ms);
    model.now_ms += ms;
  }),
);

/**
 * Random sequences of everything that can be done to the ledger: buy, sell, retry, race, order many
 * at once, reset, restart, move prices and let them become stale.
 */
export const ledgerCommands = fc.commands(
  [
    ...[order, order, order, order, order, order, order, order, order],
    ...[move, move, move, move, race, race, burst, burst, retry, retry],
    ...[wait, restart, reset],
  ],
  { maxCommands: 40, size: 'max' },
);

/**
 * Runs commands in parallel on the service, with a new database at `path`, and on the model.
 *
 * @param seams hooks to plant a fault
 * @returns the number of filled orders
 * @throws AssertionError as soon as the two differ
 */
export async function runCommands(
  path: string,
  commands: Iterable<Command>,
  seams: Seams = {},
): Promise<number> {
  const clock = new ManualClock();
  const model: Model = {
    ledger: new BigIntLedger(STARTING_CENTS),
    prices: new Map(
      SYMBOLS.map((symbol) => [symbol, { price: STARTING_PRICE, since_ms: clock.now_ms() }]),
    ),
    now_ms: clock.now_ms(),
    trades: [],
    orders: new Map(),
    fills: 0,
  };
  const open = async () => {
    const market = [...model.prices].map(([symbol, { price }]) => [symbol, Number(price) / 1e4]);
    const opened = openPortfolio({ path, clock, dollars: Object.fromEntries(market), seams });
    for (const symbol of SYMBOLS) await opened.followed.follow(ticker(symbol), 'the model');
    return opened;
  };
  const real: Real = {
    opened: await open(),
    async reopen() {
      real.opened.connection.close();
      real.opened = await open();
    },
  };
  try {
    await fc.asyncModelRun(() => ({ model, real }), commands);
    assert.deepEqual(real.opened.errors, []);
    assert.equal(await real.opened.verifier.verifyAll(), undefined, 'the replay');
  } finally {
    real.opened.connection.close();
  }
  return model.fills;
}
