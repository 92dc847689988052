import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../../../kernel/money.ts';
import type { MarketPathRow, PathInstrumentRow } from '../../store.ts';
import type { Instrument } from '../../symbols/universe.ts';
import { MODEL_VERSION } from './market-model.ts';
import { dayOf, grownPrice, MarketPath } from './market-path.ts';
import type { SimulatorModel } from './parameters.ts';
import { toPrice } from './past.ts';
import { Noise, streamOf } from './random/noise.ts';
import { SESSIONS_PER_YEAR } from './session.ts';

/** Where a ticker stood when the server last ran. */
export interface LastKnown {
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly recorded_at_ms: number;
}

export interface PathRequest {
  /** What was recorded last; undefined if nothing was. */
  readonly recorded?: MarketPathRow | undefined;
  /** The seed that is asked for; undefined if any will do. */
  readonly seed?: number | undefined;
  /** Makes the seed of a path for which none is asked for. */
  readonly freshSeed: () => number;
  readonly model: SimulatorModel;
  readonly instruments: readonly Instrument[];
  /** The prices of instruments that the recorded path does not have. */
  readonly lastKnown: ReadonlyMap<Ticker, LastKnown>;
  readonly now_ms: number;
}

/**
 * Goes on with the recorded path, from a step that no price before it can have come from. Another
 * seed, model or model version than the recorded one begins a new path with step 0, at the prices
 * at which the recorded one stands.
 */
export function openMarketPath(request: PathRequest): MarketPath {
  const { recorded, model, instruments, now_ms } = request;
  const seed = request.seed ?? recorded?.seed ?? request.freshSeed();
  const isContinued =
    recorded?.seed === seed && recorded.model === model && recorded.model_version === MODEL_VERSION;
  if (!isContinued) return beginPath(request, seed);

  const standings = new Map(recorded.instruments.map((one) => [one.ticker, one]));
  const row = {
    ...recorded,
    model,
    instruments: instruments.map(
      (one) => standings.get(one.ticker) ?? beginInstrument(one, request, seed),
    ),
  };
  const path = new MarketPath(row, instruments);
  while (path.step < recorded.resume_step) path.advance(recorded.recorded_at_ms);
  path.beginDay(now_ms);
  return path;
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

/** The prices at which a path was recorded. */
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

/** An instrument begins where it was left, or else at its listed price after a day's move. */
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

/** A random log return over one session, always the same for a seed and an instrument. */
const dayMove = ({ ticker, volatility }: Instrument, seed: number): number =>
  (volatility / Math.sqrt(SESSIONS_PER_YEAR)) *
  new Noise(seed).drawNormal(streamOf(ticker, 'close'), 0);
