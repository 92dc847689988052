import type { TradeRequest } from '@finally/contract';
import fc from 'fast-check';
import { HAND_FED_AGE_MS_MAX } from '../../../support/market/hand-fed-source.ts';
import { BY_USER } from '../../../support/trading/portfolio.ts';
import { BigIntLedger } from './bigint-ledger.ts';
import { compare, settle } from './compare-with-model.ts';
import { type Amount, toOrder } from './model-orders.ts';
import { type Model, type Real, STARTING_CENTS, SYMBOLS } from './model-state.ts';

export type Command = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  async run(model, real) {
    await run(model, real);
    await compare(model, real);
  },
});

async function trade(model: Model, real: Real, request: TradeRequest, quantity: bigint) {
  settle(model, request, quantity, await real.opened.service.trade(request, BY_USER));
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
