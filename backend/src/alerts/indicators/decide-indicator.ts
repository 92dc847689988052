import { ALERT_SENTENCES, type AlertIndicatorTerms, type Ticker } from '@finally/contract';
import { conditionFault, describeCondition } from '@finally/contract/indicators/conditions';
import type { PriceE4 } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { PriceBar } from '../../market/index.ts';
import { NO_LEVELS, type TermsRefusal } from '../rules.ts';
import type { AlertTermsRow } from '../store.ts';
import { judgeBars } from './indicator-values.ts';

const VALUE_DECIMALS = 2;

/**
 * Checks the terms of an alert on an indicator. Refuses with `alert_indicator_invalid` if they name what the
 * indicator does not have, and with `alert_already_met` if the last closed bar is above or below already.
 *
 * @param closed the closed bars that are known, oldest first
 */
export function decideIndicator(
  ticker: Ticker,
  terms: AlertIndicatorTerms,
  closed: readonly PriceBar[],
  latest_e4: PriceE4 | undefined,
): Result<AlertTermsRow, TermsRefusal> {
  const fault = conditionFault(terms);
  if (fault) return refuse('alert_indicator_invalid', fault);
  const isLevel = terms.condition === 'above' || terms.condition === 'below';
  const judged = isLevel ? judgeBars(terms, closed) : undefined;
  if (judged?.met) {
    const value = judged.value.toFixed(VALUE_DECIMALS);
    const sentence = ALERT_SENTENCES.condition_met(ticker, describeCondition(terms), value);
    return refuse('alert_already_met', sentence);
  }
  return ok({
    ...NO_LEVELS,
    kind: 'indicator',
    reference_e4: latest_e4 ?? null,
    terms_json: JSON.stringify(terms),
    side: null,
  });
}
