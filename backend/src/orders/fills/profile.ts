import type { FeeSchedule, FillProfileName } from '@finally/contract';
import type { FillTerms } from '../../ledger/account.ts';
import { FEES_OF_PROFILE, schedulesOf } from '../../ledger/fees/fees.ts';

/** The version of the rules in this folder; kept with every fill. */
export const FILL_MODEL = 'fill/1';

/** How an account's orders are filled. */
export interface FillProfile {
  readonly name: FillProfileName;
  /** `last`: whole at the last price. `book`: from the levels of the book. */
  readonly taker: 'last' | 'book';
  /** The part of the size shown at each level that can be taken, in percent. */
  readonly shown_percent: number;
  /** Y of the impact of hidden liquidity, in hundredths; null if there is none. */
  readonly impact_hundredths: number | null;
  /**
   * When a resting limit is filled. `touch`: whole if the last price reaches it. `queue`: after what
   * was ahead of it. `through`: only if a trade goes past it.
   */
  readonly maker: 'touch' | 'queue' | 'through';
  /** The part of a step's volume that can fill resting limits, in percent. */
  readonly volume_percent: number;
  /** How many steps pass before an order reaches the market. */
  readonly latency_steps: number;
  /** By how many ticks a triggered stop is filled worse than the book shows. */
  readonly stop_ticks: number;
  /** Empty: no fees. An account may have other fees than its profile. */
  readonly fees: readonly FeeSchedule[];
}

/**
 * `ideal` is how accounts were filled before there was a book. `realistic` is meant to be close to
 * what a retail order meets. `harsh` answers whether a strategy survives bad fills.
 */
export const FILL_PROFILES: Readonly<Record<FillProfileName, FillProfile>> = {
  ideal: {
    name: 'ideal',
    taker: 'last',
    shown_percent: 100,
    impact_hundredths: null,
    maker: 'touch',
    volume_percent: 100,
    latency_steps: 0,
    stop_ticks: 0,
    fees: FEES_OF_PROFILE.ideal,
  },
  realistic: {
    name: 'realistic',
    taker: 'book',
    shown_percent: 100,
    impact_hundredths: 100,
    maker: 'queue',
    volume_percent: 50,
    latency_steps: 0,
    stop_ticks: 0,
    fees: FEES_OF_PROFILE.realistic,
  },
  harsh: {
    name: 'harsh',
    taker: 'book',
    shown_percent: 50,
    impact_hundredths: null,
    maker: 'through',
    volume_percent: 10,
    latency_steps: 1,
    stop_ticks: 1,
    fees: FEES_OF_PROFILE.harsh,
  },
};

/** Returns the profile of an account, with the fees of the account. */
export function profileOf(terms: FillTerms): FillProfile {
  const profile = FILL_PROFILES[terms.fill_profile];
  const fees = schedulesOf(terms);
  return fees === profile.fees ? profile : { ...profile, fees };
}
