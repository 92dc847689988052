/**
 * Measures the book of resting orders in memory: a step over all tickers that meets no order, the
 * growth of a step with the orders of one ticker, and adding and canceling an order, beside
 * nodejs-order-book in the same run.
 *
 *   node bench/src/orders.ts [--small]
 */
import type { Ticker } from '@finally/contract';
import { OrderBook } from 'nodejs-order-book';
import { priceE4 } from '../../backend/src/kernel/money.ts';
import { RestingBook } from '../../backend/src/orders/resting/resting-book.ts';
import { restingLimit } from './support/ledgers/resting-limit.ts';
import { spread } from './support/measures/statistics.ts';

const SMALL = process.argv.includes('--small');
const RUNS = SMALL ? 2 : 7;
const STEPS = SMALL ? 50 : 1_000;
const TICKERS = SMALL ? 50 : 500;
const RESTING = SMALL ? 2_000 : 100_000;
const FEW = RESTING / 100;

const PRICE = priceE4(1_000_000);
const tickers = Array.from({ length: TICKERS }, (_, place) => `T${place}` as Ticker);

/** A book with so many purchases below the price, spread over the tickers. */
function bookOf(orders: number, among: readonly Ticker[]): RestingBook {
  const book = new RestingBook();
  for (let number = 0; number < orders; number++) {
    const ticker = among[number % among.length] as Ticker;
    book.put('account', restingLimit(`o${number}`, ticker, 500_000 + (number % 4_000) * 100));
  }
  return book;
}

/** Microseconds of one of many calls. */
function perCall(calls: number, run: (call: number) => void): number {
  const begun_ms = performance.now();
  for (let call = 0; call < calls; call++) run(call);
  return ((performance.now() - begun_ms) * 1000) / calls;
}

const MARKET = { price_e4: PRICE, bid_e4: null, ask_e4: null };

const step = (book: RestingBook, among: readonly Ticker[]) =>
  perCall(STEPS, () => {
    for (const ticker of among) book.take(ticker, MARKET);
  });

const steps: number[] = [];
const growth: number[] = [];
const single: number[] = [];
const adds: number[] = [];
const cancels: number[] = [];
const many = bookOf(RESTING, tickers);
const few = bookOf(FEW, tickers);
const one = [tickers[0] as Ticker];
const manyOfOne = bookOf(RESTING, one);
const fewOfOne = bookOf(FEW, one);

const peer = new OrderBook();
for (let number = 0; number < RESTING; number++) {
  peer.limit({
    id: `o${number}`,
    side: 'buy',
    size: 1,
    price: 50 + (number % 4_000) / 100,
  } as never);
}
const CALLS = SMALL ? 200 : 5_000;
for (let run = 0; run < RUNS; run++) {
  const full = step(many, tickers);
  steps.push(full);
  growth.push(full / step(few, tickers));
  single.push(step(manyOfOne, one) / step(fewOfOne, one));
  const prefix = `r${run}-`;
  const add = perCall(CALLS, (call) =>
    manyOfOne.put('account', restingLimit(`${prefix}${call}`, one[0] as Ticker, 600_000 + call)),
  );
  const peerAdd = perCall(CALLS, (call) =>
    peer.limit({
      id: `${prefix}${call}`,
      side: 'buy',
      size: 1,
      price: 60 + (call % 3_000) / 100,
    } as never),
  );
  const cancel = perCall(CALLS, (call) => {
    const resting = manyOfOne.get(`${prefix}${call}`);
    if (resting) manyOfOne.put('account', { ...resting.order, state: 'canceled' });
  });
  const peerCancel = perCall(CALLS, (call) => peer.cancel(`${prefix}${call}`));
  adds.push(add / peerAdd);
  cancels.push(cancel / peerCancel);
  console.log(
    `run ${run + 1}: step ${full.toFixed(1)} us; add ${add.toFixed(2)} us, peer ${peerAdd.toFixed(2)} us; ` +
      `cancel ${cancel.toFixed(2)} us, peer ${peerCancel.toFixed(2)} us`,
  );
}
console.log(
  `step over ${TICKERS} tickers with ${RESTING} orders, us: ${spread(steps)} (goal: at most 200)`,
);
console.log(`step with ${RESTING} / ${FEW} orders: ${spread(growth)} (goal: at most 2)`);
console.log(
  `step of one ticker with ${RESTING} / ${FEW} orders: ${spread(single)} (goal: at most 2.5)`,
);
console.log(`add / nodejs-order-book: ${spread(adds)} (goal: at most 1)`);
console.log(`cancel / nodejs-order-book: ${spread(cancels)} (goal: at most 0.5)`);
