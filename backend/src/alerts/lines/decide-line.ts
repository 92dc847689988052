import { ALERT_SENTENCES, type AlertLineTerms, type Ticker } from '@finally/contract';
import type { PriceE4 } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { formatQuote } from '../../kernel/tick.ts';
import { NO_LEVELS, type TermsRefusal } from '../rules.ts';
import type { AlertTermsRow } from '../store.ts';
import { sideOfLine, toLine } from './line.ts';

/**
 * Checks a line. Refuses with `alert_line_invalid` if it is vertical or has ended, and with
 * `alert_already_met` if the price is on it.
 *
 * @param latest_e4 the last known price; undefined if there is none
 */
export function decideLine(
  ticker: Ticker,
  terms: AlertLineTerms,
  latest_e4: PriceE4 | undefined,
  now_ms: number,
): Result<AlertTermsRow, TermsRefusal> {
  const line = toLine(terms);
  if (line.earlier.time_ms === line.later.time_ms) {
    return refuse('alert_line_invalid', ALERT_SENTENCES.line_vertical);
  }
  if (now_ms > line.last_ms) return refuse('alert_line_invalid', ALERT_SENTENCES.line_ended);
  const hasBegun = now_ms >= line.first_ms;
  const side = latest_e4 === undefined || !hasBegun ? null : sideOfLine(line, latest_e4, now_ms);
  if (side === 'on' && latest_e4 !== undefined) {
    return refuse('alert_already_met', ALERT_SENTENCES.on_line(ticker, formatQuote(latest_e4)));
  }
  return ok({
    ...NO_LEVELS,
    kind: 'line',
    reference_e4: latest_e4 ?? null,
    terms_json: JSON.stringify(terms),
    side: side === 'on' ? null : side,
  });
}
