import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../../../kernel/money.ts';
import type { MarketPathRow, PathInstrumentRow } from '../../store.ts';
import type { Instrument } from '../../symbols/universe.ts';
import { DayBoard } from './day/day-board.ts';
import { MODEL_VERSION } from './market-model.ts';
import { dayOf, grownPrice, MarketPath } from './market-path.ts';
import type { SimulatorModel } from './parameters.ts';
import { toPrice } from './past.ts';
import { Noise, streamOf } from './random/noise.ts';
import { SESSIONS_PER_YEAR } from './session.ts';

/** The last known prices of a ticker. */
export interface LastKnown {
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly recorded_at_ms: number;
}

export interface PathRequest {
  /** The recorded path; undefined if there is none. */
  readonly recorded?: MarketPathRow | undefined;
  /** The requested seed; undefined if any will do. */
  readonly seed?: number | undefined;
  /** Returns a seed for a new path if none is requested. */
  readonly freshSeed: () => number;
  readonly model: SimulatorModel;
  readonly instruments: readonly Instrument[];
  /** Prices of instruments that the recorded path does not contain. */
  readonly lastKnown: ReadonlyMap<Ticker, LastKnown>;
  readonly now_ms: number;
}

/** A path and its current day. */
export interface OpenedMarket {
  readonly path: MarketPath;
  readonly days: DayBoard;
}

/**
 * Continues the recorded path, after every step whose price may have been shown. If the seed, the
 * model or the model version differs from the recorded one, begins a new path at step 0 with the
 * latest prices of the recorded one.
 */
export function openMarket(request: PathRequest): OpenedMarket {
  const { recorded, model, instruments, now_ms } = request;
  const seed = request.seed ?? recorded?.seed ?? request.freshSeed();
  const isContinued =
    recorded?.seed === seed && recorded.model === model && recorded.model_version === MODEL_VERSION;
  if (!isContinued) {
    const path = beginPath(request, seed);
    return { path, days: new DayBoard(path) };
  }

  const standings = new Map(recorded.instruments.map((one) => [one.ticker, one]));
  const row = {
    ...recorded,
    model,
    instruments: instruments.map(
      (one) => standings.get(one.ticker) ?? beginInstrument(one, request, seed),
    ),
  };
  const path = new MarketPath(row, instruments, recorded.resume_step === recorded.step);
  const days = new DayBoard(path, recorded);
  while (path.step < recorded.resume_step) {
    path.advance(recorded.recorded_at_ms);
    days.takeStep();
  }
  path.beginDay(now_ms);
  return { path, days };
}

function beginPath(request: PathRequest, seed: number): MarketPath {
  const { model, instruments, now_ms } = request;
  const lastKnown = new Map([...request.lastKnown, ...endOf(request.recorded)]);
  const row = {
    seed,
    model,
    model_version: MODEL_VERSION,
    began_at_ms: now_ms,
    step: 0,
    resume_step: 0,
    recorded_at_ms: now_ms,
    instruments: instruments.map((one) => beginInstrument(one, { lastKnown, now_ms }, seed)),
  };
  return new MarketPath(row, instruments);
}

/** Returns the prices at the end of a recorded path. */
function endOf(path: MarketPathRow | undefined): Map<Ticker, LastKnown> {
  if (!path) return new Map();
  const { recorded_at_ms } = path;
  return new Map(
    path.instruments.map(({ ticker, start_price_e4, growth, previous_close_e4 }) => [
      ticker,
      { price_e4: grownPrice(start_price_e4, growth), previous_close_e4, recorded_at_ms },
    ]),
  );
}

/**
 * Starts an instrument at its last known price, or at its listed price after a random day's move.
 */
function beginInstrument(
  instrument: Instrument,
  { lastKnown, now_ms }: Pick<PathRequest, 'lastKnown' | 'now_ms'>,
  seed: number,
): PathInstrumentRow {
  const { ticker } = instrument;
  const last = lastKnown.get(ticker);
  const start_price_e4 = last?.price_e4 ?? toPrice(instrument.price);
  const previous_close_e4 = last
    ? closeBefore(last, now_ms)
    : grownPrice(start_price_e4, -dayMove(instrument, seed));
  return {
    ticker,
    start_price_e4,
    start_previous_close_e4: previous_close_e4,
    previous_close_e4,
    growth: 0,
  };
}

const closeBefore = (last: LastKnown, now_ms: number): PriceE4 =>
  dayOf(last.recorded_at_ms) === dayOf(now_ms) ? last.previous_close_e4 : last.price_e4;

/** Returns a random log return over one session, always the same for a seed and an instrument. */
const dayMove = ({ ticker, volatility }: Instrument, seed: number): number =>
  (volatility / Math.sqrt(SESSIONS_PER_YEAR)) *
  new Noise(seed).drawNormal(streamOf(ticker, 'close'), 0);
