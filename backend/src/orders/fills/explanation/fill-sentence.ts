import type { StopTrigger } from '@finally/contract';
import {
  formatCents,
  formatPrice,
  formatQuantity,
  type PriceE4,
  priceE4,
  quantityE6,
} from '../../../kernel/money.ts';
import { formatQuote } from '../../../kernel/tick.ts';
import type { FeeKind } from '../../../ledger/fees/fees.ts';
import type { Triggered } from '../../../ledger/orders/matching/stops.ts';
import { type Book, bestFor } from '../book.ts';
import type { Execution, QueueProgress, TakenHidden, TakenLevel } from '../execution.ts';
import type { FillContext } from './fill-context.ts';

const FEE_NAMES: Readonly<Record<FeeKind, string>> = {
  sec: 'SEC fee',
  taf: 'FINRA fee',
  commission: 'commission',
};

const WATCHED: Readonly<Record<StopTrigger, string>> = {
  last: 'last price',
  bid_ask: 'quote',
  mid: 'middle of bid and ask',
};

/** Says in plain words why a fill has its price. */
export function sentenceOf(context: FillContext, execution: Execution): string {
  const { side, ticker, triggered } = context;
  const { price_e4, quantity_e6 } = execution;
  const traded = `${side === 'buy' ? 'Bought' : 'Sold'} ${formatQuantity(quantity_e6)} ${ticker}`;
  const parts = [
    triggered ? describeTrigger(triggered) : '',
    `${traded} at ${formatPrice(price_e4)}${describePrice(context, execution)}.`,
    describeFees(context),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const describeTrigger = ({ by, stop_e4, met_twice_e4 }: Triggered): string => {
  const met = formatQuote(met_twice_e4 / 2);
  return `The ${WATCHED[by]} of ${met} triggered the stop at ${formatQuote(stop_e4)}.`;
};

function describePrice(context: FillContext, execution: Execution): string {
  const { level, hidden, queue, liquidity, price_e4 } = execution;
  if (level) return describeLevel(context, level, price_e4);
  if (hidden) return describeHidden(context, hidden);
  if (queue) return describeQueue(context, queue);
  if (liquidity === 'auction') return ', the price of the auction';
  return liquidity === 'maker' ? describeCrossed(context) : ', the last price';
}

function describeLevel(
  { side }: FillContext,
  { price_e4, shown_e6, taken_before_e6 }: TakenLevel,
  paid_e4: PriceE4,
): string {
  const shown = `${formatQuantity(shown_e6)} shares were ${side === 'buy' ? 'offered' : 'bid for'}`;
  const before =
    taken_before_e6 > 0
      ? `, of which this account had taken ${formatQuantity(taken_before_e6)} in the same step`
      : '';
  return paid_e4 === price_e4
    ? `, where ${shown}${before}`
    : `: ${shown} at ${formatQuote(price_e4)}${before}, and this profile fills stops worse than shown`;
}

function describeHidden({ side }: FillContext, hidden: TakenHidden): string {
  const { slip_e4, from_e4, before_e6 } = hidden;
  const direction = side === 'buy' ? 'up' : 'down';
  const before =
    before_e6 > 0 ? `, counting ${formatQuantity(before_e6)} hidden shares taken before` : '';
  return (
    ` on average: the size shown up to ${formatQuote(from_e4)} was used up, and the order moved the ` +
    `price ${direction} by ${formatPrice(priceE4(slip_e4))} from there${before}`
  );
}

function describeQueue(
  { profile, market }: FillContext,
  { ahead_before_e6, ahead_after_e6, volume }: QueueProgress,
): string {
  const traded = `${volume.toLocaleString('en-US')} shares traded in this step`;
  const share = `up to ${profile.volume_percent} % of the ${traded} can fill it`;
  if (profile.maker === 'through') {
    return `, its limit: the last price of ${formatQuote(market.last_e4)} went through it, and ${share}`;
  }
  const ahead = quantityE6(ahead_before_e6 - ahead_after_e6);
  const others = ahead > 0 ? `, after ${formatQuantity(ahead)} shares that were ahead of it` : '';
  return `, its limit: ${share}${others}`;
}

function describeCrossed({ profile, side, market }: FillContext): string {
  const met = (book: Book): string =>
    `the ${side === 'buy' ? 'ask' : 'bid'} of ${formatQuote(bestFor(side, book))}`;
  const price =
    profile.maker === 'queue' && market.book
      ? met(market.book)
      : `the last price of ${formatQuote(market.last_e4)}`;
  return `, its limit: ${price} reached it`;
}

function describeFees({ fees }: FillContext): string {
  if (fees.length === 0) return '';
  const lines = fees.map(
    ({ kind, amount_cents }) => `${FEE_NAMES[kind]} ${formatCents(amount_cents)}`,
  );
  return `Fees: ${lines.join(', ')}.`;
}
