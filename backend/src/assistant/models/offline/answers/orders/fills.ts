import type { ExplainedFill } from '../../../../../orders/index.ts';
import { newestDowntimes } from '../../../../prompt/downtimes.ts';
import type { Facts } from '../../facts.ts';
import type { Question } from '../../intent.ts';
import { price, shares } from '../format.ts';

const DONE = { buy: 'bought', sell: 'sold' } as const;

const describe = ({ side, ticker, quantity, price: paid, executed_at }: ExplainedFill): string =>
  `${shares(quantity)} ${ticker} ${quantity === 1 ? 'was' : 'were'} ${DONE[side]} at ${price(paid)} on ${executed_at.slice(0, 10)}, ${executed_at.slice(11, 19)} UTC`;

/** Says why a fill has its price: by the explanation that was kept with it. */
export function whyFilled(
  { fills }: Facts,
  { ticker, price: asked }: Extract<Question, { kind: 'fill' }>,
): string {
  const newest = fills.get(ticker) ?? [];
  const [latest] = newest;
  const of = ticker === null ? '' : ` of **${ticker}**`;
  if (!latest) return `There is no fill${of} in the journal.`;
  const meant =
    asked === null ? latest : newest.find((fill) => Math.abs(fill.price - asked) < 0.005);
  if (!meant) {
    return `None of the newest fills${of} was at ${price(asked ?? 0)}. The newest: ${describe(latest)}.`;
  }
  const { explanation, downtimes } = meant;
  return explanation
    ? [
        `${describe(meant)}. The explanation kept with that fill: ${explanation.sentence}`,
        ...newestDowntimes(downtimes),
      ].join(' ')
    : `${describe(meant)}. No explanation of that fill was kept, so I cannot say why.`;
}
