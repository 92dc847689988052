import type { AlertDirection, Ticker } from '@finally/contract';
import type Fraction from 'fraction.js';

/** When an alert fires, as it was written. */
export type WrittenAlert =
  /** At a price in dollars per share; null if only the price now tells from which side. */
  | { readonly of: 'price'; readonly price: Fraction; readonly side: 'above' | 'below' | null }
  /** After a move, in per cent: 5 is 5 %. */
  | { readonly of: 'percent'; readonly percent: Fraction; readonly direction: AlertDirection };

/** Which alerts are meant. */
export interface ChosenAlerts {
  readonly ticker: Ticker | null;
  /** The level of the alert, in dollars per share. */
  readonly price: Fraction | null;
  /** True for all that match; otherwise exactly one is meant. */
  readonly is_plural: boolean;
}

/** A command on price alerts. */
export type AlertCommand =
  | { readonly kind: 'set_alert'; readonly ticker: Ticker; readonly written: WrittenAlert }
  | {
      readonly kind: 'change_alert';
      readonly chosen: ChosenAlerts;
      /** Dollars per share. */
      readonly price: Fraction;
    }
  | { readonly kind: 'remove_alerts'; readonly chosen: ChosenAlerts };
