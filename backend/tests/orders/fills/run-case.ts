import {
  type Cents,
  cents,
  notionalCents,
  type PriceE4,
  type QuantityE6,
  quantityE6,
} from '../../../src/kernel/money.ts';
import { feesFor, sumOfFees } from '../../../src/ledger/fees/fees.ts';
import {
  followStop,
  type StopFields,
  trailingStop,
  type WatchedPrices,
  watchedPrice,
} from '../../../src/ledger/orders/matching/stops.ts';
import type { MarketStep } from '../../../src/orders/fills/book.ts';
import type { Execution } from '../../../src/orders/fills/execution.ts';
import { meet, type QueuePosition, queueAtPlacement } from '../../../src/orders/fills/maker.ts';
import { FILL_PROFILES, type FillProfile } from '../../../src/orders/fills/profile.ts';
import { atStep, NO_RECENT_TAKING } from '../../../src/orders/fills/recent-taking.ts';
import { take } from '../../../src/orders/fills/taker.ts';
import { bookIn, marketStepOf } from '../reference/case-market.ts';
import type { CaseOrder, ReferenceCase } from '../reference/reference-case.ts';

/** A fill as a case tells it. */
export interface CaseFill extends Execution {
  readonly order: string;
  readonly step: number;
  readonly notional_cents: Cents;
  readonly fees_cents: Cents;
}

export interface Outcome {
  readonly fills: readonly CaseFill[];
  readonly left: ReadonlyMap<string, QuantityE6>;
  readonly stops: readonly {
    readonly order: string;
    readonly step: number;
    readonly e4: PriceE4;
  }[];
}

/** The ticker of all cases that concern fills alone. */
const TICKER = 'TEST';

const FILLED_AT_MS = Date.UTC(2026, 10, 30);

interface Open {
  readonly name: string;
  readonly order: CaseOrder;
  left: number;
  /** Whether it takes or rests now, and no longer waits for its stop. */
  is_live: boolean;
  queue: QueuePosition | undefined;
  stop: StopFields;
}

/**
 * Runs a case about fills of one account with market, limit and stop orders through the fill model: no
 * cash, no groups, no time in force. Those need the whole engine.
 */
export function runCase(given: ReferenceCase): Outcome {
  const profile = FILL_PROFILES[given.account.profile];
  const run = new Run(profile, given);
  for (const { step, tickers } of given.market) {
    const book = bookIn(given, tickers[TICKER]);
    if (book) run.takeStep(marketStepOf(given, TICKER, step, book));
  }
  return run;
}

class Run implements Outcome {
  readonly fills: CaseFill[] = [];
  readonly left = new Map<string, QuantityE6>();
  readonly stops: { order: string; step: number; e4: PriceE4 }[] = [];
  readonly #profile: FillProfile;
  readonly #given: ReferenceCase;
  readonly #open: Open[] = [];
  #recent = NO_RECENT_TAKING;

  constructor(profile: FillProfile, given: ReferenceCase) {
    this.#profile = profile;
    this.#given = given;
  }

  takeStep(market: MarketStep): void {
    this.#recent = atStep(this.#recent, market.step);
    for (const one of this.#open) this.#meet(one, market);
    for (const { step, order, place } of this.#given.commands) {
      if (step === market.step && place) this.#place(order, place, market);
    }
    for (const one of this.#open) this.left.set(one.name, quantityE6(one.left));
  }

  #place(name: string, order: CaseOrder, market: MarketStep): void {
    const one: Open = {
      name,
      order,
      left: order.quantity ?? 0,
      is_live: order.type === 'market' || order.type === 'limit',
      queue: undefined,
      stop: stopOf(order, market),
    };
    this.#open.push(one);
    if (one.is_live) this.#take(one, market, false);
    else this.#noteStop(one, market);
  }

  #meet(one: Open, market: MarketStep): void {
    if (one.left === 0) return;
    if (!one.is_live) {
      if (!this.#isTriggered(one, market)) return;
      one.is_live = true;
      this.#take(one, market, true);
      return;
    }
    const limit_e4 = one.order.limit_price;
    if (limit_e4 === undefined || one.queue === undefined) {
      this.#take(one, market, false);
      return;
    }
    const resting = { ...one.order, limit_e4, left_e6: quantityE6(one.left), queue: one.queue };
    const met = meet(this.#profile, market, resting, this.#recent);
    one.queue = met.queue;
    this.#recent = met.recent;
    if (met.execution) this.#fill(one, market.step, met.execution);
  }

  #take(one: Open, market: MarketStep, by_stop: boolean): void {
    const { side, limit_price } = one.order;
    const order = {
      side,
      quantity_e6: quantityE6(one.left),
      limit_e4: limit_price ?? null,
      by_stop,
    };
    const taking = take(this.#profile, market, order, this.#recent);
    this.#recent = taking.recent;
    for (const execution of taking.executions) this.#fill(one, market.step, execution);
    if (limit_price !== undefined) one.queue = queueAtPlacement(side, limit_price, market);
  }

  #isTriggered(one: Open, market: MarketStep): boolean {
    if (market.is_halted) return false;
    const followed = followStop(one.stop, watched(market));
    one.stop = followed.order;
    this.#noteStop(one, market);
    return followed.triggered !== null;
  }

  #noteStop({ name, stop }: Open, { step }: MarketStep): void {
    if (stop.mark_e4 === null || stop.stop_price_e4 === null) return;
    this.stops.push({ order: name, step, e4: stop.stop_price_e4 });
  }

  #fill(one: Open, step: number, execution: Execution): void {
    const before = this.fills.filter(({ order }) => order === one.name);
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    const filled = {
      quantity_e6: quantityE6(sum(before.map(({ quantity_e6 }) => quantity_e6))),
      notional_cents: cents(sum(before.map(({ notional_cents }) => notional_cents))),
    };
    const { quantity_e6, price_e4 } = execution;
    const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
    const schedules = this.#given.account.fees ?? this.#profile.fees;
    const terms = { schedules, side: one.order.side, time_ms: FILLED_AT_MS };
    const fees = feesFor(terms, filled, { quantity_e6, notional_cents });
    one.left -= quantity_e6;
    const fees_cents = sumOfFees(fees);
    this.fills.push({ ...execution, order: one.name, step, notional_cents, fees_cents });
  }
}

const watched = ({ last_e4, book }: MarketStep): WatchedPrices => ({
  price_e4: last_e4,
  bid_e4: book?.bid_e4 ?? null,
  ask_e4: book?.ask_e4 ?? null,
});

/** The stop of an order as it is placed; a trailing one starts at the price that it watches. */
function stopOf(order: CaseOrder, market: MarketStep): StopFields {
  const { side, type, trigger, stop_price, trail_amount, trail_percent } = order;
  const stop: StopFields = {
    side,
    type,
    trigger,
    stop_price_e4: stop_price ?? null,
    mark_e4: null,
    trail_amount_e4: trail_amount ?? null,
    trail_bp: trail_percent === undefined ? null : Math.round(Number(trail_percent) * 100),
  };
  if (stop.trail_amount_e4 === null && stop.trail_bp === null) return stop;
  const mark_e4 = watchedPrice(side, trigger, watched(market));
  return { ...stop, mark_e4, stop_price_e4: trailingStop(stop, mark_e4) };
}
