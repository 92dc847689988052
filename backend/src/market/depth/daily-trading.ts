import { SESSIONS_PER_YEAR } from '../sources/simulator/session.ts';
import type { Instrument } from '../symbols/instrument.ts';

/** A listing that only a source knows is taken for a small company. */
const UNKNOWN_ADV_USD = 10e6;
const UNKNOWN_VOLATILITY = 0.4;

/** How an instrument is traded in a day. */
export interface DailyTrading {
  /** Average daily volume in whole shares, at least 1. */
  readonly adv: number;
  /** Standard deviation of log returns, of a year: 0.25 means 25 %. */
  readonly volatility: number;
  /** Standard deviation of a day's return, in millionths. */
  readonly volatility_e6: number;
}

/** @param price dollars per share, used if the instrument is not known */
export function dailyTrading(instrument: Instrument | undefined, price: number): DailyTrading {
  const volatility = instrument?.volatility ?? UNKNOWN_VOLATILITY;
  const shares = instrument ? instrument.adv_usd / instrument.price : UNKNOWN_ADV_USD / price;
  return {
    adv: Math.max(1, Math.round(shares)),
    volatility,
    volatility_e6: Math.round((volatility * 1_000_000) / Math.sqrt(SESSIONS_PER_YEAR)),
  };
}
