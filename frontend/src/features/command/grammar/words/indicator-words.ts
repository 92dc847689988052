import {
  defaultParameters,
  INDICATOR_KINDS,
  INDICATORS,
  parameterFault,
} from '@finally/contract/indicators/catalog';
import type { Reading } from '../intent';

/**
 * Parses upper-case words such as `EMA 20` or `MACD 12 26`; omitted numbers have their defaults.
 * Returns null if the words are not an indicator name with at least one number.
 */
export function readIndicator(words: readonly string[]): Reading {
  const [name, ...numbers] = words;
  const indicator = INDICATOR_KINDS.find((kind) => INDICATORS[kind].short === name);
  const isNumbered = numbers.length > 0 && numbers.every((word) => /^\d+(\.\d+)?$/.test(word));
  if (!indicator || !isNumbered) return null;
  const parameters = [
    ...numbers.map(Number),
    ...defaultParameters(indicator).slice(numbers.length),
  ];
  const fault = parameterFault(indicator, parameters);
  return fault === null
    ? { intent: { kind: 'indicator', indicator, parameters } }
    : { problem: `${name}: ${fault}` };
}
