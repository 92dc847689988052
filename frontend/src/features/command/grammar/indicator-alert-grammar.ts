import type { AlertIndicatorTerms } from '@finally/contract';
import {
  defaultParameters,
  INDICATOR_KINDS,
  INDICATORS,
} from '@finally/contract/indicators/catalog';
import {
  type ComparedWith,
  conditionFault,
  type IndicatorCondition,
} from '@finally/contract/indicators/conditions';
import { readInterval } from './words/interval';

type Reading = { wish: AlertIndicatorTerms; name: string | undefined } | { problem: string };

const CONDITIONS: Readonly<Record<string, IndicatorCondition>> = {
  ABOVE: 'above',
  OVER: 'above',
  '>': 'above',
  BELOW: 'below',
  UNDER: 'below',
  '<': 'below',
  CROSSES: 'crosses',
  CROSS: 'crosses',
};
const CROSSINGS: Readonly<Record<string, IndicatorCondition>> = {
  ABOVE: 'crosses_above',
  OVER: 'crosses_above',
  BELOW: 'crosses_below',
  UNDER: 'crosses_below',
};
const FILLERS = new Set(['WHEN', 'IF', 'ON', 'THE', 'IS']);
const NUMBER = /^-?\d+(\.\d+)?$/;

const RIGHT = 'Write ALERT NVDA RSI > 70 5M or ALERT NVDA MACD CROSSES SIGNAL 1H.';

const kindOf = (word: string | undefined) =>
  INDICATOR_KINDS.find((kind) => INDICATORS[kind].short.toUpperCase() === word);

/** Splits `>70` into two words. */
const split = (word: string): readonly string[] => {
  const [, sign, rest] = /^([<>])=?(.+)$/.exec(word) ?? [];
  return sign && rest ? [sign, rest] : [word];
};

/** Returns what a word compares an indicator with; undefined if it is nothing of that kind. */
function comparedWith(word: string | undefined, outputs: readonly string[]) {
  if (word === undefined) return undefined;
  const output = outputs.find((name) => name.toUpperCase() === word);
  if (output !== undefined) return { kind: 'output', output } satisfies ComparedWith;
  if (word === 'PRICE') return { kind: 'price' } satisfies ComparedWith;
  return NUMBER.test(word)
    ? ({ kind: 'value', value: Number(word) } satisfies ComparedWith)
    : undefined;
}

/**
 * Parses upper-case words after ALERT such as `NVDA RSI 14 > 70 5M`; omitted parameters have their defaults.
 * Returns null if they name no indicator with a condition, so that a ticker may have the name of one.
 */
export function readIndicatorAlert(all: readonly string[]): Reading | null {
  const words = all.flatMap(split).filter((word) => !FILLERS.has(word));
  const isLeading = kindOf(words[0]) !== undefined && kindOf(words[1]) === undefined;
  const name = isLeading ? undefined : words[0];
  const [short, ...after] = isLeading ? words : words.slice(1);
  const indicator = kindOf(short);
  const place = after.findIndex((word) => !NUMBER.test(word));
  const condition = CONDITIONS[after[place] ?? ''];
  if (!indicator || !condition) return null;
  // `ROC ABOVE 5` is the price of a ticker unless an interval follows.
  const last = readInterval(after.at(-1));
  if (name === undefined && !last) return null;
  const numbers = after.slice(0, place).map(Number);
  const [first, ...others] = after.slice(place + 1);
  const crossing = condition === 'crosses' ? CROSSINGS[first ?? ''] : undefined;
  const [other, span, ...more] = crossing ? others : after.slice(place + 1);
  const names = INDICATORS[indicator].lines.map((line) => line.name);
  const compared_with = comparedWith(other, names);
  const interval = readInterval(span);
  if (!compared_with) return { problem: `Compared with what? ${RIGHT}` };
  if (!interval) return { problem: `On bars of which length? ${RIGHT}` };
  if (more.length > 0) return { problem: `${more.join(' ')} is too much. ${RIGHT}` };
  const wish: AlertIndicatorTerms = {
    kind: 'indicator',
    indicator,
    parameters: [...numbers, ...defaultParameters(indicator).slice(numbers.length)],
    interval,
    output: names[0] ?? '',
    condition: crossing ?? condition,
    compared_with,
  };
  const problem = conditionFault(wish);
  return problem ? { problem } : { wish, name };
}

/** Returns the words that are parsed as this alert. */
export function writeIndicatorAlert(terms: AlertIndicatorTerms): string {
  const { indicator, parameters, condition, compared_with, interval } = terms;
  const other =
    compared_with.kind === 'value'
      ? compared_with.value
      : compared_with.kind === 'price'
        ? 'PRICE'
        : compared_with.output.toUpperCase();
  const words = [INDICATORS[indicator].short, ...parameters, condition.replace('_', ' '), other];
  return [...words, interval].join(' ').toUpperCase();
}
