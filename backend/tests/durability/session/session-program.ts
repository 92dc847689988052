/**
 * A session whose outcome follows from its seed alone: in each step three tickers get a price and a
 * book, the open orders meet them, and orders are placed, changed and canceled. It may be killed at
 * any moment; started again, it goes on with the step that was not completed.
 *
 *   node session-program.ts FOLDER SEED STEPS
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OrderRequest, OrderRequestSchema, type SentOrder } from '@finally/contract';
import { priceE4 } from '../../../src/kernel/money.ts';
import { type MarketStep, modeledBook } from '../../../src/orders/fills/book.ts';
import { CaseAccount } from '../../orders/reference/case-account.ts';
import { Dice } from '../harness/dice.ts';

const TICKERS = ['AAA', 'BBB', 'CCC'] as const;
type Ticker = (typeof TICKERS)[number];

const [folder = '', seedText = '', stepsText = ''] = process.argv.slice(2);
const seed = Number(seedText);
const steps = Number(stepsText);
const database = join(folder, 'finally.db');
const progress = join(folder, 'step');

/** The last price of each ticker in each step, in cents. */
const paths = new Map(TICKERS.map((ticker, place) => [ticker, walk(new Dice(seed + place))]));

function walk(dice: Dice): readonly number[] {
  const path = [10_000];
  for (let step = 1; step <= steps; step++) {
    const before = path[step - 1] ?? 0;
    const move = dice.chance(0.02) ? dice.between(-0.04, 0.04) : dice.between(-0.003, 0.003);
    path.push(Math.min(20_000, Math.max(5_000, Math.round(before * (1 + move)))));
  }
  return path;
}

function marketIn(ticker: Ticker, step: number, dice: Dice): MarketStep {
  const last = paths.get(ticker)?.[step] ?? 0;
  const book = modeledBook({
    bid_e4: priceE4((last - 1) * 100),
    ask_e4: priceE4((last + 1) * 100),
    bid_size: null,
    ask_size: null,
    displayed_size: 100 * (1 + dice.below(3)),
    adv: 500_000,
    volatility_e6: 25_000,
  });
  const volume = dice.below(800);
  return { step, last_e4: priceE4(last * 100), volume, book, is_halted: false };
}

/** Returns an order of any kind for a ticker that is at so many cents. */
function randomOrder(ticker: Ticker, last: number, dice: Dice): Omit<SentOrder, 'client_order_id'> {
  const side = dice.oneOf(['buy', 'buy', 'sell'] as const);
  const quantity = 10 * (1 + dice.below(60));
  const away = (percent: number) => Math.round(last * (1 + percent / 100)) / 100;
  const [better, worse] = side === 'buy' ? [-1, 1] : [1, -1];
  const near = dice.between(0.05, 0.8);
  const base = { ticker, side, quantity, time_in_force: dice.oneOf(['day', 'gtc'] as const) };
  switch (dice.below(7)) {
    case 0:
      return { ...base, type: 'market' };
    case 1:
      return { ...base, type: 'limit', limit_price: away(better * near) };
    case 2:
      return { ...base, type: 'limit', limit_price: away(worse * near), time_in_force: 'ioc' };
    case 3:
      return { ...base, type: 'stop', stop_price: away(worse * near) };
    case 4:
      return { ...base, type: 'trailing_stop', trail_percent: Math.ceil(near * 10) / 10 };
    case 5:
      return {
        ...base,
        type: 'stop_limit',
        stop_price: away(worse * near),
        limit_price: away(worse * (near + 0.3)),
      };
    default:
      return {
        ...base,
        side: 'buy',
        type: 'limit',
        limit_price: away(-near / 2),
        order_class: 'bracket',
        take_profit: { limit_price: away(0.5 + near) },
        stop_loss: { stop_price: away(-near - 0.6) },
      };
  }
}

/** Places, changes and cancels in a step. What was done already before a kill is recognized by its id. */
async function act(account: CaseAccount, step: number, dice: Dice): Promise<void> {
  const { orders, ledger, by, account_id } = account;
  for (let number = 0; number < 3; number++) {
    const ticker = dice.oneOf(TICKERS);
    const order = randomOrder(ticker, paths.get(ticker)?.[step] ?? 0, dice);
    const client_order_id = `order-${step}-${number}`;
    const request: OrderRequest = OrderRequestSchema.parse({ ...order, client_order_id });
    await orders.place(request, by);
    await account.settle();
  }
  const earlier = `order-${step - 1 - dice.below(20)}-${dice.below(3)}`;
  const chosen = await ledger.orderByClientId(account_id, earlier);
  const isCanceled = dice.chance(0.5);
  const quantity = 10 * (1 + dice.below(60));
  if (!chosen) return;
  if (isCanceled) await orders.cancel(chosen.id, by);
  else await orders.replace(chosen.id, { quantity, client_order_id: `change-${step}` }, by);
  await account.settle();
}

const done = existsSync(progress) ? Number(readFileSync(progress, 'utf8')) : 0;
const account = new CaseAccount(
  { account: { profile: 'realistic', margin: false, positions: {} } },
  database,
  done,
);
await account.start();
process.stdout.write('started\n');
for (let step = done + 1; step <= steps; step++) {
  const dice = new Dice(seed * 100_003 + step);
  const markets = new Map(TICKERS.map((ticker) => [ticker, marketIn(ticker, step, dice)]));
  await account.step(step, markets);
  await act(account, step, dice);
  await account.keep();
  writeFileSync(`${progress}.new`, String(step));
  renameSync(`${progress}.new`, progress);
}
await account.close();
