import type { ChatAction, Order, Side, Ticker } from '@finally/contract';
import Fraction from 'fraction.js';
import { QUANTITY_SCALE } from '../../../../kernel/money.ts';
import { describeAction } from '../../../actions/receipts.ts';
import type { Corrected } from '../../../reading/following/follow-up.ts';
import type { WrittenTerms } from '../../../reading/orders/order-command.ts';
import { list } from '../answers/format.ts';
import type { Facts } from '../facts.ts';
import { termsOf } from './asked-order.ts';
import type { Deed } from './deed.ts';
import { type Filled, filledBy } from './filled.ts';

/** The order that a correction is about, and how it stands. */
export interface Subject {
  readonly action: ChatAction;
  readonly ticker: Ticker;
  readonly side: Side;
  /** Shares that it was for. */
  readonly quantity: Fraction;
  /** Null for a trade at the market; undefined if no message can write its terms. */
  readonly terms: WrittenTerms | null | undefined;
  /** What it has filled until now. */
  readonly filled: Filled | undefined;
  /** The order if it is open. */
  readonly open: Order | undefined;
}

/** Returns the order that a correction is about, or asks which one. */
export function subjectOf(
  deed: Deed,
  { ticker }: Corrected,
  denied: Corrected | null,
  facts: Facts,
): Subject | string {
  const subjects =
    combined(deed, facts) ?? deed.actions.flatMap((each) => toSubject(each, facts) ?? []);
  const [first, ...others] = subjects;
  if (!first) {
    return deed.actions.length === 0
      ? 'Nothing was done by that. Say in full what you want.'
      : `That cannot be corrected: ${deed.actions.map(describeAction).join('; ')}. Say in full what you want.`;
  }
  if (others.length === 0) return first;
  const named = denied?.ticker ?? ticker;
  const [meant, ...more] = subjects.filter((subject) => subject.ticker === named);
  if (meant && more.length === 0) return meant;
  return `Which of them?\n\n${list(subjects.map(({ action }) => describeAction(action)))}\n\nName it, for instance "5 ${first.ticker} instead".`;
}

/** Returns what an order and its corrections come to together; undefined if nothing was corrected. */
function combined({ actions, base }: Deed, facts: Facts): readonly Subject[] | undefined {
  const first =
    base && (combined(base, facts) ?? base.actions.flatMap((each) => toSubject(each, facts) ?? []));
  if (!first?.some(({ filled }) => filled)) return undefined;
  const later = actions.flatMap((each) => toSubject(each, facts) ?? []);
  const sums = new Map<Ticker, Subject & { readonly filled: Filled }>();
  for (const subject of [...first, ...later]) {
    const { filled, ticker } = subject;
    if (!filled) continue;
    const before = sums.get(ticker)?.filled;
    const sum = before ? joined(before, filled) : filled;
    const side = sum.net_e6 < 0 ? 'sell' : 'buy';
    const quantity = new Fraction(Math.abs(sum.net_e6)).div(10 ** QUANTITY_SCALE);
    sums.set(ticker, { ...subject, side, quantity, filled: sum });
  }
  return [...sums.values()].filter(({ filled }) => filled.net_e6 !== 0);
}

const joined = (a: Filled, b: Filled): Filled => ({
  ticker: a.ticker,
  net_e6: a.net_e6 + b.net_e6,
  proceeds: a.proceeds + b.proceeds,
  said: `${a.said} and ${b.said}`,
});

function toSubject(action: ChatAction, facts: Facts): Subject | undefined {
  const { standings, open_orders } = facts;
  const filled = filledBy(action, standings);
  if (action.kind === 'trade') {
    const { side, quantity } = action.request;
    const ticker = (action.receipt?.trade.ticker ?? action.request.ticker) as Ticker;
    const count = new Fraction(quantity);
    return { action, ticker, side, quantity: count, terms: null, filled, open: undefined };
  }
  if (action.kind === 'order') {
    const standing = action.receipt && standings.get(action.receipt.order.id);
    const { side, quantity } = action.request;
    if (quantity === undefined) return undefined;
    const open = open_orders.find(({ id }) => id === standing?.last.id);
    return {
      action,
      ticker: (standing?.last.ticker ?? action.request.ticker) as Ticker,
      side,
      quantity: new Fraction(open?.quantity ?? quantity),
      terms: termsOf(action.request),
      filled,
      open,
    };
  }
  if (action.kind !== 'order_change') return undefined;
  const last = action.receipt && standings.get(action.receipt.order.id)?.last;
  const order = last ?? action.request.order;
  if (!order) return undefined;
  return {
    action,
    ticker: order.ticker,
    side: order.side,
    quantity: new Fraction(order.quantity),
    terms: undefined,
    filled,
    open: open_orders.find(({ id }) => id === order.id),
  };
}
