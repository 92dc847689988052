import type { Ticker } from '@finally/contract';
import type { QuantityE6 } from '../../../kernel/money.ts';
import {
  MarketRerun,
  type RerunOrigin,
  type RerunStep,
  type Universe,
} from '../../../market/index.ts';
import type { FillExplanation } from '../explanation/explanation.ts';
import { FILL_PROFILES } from '../profile.ts';
import type { KeptFill } from './kept-fill.ts';
import type { KnownMarkets } from './known-market.ts';
import { LeastAhead } from './least-ahead.ts';

/** A part of the journal whose prices came from one market. */
export interface MarketPeriod {
  readonly id: number;
  /** The last entry of the journal before it. */
  readonly after_entry: number;
  /** Of a simulated market; null for other sources. */
  readonly origin: RerunOrigin | null;
  /** The last step that can have been shown; null if it is not kept. */
  readonly reached_step: number | null;
}

/** How much was computed again. */
export interface RerunReport {
  readonly steps: number;
  /** Fills whose market was computed again. */
  readonly fills: number;
  /** Fills beyond the most steps that are computed. */
  readonly beyond: number;
}

export interface RerunMarkets extends KnownMarkets {
  readonly report: RerunReport;
}

/** At most so many steps of one market run again: about four months of them. */
const RERUN_STEPS_MAX = 20_000_000;
/** At most so many steps of all resting orders together; the shortest come first. */
const RESTED_STEPS_MAX = 10_000_000;

/** What is asked of a rerun of one period. */
interface Asked {
  readonly period: MarketPeriod;
  readonly points: Map<number, Set<Ticker>>;
  readonly resting: Resting[];
}

/** An order that rested up to a fill. */
interface Resting {
  readonly fill: KeptFill;
  readonly from_step: number;
  readonly to_step: number;
  readonly place: LeastAhead;
}

/**
 * Runs simulated markets again as far as fills name their steps.
 *
 * @param fills of all accounts, in any order
 * @param periods in their order
 */
export function rerunMarkets(
  fills: Iterable<KeptFill>,
  periods: readonly MarketPeriod[],
  universe: Pick<Universe, 'get'>,
  steps_max = RERUN_STEPS_MAX,
): RerunMarkets {
  const periodAt = (sequence: number) => periods.findLast((one) => one.after_entry < sequence);
  const asked = new Map<number, Asked>();
  let beyond = 0;
  for (const fill of fills) {
    const period = periodAt(fill.trade.sequence);
    const step = stepOf(fill);
    if (!period?.origin || step === undefined || isImpossible(period, step)) continue;
    if (step > steps_max) beyond += 1;
    else ask(asked, period, fill, step);
  }
  const shown = new Map<string, RerunStep>();
  const ahead = new Map<string, QuantityE6>();
  let steps = 0;
  for (const one of asked.values()) steps += run(one, universe, shown, ahead);
  const keyOf = (fill: KeptFill) =>
    `${periodAt(fill.trade.sequence)?.id} ${stepOf(fill)} ${fill.trade.ticker}`;
  const known = new Set<string>();
  return {
    period: ({ trade }) => periodAt(trade.sequence)?.id ?? 0,
    shown(fill) {
      const found = shown.get(keyOf(fill));
      if (found) known.add(fill.trade.id);
      return found;
    },
    whyImpossible(fill) {
      const period = periodAt(fill.trade.sequence);
      const step = stepOf(fill);
      return period && step !== undefined && isImpossible(period, step)
        ? `it names the step ${step}, which the market has not reached: its last was ${period.reached_step}.`
        : undefined;
    },
    leastAhead: ({ trade }) => ahead.get(trade.id),
    get report() {
      return { steps, fills: known.size, beyond };
    },
  };
}

const stepOf = ({ trade }: KeptFill): number | undefined =>
  (trade.explanation as FillExplanation | null)?.step;

const isImpossible = ({ reached_step }: MarketPeriod, step: number): boolean =>
  !Number.isSafeInteger(step) || step < 0 || (reached_step !== null && step > reached_step);

function ask(asked: Map<number, Asked>, period: MarketPeriod, fill: KeptFill, step: number): void {
  const of: Asked = asked.get(period.id) ?? { period, points: new Map(), resting: [] };
  asked.set(period.id, of);
  const tickers = of.points.get(step) ?? new Set();
  of.points.set(step, tickers.add(fill.trade.ticker));
  const { order, profile, trade } = fill;
  const { queued_step, side, limit_price_e4 } = order;
  const model = FILL_PROFILES[profile];
  if (trade.liquidity !== 'maker' || model.maker !== 'queue' || limit_price_e4 === null) return;
  if (queued_step === null || queued_step < 0 || queued_step >= step) return;
  const place = new LeastAhead({ side, limit_e4: limit_price_e4 }, model);
  of.resting.push({ fill, from_step: queued_step, to_step: step, place });
}

/** @returns how many steps were run */
function run(
  { period, points, resting }: Asked,
  universe: Pick<Universe, 'get'>,
  shown: Map<string, RerunStep>,
  ahead: Map<string, QuantityE6>,
): number {
  const { origin, id } = period;
  const tickers = new Set([...points.values()].flatMap((some) => [...some]));
  const rerun = origin && MarketRerun.of(origin, tickers, universe);
  if (!rerun) return 0;
  const waiting = affordable(resting.filter(({ fill }) => rerun.has(fill.trade.ticker)));
  let active: Resting[] = [];
  const last = Math.max(...points.keys());
  for (let step = 0; step <= last; step++) {
    if (step > 0) rerun.advance();
    for (const ticker of points.get(step) ?? []) {
      if (rerun.has(ticker)) shown.set(`${id} ${step} ${ticker}`, rerun.shown(ticker));
    }
    let isDone = false;
    for (const { fill, place, to_step } of active) {
      const least = place.meet(rerun.shown(fill.trade.ticker));
      if (step !== to_step) continue;
      ahead.set(fill.trade.id, least);
      isDone = true;
    }
    if (isDone) active = active.filter(({ to_step }) => to_step > step);
    while (waiting.at(-1)?.from_step === step) {
      const begun = waiting.pop() as Resting;
      begun.place.begin(rerun.shown(begun.fill.trade.ticker));
      active.push(begun);
    }
  }
  return last;
}

/** Returns those that can be followed, the one that begins first at the end. */
function affordable(resting: readonly Resting[]): Resting[] {
  let left = RESTED_STEPS_MAX;
  const length = ({ from_step, to_step }: Resting): number => to_step - from_step;
  return [...resting]
    .sort((one, other) => length(one) - length(other))
    .filter((one) => {
      left -= length(one);
      return left >= 0;
    })
    .sort((one, other) => other.from_step - one.from_step);
}
