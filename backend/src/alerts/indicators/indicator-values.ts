import type { AlertIndicatorTerms } from '@finally/contract';
import { type Computation, compute } from '@finally/contract/indicators/computation';
import {
  type ComparedValues,
  comparedValues,
  isConditionMet,
} from '@finally/contract/indicators/conditions';
import { priceToJson } from '../../kernel/money.ts';
import { INTERVAL_MS, type PriceBar } from '../../market/index.ts';

const NONE: ComparedValues = { value: Number.NaN, other: Number.NaN };

const MS_PER_SECOND = 1_000;

/** Returns the computation of an indicator from bars of a market. */
export function computationOf({ indicator, parameters, interval }: AlertIndicatorTerms) {
  const computation: Computation = compute(
    indicator,
    parameters,
    INTERVAL_MS[interval] / MS_PER_SECOND,
  );
  return (bar: PriceBar) =>
    computation.add({
      time: bar.time_ms / MS_PER_SECOND,
      high: priceToJson(bar.high_e4),
      low: priceToJson(bar.low_e4),
      close: priceToJson(bar.close_e4),
      volume: bar.volume,
    });
}

/** Returns whether the last of closed bars meets the terms of an alert, and the value there. */
export function judgeBars(
  terms: AlertIndicatorTerms,
  closed: readonly PriceBar[],
): { met: boolean; value: number } {
  const add = computationOf(terms);
  let [before, now] = [NONE, NONE];
  for (const bar of closed) {
    before = now;
    now = comparedValues(terms, add(bar), priceToJson(bar.close_e4));
  }
  return { met: isConditionMet(terms.condition, now, before), value: now.value };
}
