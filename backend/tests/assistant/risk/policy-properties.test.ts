import type { ChatAction, TradeReceipt } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelReply } from '../../../src/assistant/models/reply.ts';
import { cents, priceE4 } from '../../../src/kernel/money.ts';
import { ok } from '../../../src/kernel/result.ts';
import { fromPortfolio } from '../../../src/ledger/from-portfolio.ts';
import { allowancesOf } from '../../../src/risk/allowances.ts';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { tries } from '../reading/effort.ts';
import { openToAnything, scripted } from '../scripted.ts';
import { configure, type Limits } from '../settings.ts';
import { openServices, type Services, ticker } from '../support.ts';

const RUNS = tries(60);

const TICKERS = ['AAPL', 'NVDA', 'TSLA'] as const;
const OPENING_PRICES = { AAPL: 190, NVDA: 180, TSLA: 250 };
const STARTING_CASH = 10_000;
/** The maximum sum of rounding errors. */
const A_FEW_CENTS = 0.05;

const quantity = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.integer({ min: 10_000, max: 12_000_000 }).map((units) => units / 1_000_000),
  },
  { weight: 1, arbitrary: fc.constantFrom(1e9, -3, 0, 1e-7) },
);
const trade: fc.Arbitrary<ModelReply['trades'][number]> = fc.record({
  ticker: fc.constantFrom(...TICKERS),
  side: fc.constantFrom('buy', 'buy', 'sell'),
  quantity,
});
const dollars = fc.option(fc.integer({ min: 10_000, max: 600_000 }).map((amount) => amount / 100));
const settings: fc.Arbitrary<Limits> = fc.record({
  mode: fc.constantFrom('auto', 'auto', 'auto', 'confirm', 'confirm', 'read_only'),
  halted: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
  actions_per_message_max: fc.integer({ min: 1, max: 4 }),
  dollars_per_message_max: dollars,
  ticker_weight_max_percent: fc.option(
    fc.integer({ min: 500, max: 6_000 }).map((points) => points / 100),
  ),
  daily_loss_max: dollars,
  dollars_per_day_max: dollars,
  trades_per_day_max: fc.option(fc.integer({ min: 1, max: 8 })),
  approval_price_band_percent: fc.constantFrom(0.01, 1, 50),
});

type Step =
  | { readonly kind: 'message'; readonly trades: ModelReply['trades'] }
  | { readonly kind: 'settings'; readonly settings: Limits }
  | { readonly kind: 'price'; readonly ticker: (typeof TICKERS)[number]; readonly price: number }
  | { readonly kind: 'decide'; readonly pick: number; readonly approve: boolean }
  | { readonly kind: 'person'; readonly trade: ModelReply['trades'][number] }
  | { readonly kind: 'reset' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      trades: fc.array(trade, { maxLength: 6 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settings' as const), settings }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      ticker: fc.constantFrom(...TICKERS),
      price: fc.integer({ min: 2_000, max: 60_000 }).map((price) => price / 100),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      pick: fc.nat(),
      approve: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('person' as const), trade }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reset' as const }) },
);

/**
 * An independent check in plain dollars: follows receipts and prices, shares no code with the
 * decisions of the program, and reports what exceeds a limit.
 */
class Witness {
  settings: Limits;
  readonly prices: Record<string, number> = { ...OPENING_PRICES };
  #cash = STARTING_CASH;
  #shares: Record<string, number> = {};
  readonly #messages = new Map<string, { actions: number; dollars: number }>();
  /** All steps happen within one day. */
  readonly #day = { trades: 0, dollars: 0 };

  constructor(settings: Limits) {
    this.settings = settings;
  }

  get total(): number {
    const held = TICKERS.map((name) => (this.#shares[name] ?? 0) * (this.prices[name] ?? 0));
    return this.#cash + held.reduce((sum, value) => sum + value, 0);
  }

  reset(): void {
    this.#cash = STARTING_CASH;
    this.#shares = {};
  }

  /** Called after a trade. */
  follow({ trade: { ticker: name, side, quantity: shares, notional } }: TradeReceipt): void {
    const sign = side === 'buy' ? 1 : -1;
    this.#cash -= sign * notional;
    this.#shares[name] = (this.#shares[name] ?? 0) + sign * shares;
  }

  /** Called after an action of the assistant for a message. */
  watch(action: ChatAction, message_id: string, shown: number | null): void {
    if (action.kind !== 'trade' || !action.receipt) return;
    const { side, notional, ticker: name, price, quantity: done } = action.receipt.trade;
    const approved = shown !== null;
    expect(done).toBe(action.request.quantity);
    if (approved) {
      const band = (shown * this.settings.approval_price_band_percent) / 100;
      expect(Math.abs(price - shown)).toBeLessThanOrEqual(band + 1e-9);
    }
    this.#day.trades += 1;
    this.#day.dollars += notional;
    const { dollars_per_day_max, trades_per_day_max } = this.settings;
    if (trades_per_day_max !== null)
      expect(this.#day.trades).toBeLessThanOrEqual(trades_per_day_max);
    if (dollars_per_day_max !== null) {
      expect(this.#day.dollars).toBeLessThanOrEqual(dollars_per_day_max + 1e-6);
    }
    const { mode, halted, daily_loss_max, ...limits } = this.settings;
    expect(halted).toBe(false);
    expect(approved ? mode !== 'read_only' : mode === 'auto').toBe(true);
    const loss = STARTING_CASH - this.total;
    this.follow(action.receipt);

    const message = this.#messages.get(message_id) ?? { actions: 0, dollars: 0 };
    message.actions += 1;
    message.dollars += notional;
    this.#messages.set(message_id, message);
    expect(message.actions).toBeLessThanOrEqual(limits.actions_per_message_max);
    const { dollars_per_message_max, ticker_weight_max_percent } = limits;
    if (dollars_per_message_max !== null) {
      expect(message.dollars).toBeLessThanOrEqual(dollars_per_message_max + 1e-6);
    }
    if (side === 'sell') return;
    if (daily_loss_max !== null) expect(loss).toBeLessThan(daily_loss_max + A_FEW_CENTS);
    if (ticker_weight_max_percent !== null) {
      const value = (this.#shares[name] ?? 0) * (this.prices[name] ?? 0);
      expect(value).toBeLessThanOrEqual(
        (this.total * ticker_weight_max_percent) / 100 + A_FEW_CENTS,
      );
    }
  }
}

/**
 * Runs the steps of an assistant that tries to exceed its limits.
 *
 * @returns how many trades it made
 */
async function live(services: Services, steps: readonly Step[], witness: Witness): Promise<number> {
  let next: ModelReply['trades'] = [];
  const reply = async () => ok({ message: 'Placing.', trades: next, watchlist_changes: [] });
  const chat = services.chat(scripted(reply, 'Some of it was refused.').model, openToAnything);
  const waiting: { id: string; message_id: string; ticker: string; shown: number }[] = [];
  let executed = 0;
  const observe = (action: ChatAction, message_id: string, shown: number | null) => {
    if (action.status === 'proposed' && action.kind === 'trade') {
      const { ticker: name } = action.request;
      expect(action.shown_price).toBe(witness.prices[name]);
      waiting.push({ id: action.id, message_id, ticker: name, shown: action.shown_price ?? 0 });
    }
    if (action.status !== 'executed') return;
    witness.watch(action, message_id, shown);
    executed += 1;
  };
  for (const each of steps) {
    if (each.kind === 'message') {
      next = each.trades;
      const answer = await chat.send({ message: 'Do your worst.' });
      if (!answer.ok) throw new Error(answer.error.detail);
      for (const action of answer.value.actions) observe(action, answer.value.id, null);
    } else if (each.kind === 'settings') {
      await configure(chat, each.settings);
      witness.settings = each.settings;
    } else if (each.kind === 'price') {
      services.source.move(ticker(each.ticker), each.price);
      witness.prices[each.ticker] = each.price;
    } else if (each.kind === 'person') {
      const { trade: order } = each;
      const request = { ...order, ticker: ticker(order.ticker) };
      const receipt = await services.portfolio.trade(request, BY_USER);
      if (receipt.ok) witness.follow(receipt.value);
    } else if (each.kind === 'reset') {
      await services.portfolio.reset();
      witness.reset();
    } else {
      const [picked] = waiting.splice(each.pick % Math.max(1, waiting.length), 1);
      if (!picked) continue;
      const action = await chat[each.approve ? 'approve' : 'decline'](picked.id);
      if (action.ok) observe(action.value, picked.message_id, picked.shown);
      else if (action.error.code !== 'price_moved') waiting.push(picked);
      else waiting.push({ ...picked, shown: witness.prices[picked.ticker] ?? 0 });
    }
  }
  const portfolio = await services.portfolio.portfolio();
  expect(witness.total).toBeCloseTo(portfolio.total_value, 0);
  return executed;
}

/** The constant prices of all traded tickers, until a step moves them. */
async function openMarket(): Promise<Services> {
  const services = await openServices();
  for (const name of TICKERS) await services.followed.follow(ticker(name), 'the test');
  return services;
}

test('no sequence of proposals, settings, prices and approvals gets past a limit', async () => {
  let executed = 0;
  await fc.assert(
    fc.asyncProperty(
      settings,
      fc.array(step, { minLength: 4, maxLength: 24 }),
      async (first, steps) => {
        const services = await openMarket();
        const witness = new Witness(first);
        const all = [{ kind: 'settings' as const, settings: first }, ...steps];
        executed += await live(services, all, witness).finally(() => services.connection.close());
      },
    ),
    { numRuns: RUNS },
  );
  // The property would also hold if the limits refused everything.
  expect(executed).toBeGreaterThan(RUNS / 8);
});

test('what the assistant is told it may trade, it may; and a limit lets no cent more through', async () => {
  await fc.assert(
    fc.asyncProperty(
      settings,
      fc.constantFrom(...TICKERS),
      fc.constantFrom('buy' as const, 'sell' as const),
      fc.integer({ min: 0, max: 20 }),
      async (wanted, name, side, held) => {
        const services = await openMarket();
        if (held > 0) await services.buy(name, held);
        const limits = { ...wanted, mode: 'auto' as const };
        const chat = services.chat(
          scripted(async ({ context }) => {
            const allowance = context.limits.allowances.find((each) => each.ticker === name);
            const most = allowance?.[side === 'buy' ? 'buy_quantity_max' : 'sell_quantity_max'];
            return ok({
              message: 'Placing.',
              trades: [{ ticker: name, side, quantity: most ?? 0 }],
              watchlist_changes: [],
            });
          }, 'Refused.').model,
          openToAnything,
        );
        await configure(chat, limits);
        const answer = await chat.send({ message: name });
        if (!answer.ok) throw new Error(answer.error.detail);
        const [action] = answer.value.actions;
        if (action?.kind !== 'trade') throw new Error('nothing was asked for');
        const { quantity: most } = action.request;
        const isRefusedForSize =
          action.error?.code === 'notional_too_small' ||
          (most === 0 && (action.error?.code === 'quantity_not_positive' || limits.halted));
        expect(action.status === 'executed' || isRefusedForSize).toBe(true);
        services.connection.close();
      },
    ),
    { numRuns: tries(40) },
  );
});

test('allowances are nothing where the assistant may not act, and round down', async () => {
  const services = await openMarket();
  const portfolio = await services.portfolio.portfolio();
  const prices = new Map([[ticker('AAPL'), priceE4(1_900_000)]]);
  const account = fromPortfolio(portfolio, prices);
  const day_start = cents(1_000_000);
  const free = services.settings.current();
  const of = (changes: Partial<Limits>) =>
    allowancesOf({ ...free, ...changes }, account, prices, day_start)[0];
  expect(of({})).toMatchObject({ buy_quantity_max: 52.631578, sell_quantity_max: 0 });
  expect(of({ dollars_per_message_max: 100 })).toMatchObject({ buy_quantity_max: 0.526315 });
  expect(of({ ticker_weight_max_percent: 19 })).toMatchObject({ buy_quantity_max: 10 });
  expect(of({ mode: 'read_only' })).toMatchObject({ buy_quantity_max: 0 });
  expect(of({ halted: true })).toMatchObject({ buy_quantity_max: 0 });
  const lost = allowancesOf({ ...free, daily_loss_max: 50 }, account, prices, cents(1_005_000));
  expect(lost).toMatchObject([{ buy_quantity_max: 0 }]);
});
