import type { Side, Ticker } from '@finally/contract';
import type { Cents, PriceE4 } from '../../../kernel/money.ts';
import type { FeeLine } from '../../../ledger/fees/fees.ts';
import type { Triggered } from '../../../ledger/orders/matching/stops.ts';
import type { MarketStep } from '../book.ts';
import type { FillProfile } from '../profile.ts';

/** What is known about a fill besides the execution. */
export interface FillContext {
  readonly profile: FillProfile;
  readonly ticker: Ticker;
  readonly side: Side;
  readonly market: MarketStep;
  readonly time_ms: number;
  /** Null if no stop was triggered. */
  readonly triggered: Triggered | null;
  readonly collar_e4: PriceE4 | null;
  readonly notional_cents: Cents;
  readonly fees: readonly FeeLine[];
}
