import { dollars, shares } from '../../wording/amounts.ts';
import type { Facts } from './facts.ts';
import type { Fact, Field } from './knowledge.ts';
import type { Figure } from './text/figure.ts';
import type { Segment } from './text/spans.ts';
import type { Role } from './text/vocabulary.ts';

const percent = (value: number): string => `${value.toFixed(2).replace(/^-(?=0\.00$)/, '')}%`;

/** The fact each role refers to, the most specific role first. */
const SPOKEN_OF: readonly (readonly [Role, Field])[] = [
  ['cash', 'cash'],
  ['cost', 'cost'],
  ['weight', 'weight'],
  ['price', 'price'],
  ['profit', 'profit'],
  ['value', 'value'],
  ['total', 'total'],
];

/** Returns the correct value for a figure in a few words; null if it is unknown. */
export function correction(figure: Figure, segment: Segment, facts: Facts): string | null {
  if (figure.unit === 'count') return correctCount(figure, facts);
  const [ticker] = segment.tickers.length > 0 ? segment.tickers : segment.statement.carried;
  const isQuantity = figure.unit === 'shares' || (figure.unit === null && !hasMoneyRole(segment));
  if (isQuantity) return ticker === undefined ? null : held(ticker, facts);
  const field = SPOKEN_OF.find(([role]) => segment.roles.has(role))?.[1];
  if (field === undefined) return null;
  const subject = field === 'cash' || field === 'total' ? null : (ticker ?? null);
  const unit = figure.unit === 'percent' ? 'percent' : 'money';
  const fact = facts.get(subject)?.find((each) => each.field === field && each.unit === unit);
  return fact ? sentenceOf(fact) : null;
}

const hasMoneyRole = ({ roles }: Segment): boolean =>
  SPOKEN_OF.some(([role]) => role !== 'total' && roles.has(role));

function held(ticker: string, facts: Facts): string {
  const fact = facts.get(ticker)?.find(({ field }) => field === 'held');
  return fact && fact.value > 0
    ? `you hold ${shares.format(fact.value)} ${ticker}`
    : `you hold no ${ticker}`;
}

function correctCount({ counted }: Figure, facts: Facts): string | null {
  const fact = facts.get(null)?.find((each) => each.unit === 'count' && each.counted === counted);
  if (!fact) return null;
  switch (counted) {
    case 'orders':
      return fact.value === 0 ? 'no order waits' : `${fact.value} waiting for approval`;
    case 'alerts':
      return `${fact.value} active`;
    case 'positions':
      return `you hold ${fact.value}`;
    default:
      return null;
  }
}

function sentenceOf({ field, unit, value, ticker }: Fact): string | null {
  const figure = unit === 'percent' ? percent(value) : dollars.format(value);
  const of = ticker === null ? '' : ` of ${ticker}`;
  switch (field) {
    case 'cash':
      return `your cash is ${figure}`;
    case 'total':
      return `your total is ${figure}`;
    case 'cost':
      return `your average cost${of} is ${figure}`;
    case 'weight':
      return `the weight${of} is ${figure}`;
    case 'price':
      return `the price${of} is ${figure}`;
    case 'profit':
      return `the profit${of} is ${figure}`;
    case 'value':
      return `the value${of} is ${figure}`;
    default:
      return null;
  }
}
