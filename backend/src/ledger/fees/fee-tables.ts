/** Rates of US regulatory fees on sales, from a day on. */
export interface RegulatoryRates {
  /** First day of validity (UTC), `YYYY-MM-DD`. */
  readonly from: string;
  /** SEC section 31 fee: cents per million dollars sold. */
  readonly sec_cents_per_million: number;
  /** FINRA trading activity fee: millionths of a dollar per share sold, and the most for an order. */
  readonly taf_dollars_e6: number;
  readonly taf_cents_max: number;
}

/**
 * Oldest first; the first row also holds before its day. The rates are those that Alpaca's
 * documentation of regulatory fees shows: $27.80 per million dollars, $0.000166 a share and at most
 * $8.30. Add a row when rates change; never change one, because past fills were charged by it.
 */
export const REGULATORY_RATES: readonly RegulatoryRates[] = [
  { from: '2024-05-22', sec_cents_per_million: 2_780, taf_dollars_e6: 166, taf_cents_max: 830 },
];

/** A broker's fixed commission, from a day on. */
export interface CommissionRates {
  /** First day of validity (UTC), `YYYY-MM-DD`. */
  readonly from: string;
  /** Tenths of a cent per share. */
  readonly share_tenths_of_cent: number;
  /** The least for an order, in cents. */
  readonly cents_min: number;
  /** The most for an order, in thousandths of its value. */
  readonly value_thousandths_max: number;
}

/**
 * Interactive Brokers' fixed pricing for US shares as LEAN's `InteractiveBrokersFeeModel` has it:
 * $0.005 a share, at least $1.00; if it is more than that, at most 0.5 % of the value.
 */
export const COMMISSION_RATES: readonly CommissionRates[] = [
  { from: '2024-01-01', share_tenths_of_cent: 5, cents_min: 100, value_thousandths_max: 5 },
];

/** Returns the rates in force on the day (UTC) of an instant. `rates` is not empty. */
export function ratesAt<Rates extends { readonly from: string }>(
  rates: readonly Rates[],
  time_ms: number,
): Rates {
  const day = new Date(time_ms).toISOString().slice(0, 10);
  const valid = rates.filter(({ from }) => from <= day);
  return (valid.at(-1) ?? rates[0]) as Rates;
}
