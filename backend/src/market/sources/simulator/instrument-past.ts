import { seededRandom } from '../../../kernel/random.ts';
import type { PastOrigin } from '../../store.ts';
import type { Instrument } from '../../symbols/universe.ts';
import { inventPast, joinPasts, type Past, type PastRequest } from './past.ts';
import { hash } from './random/noise.ts';
import { STEP_MS, TRADING_SECONDS_PER_YEAR } from './session.ts';
import { sharesPerStep } from './trading.ts';

const deviation = ({ volatility }: Instrument, trading_seconds: number): number =>
  volatility * Math.sqrt(trading_seconds / TRADING_SECONDS_PER_YEAR);

/**
 * The history up to the beginning of the path is the same whenever it is invented. After it the
 * prices at both ends are known, and the prices between are drawn to fit them.
 */
export function pastOf(instrument: Instrument, { seed, began, ...end }: PastOrigin): Past {
  const invent = (purpose: string, request: Omit<PastRequest, 'deviation' | 'volume_per_second'>) =>
    inventPast(seededRandom(seed ^ hash(`${instrument.ticker} ${purpose}`)), {
      ...request,
      deviation: (seconds) => deviation(instrument, seconds),
      volume_per_second: sharesPerStep(instrument) / (STEP_MS / 1000),
    });
  if (!began) return invent('past', end);
  const before = invent('past', {
    end_price_e4: began.price_e4,
    end_ms: began.at_ms,
    previous_close_e4: began.previous_close_e4,
  });
  const since = { price_e4: began.price_e4, time_ms: began.at_ms };
  return joinPasts(before, invent('past since', { ...end, began: since }));
}
