import type { Alert, AlertTerms } from '@finally/contract';
import { type PriceE4, priceToJson } from '../kernel/money.ts';
import type { AlertRow, ScanEntryRow } from './store.ts';

const BP_PER_PERCENT = 100;

const orNull = (price_e4: PriceE4 | null): number | null =>
  price_e4 === null ? null : priceToJson(price_e4);

function toTerms({ kind, terms_json, ...row }: AlertRow): AlertTerms {
  if (terms_json !== null) return JSON.parse(terms_json) as AlertTerms;
  const { percent_bp, direction, upper_e4, lower_e4 } = row;
  if (kind === 'line' || kind === 'indicator')
    throw new Error(`An alert of kind ${kind} has no terms`);
  if (kind !== 'percent') return { kind, price: orNull(upper_e4 ?? lower_e4) ?? 0 };
  return { kind, percent: (percent_bp ?? 0) / BP_PER_PERCENT, direction: direction ?? 'either' };
}

const stateOf = ({ fired_at, fired_price_e4 }: AlertRow): Alert['state'] => {
  if (fired_at === null) return 'active';
  return fired_price_e4 === null ? 'expired' : 'fired';
};

/**
 * Converts a row to its form on the wire.
 *
 * @param value the price of its line or the value of its indicator now; null if there is none
 */
export const toAlert = (row: AlertRow, name: string, value: number | null): Alert => ({
  id: row.id,
  ticker: row.ticker,
  name,
  terms: toTerms(row),
  upper: orNull(row.upper_e4),
  lower: orNull(row.lower_e4),
  reference_price: orNull(row.reference_e4),
  note: row.note,
  state: stateOf(row),
  value: row.fired_at === null ? value : row.fired_value,
  set_at: row.set_at,
  fired_at: row.fired_price_e4 === null ? null : row.fired_at,
  fired_price: orNull(row.fired_price_e4),
  expired_at: row.fired_price_e4 === null ? row.fired_at : null,
  seen: row.seen === 1,
});

/** Converts a ticker that entered the list of a scan to a fired alert. */
export const toScanAlert = (row: ScanEntryRow, name: string): Alert => ({
  id: row.id,
  ticker: row.ticker,
  name,
  terms: { kind: 'scan', scan: row.scan },
  upper: null,
  lower: null,
  reference_price: null,
  note: '',
  state: 'fired',
  value: null,
  set_at: row.entered_at,
  fired_at: row.entered_at,
  fired_price: priceToJson(row.price_e4),
  expired_at: null,
  seen: row.seen === 1,
});
