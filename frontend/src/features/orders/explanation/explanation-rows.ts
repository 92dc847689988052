import type { OrderExplanation, StopTrigger } from '@finally/contract';
import type { TermName } from '@/features/help/glossary';
import { formatMoney, formatPrice, formatQuantity, formatSecond } from '@/shared/format/format';

export type FillExplanation = NonNullable<OrderExplanation['fills'][number]['explanation']>;

/** Figures of a fill under one heading. */
export interface ExplanationPart {
  readonly title: string;
  /** The word of the glossary that explains it. */
  readonly term?: TermName;
  readonly rows: readonly (readonly [label: string, value: string])[];
}

const WATCHED: Readonly<Record<StopTrigger, string>> = {
  last: 'Last price',
  bid_ask: 'Bid or ask',
  mid: 'Middle of bid and ask',
};

const LIQUIDITY: Readonly<Record<FillExplanation['liquidity'], string>> = {
  taker: 'Taker',
  maker: 'Maker',
  auction: 'Auction',
  liquidation: 'Liquidation',
};

const PROFILES: Readonly<Record<FillExplanation['profile'], string>> = {
  ideal: 'Ideal',
  realistic: 'Realistic',
  harsh: 'Harsh',
};

const FEES: Readonly<Record<string, string>> = {
  sec: 'SEC fee',
  taf: 'FINRA fee',
  commission: 'Commission',
};

const dollars = (price: number): string => `$${formatPrice(price)}`;

/** Returns the figures from which the price of a fill follows, without the parts that it has not. */
export function explanationParts(explanation: FillExplanation): readonly ExplanationPart[] {
  const { quote, levels, hidden, queue, trigger, collar, fees } = explanation;
  const parts: readonly (ExplanationPart | false | null)[] = [
    { title: 'Quote seen', rows: quoteRows(quote) },
    trigger && {
      title: 'What triggered it',
      rows: [
        [WATCHED[trigger.by], dollars(trigger.met)],
        ['Stop', dollars(trigger.level)],
      ],
    },
    levels.length > 0 && {
      title: 'Taken from the book',
      rows: levels.map(({ price, shown, taken, taken_before }) => [
        `At ${dollars(price)}`,
        `${formatQuantity(taken)} of ${formatQuantity(shown)} shown${
          taken_before > 0 ? `, ${formatQuantity(taken_before)} taken before` : ''
        }`,
      ]),
    },
    hidden && {
      title: 'Impact behind the book',
      term: 'slippage',
      rows: [
        ['Hidden shares taken', formatQuantity(hidden.quantity)],
        ['Taken lately before', formatQuantity(hidden.before)],
        ['Price moved by', dollars(hidden.slip)],
      ],
    },
    queue && {
      title: 'Queue at its limit',
      term: 'queue',
      rows: [
        ['Ahead before', formatQuantity(queue.ahead_before)],
        ['Ahead after', formatQuantity(queue.ahead_after)],
        ['Traded in the step', formatQuantity(queue.volume)],
      ],
    },
    collar !== null && { title: 'Collar', rows: [['Worst price allowed', dollars(collar)]] },
    {
      title: 'Fees',
      rows:
        fees.length === 0
          ? [['None', formatMoney(0)]]
          : fees.map(({ kind, amount }) => [FEES[kind] ?? kind, formatMoney(amount)]),
    },
    {
      title: 'How it was filled',
      rows: [
        ['Amount', formatMoney(explanation.notional)],
        ['Liquidity', LIQUIDITY[explanation.liquidity]],
        ['Profile', PROFILES[explanation.profile]],
        ['Model', `${explanation.model}, step ${explanation.step}`],
        ['Time', formatSecond(explanation.sim_time)],
      ],
    },
  ];
  return parts.filter((part) => part !== null && part !== false);
}

function quoteRows(quote: FillExplanation['quote']): ExplanationPart['rows'] {
  const { bid, ask, bid_size, ask_size, last } = quote;
  const side = (label: string, price: number | null, size: number | null) =>
    price === null
      ? []
      : [
          [
            label,
            size === null ? dollars(price) : `${dollars(price)} \u00d7 ${formatQuantity(size)}`,
          ] as const,
        ];
  return [...side('Bid', bid, bid_size), ...side('Ask', ask, ask_size), ['Last', dollars(last)]];
}
