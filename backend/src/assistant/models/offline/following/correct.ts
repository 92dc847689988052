import type { Ticker } from '@finally/contract';
import Fraction from 'fraction.js';
import { CENTS_SCALE, QUANTITY_SCALE } from '../../../../kernel/money.ts';
import type { Amount } from '../../../reading/amount.ts';
import type { Command } from '../../../reading/command.ts';
import type { Corrected, CorrectedSize } from '../../../reading/following/follow-up.ts';
import { formatCommands } from '../../../reading/format-commands.ts';
import { sayNumber } from '../../../reading/format-numbers.ts';
import type { WrittenTerms } from '../../../reading/orders/order-command.ts';
import { NO_WRITTEN_TERMS } from '../../../reading/orders/terms.ts';
import { dividedByKind } from '../../../reading/orders/working.ts';
import { price as dollarsEach, shares } from '../answers/format.ts';
import type { Facts } from '../facts.ts';
import { Draft } from '../plans/draft.ts';
import { forCents, unitsDown } from '../plans/quantity.ts';
import { stepsOf } from '../plans/steps.ts';
import { workingStepsOf } from '../plans/working-steps.ts';
import { correctAlert } from './correct-alert.ts';
import { type Deed, isAsked } from './deed.ts';
import { type Filled, filledBy, salesFirst, toE6, tradeBy } from './filled.ts';
import { NOTHING_OFFERED, type Resolution } from './offer.ts';
import { correctOpenOrder } from './open-order.ts';
import { type Subject, subjectOf } from './subject.ts';

const asked = (sentence: string): Resolution => ({ kind: 'asked', sentence });

/**
 * Corrects what was done: what waits or was refused is asked for anew, an open order is changed, and of
 * what is filled only the difference is offered, so that a correction never does anything twice.
 */
export function correct(
  deed: Deed,
  wanted: Corrected,
  denied: Corrected | null,
  facts: Facts,
): Resolution {
  const alert = correctAlert(deed, wanted);
  if (alert) return alert;
  if (deed.is_partial) {
    return asked('I do not remember any more what that corrected. Say in full how much you want.');
  }
  const waiting = waitingOn(deed, facts);
  if (waiting) return withReplaced(correct(waiting.base, wanted, denied, facts), waiting.ids);
  const subject =
    deed.actions.length === 0 ? unplaced(deed) : subjectOf(deed, wanted, denied, facts);
  if (typeof subject === 'string') return asked(subject);
  const meant = asPrice(subject, wanted, denied);
  if (typeof meant === 'string') return asked(meant);
  const { status } = subject.action;
  if (subject.open) return correctOpenOrder(subject, subject.open, meant, facts);
  if (subject.filled) return difference(subject, subject.filled, meant, facts);
  if (status === 'executed') {
    return asked('That order has ended without being filled. Say in full what you want.');
  }
  if (status === 'declined') return asked('That was declined. Say in full what you want.');
  const replaces = status === 'proposed' ? [subject.action.id] : [];
  const renewed = anew(subject, meant, replaces);
  // What the person did not ask for yet stays an offer.
  const isOffered = !isAsked(subject.action, deed);
  return isOffered && renewed.kind === 'commands' ? asOffer(renewed, facts) : renewed;
}

/** Offers what commands would do, instead of doing it. */
function asOffer(
  { commands, replaces }: Extract<Resolution, { kind: 'commands' }>,
  facts: Facts,
): Resolution {
  const divided = dividedByKind(commands);
  if (divided.kind === 'alerts') return asked('Say in full which alert you want.');
  const steps =
    divided.kind === 'market'
      ? { ...stepsOf(divided.commands, facts), placements: [] }
      : { ...workingStepsOf(divided.commands, facts), orders: [] };
  if (steps.hindrances.length > 0) return asked(steps.hindrances.join(' '));
  const offer = {
    ...NOTHING_OFFERED,
    heading: `I read: ${formatCommands(commands)}. In place of what was offered before:`,
    trades: steps.orders.map(({ ticker, side, quantity }) => ({ ticker, side, quantity })),
    orders: steps.placements.map(({ request }) => request),
  };
  return { kind: 'offer', offer, replaces };
}

/**
 * Returns what a correction that still waits corrects, if some of that is filled: a further correction is
 * of that too, and replaces the one that waits.
 */
function waitingOn(
  deed: Deed,
  { standings }: Facts,
): { readonly base: Deed; readonly ids: readonly string[] } | undefined {
  const waiting: string[] = [];
  // Corrections that were replaced by later ones have done nothing.
  for (let each: Deed | undefined = deed; each; each = each.base) {
    if (each.actions.some((action) => filledBy(action, standings))) {
      return each === deed ? undefined : { base: each, ids: waiting };
    }
    if (each.actions.some(({ status }) => status === 'executed')) return undefined;
    waiting.push(...each.actions.filter(({ status }) => status === 'proposed').map(({ id }) => id));
  }
  return undefined;
}

const withReplaced = (resolution: Resolution, ids: readonly string[]): Resolution =>
  resolution.kind === 'asked' && !resolution.is_so
    ? resolution
    : { ...resolution, replaces: [...(resolution.replaces ?? []), ...ids] };

/** A single order that was answered with an objection: nothing of it was placed. */
function unplaced({ commands }: Deed): Subject | string {
  const [only, ...others] = commands;
  const isOrder = only?.kind === 'trade' || only?.kind === 'order';
  if (!isOrder || others.length > 0 || only.amount.of !== 'shares') {
    return 'Nothing was placed, so there is nothing to correct. Say in full what you want.';
  }
  const { ticker, side, amount } = only;
  const quantity = amount.shares;
  const request = { ticker, side, quantity: quantity.valueOf() };
  return {
    action: {
      id: '',
      kind: 'trade',
      request,
      status: 'rejected',
      receipt: null,
      error: null,
      waits_for: null,
      shown_price: null,
    },
    ticker,
    side,
    quantity,
    terms: only.kind === 'order' ? only.terms : null,
    filled: undefined,
    open: undefined,
  };
}

/**
 * Checks what the correction says it was, and takes a bare number for a price if the number that it
 * replaces was one.
 */
function asPrice(
  subject: Subject,
  wanted: Corrected,
  denied: Corrected | null,
): Corrected | string {
  if (!denied) return wanted;
  const level = levelOf(subject);
  const { size, ticker, side, price } = denied;
  const count = size?.of === 'count' ? size.count : undefined;
  const isQuantity = count?.equals(subject.quantity);
  const isLevel = count !== undefined && level !== undefined && count.equals(level);
  const differs =
    (ticker !== null && ticker !== subject.ticker) ||
    (side !== null && side !== subject.side) ||
    (price !== null && !(level && price.price.equals(level))) ||
    (count !== undefined && !isQuantity && !isLevel) ||
    size?.of === 'times';
  if (differs) {
    const at = level === undefined ? '' : ` at ${dollarsEach(level.valueOf())}`;
    return `It was ${subject.side} ${sayNumber(subject.quantity)} ${subject.ticker}${at}. Say in full what you want.`;
  }
  if (!isLevel || wanted.size?.of !== 'count') return wanted;
  if (isQuantity) return 'The price or the number of shares? Say for instance "make it 5 shares".';
  return { ...wanted, size: null, price: { of: 'price', price: wanted.size.count } };
}

/** The price that an order names, if it is one. */
const levelOf = ({ open, terms }: Subject): Fraction | undefined => {
  const level = open ? (open.limit_price ?? open.stop_price) : (terms?.limit ?? terms?.stop);
  return level === null || level === undefined ? undefined : new Fraction(level);
};

/** An order of which nothing is done yet, with what is corrected. */
function anew(subject: Subject, wanted: Corrected, replaces: readonly string[]): Resolution {
  const terms = correctedTerms(subject, wanted);
  if (typeof terms === 'string') return asked(terms);
  const ticker = wanted.ticker ?? subject.ticker;
  if (ticker !== subject.ticker && terms && !wanted.price) {
    return asked(`At which price? That one was of ${subject.ticker}. Say the order in full.`);
  }
  const side = wanted.side ?? subject.side;
  const amount = amountOf(subject, wanted.size);
  const command: Command = terms
    ? { kind: 'order', ticker, side, amount, terms }
    : { kind: 'trade', ticker, side, amount };
  return { kind: 'commands', commands: [command], replaces };
}

/** Returns the terms with what is corrected; null for a trade at the market. */
function correctedTerms(
  { terms, quantity, ticker }: Subject,
  { price, at_market, time_in_force }: Corrected,
): WrittenTerms | null | string {
  if (terms === undefined) return 'Say that order in full.';
  if (at_market) return price || time_in_force ? 'A market order has no price and no time.' : null;
  const before = terms ?? NO_WRITTEN_TERMS;
  const lasting = time_in_force ?? before.time_in_force;
  if (!price) {
    if (time_in_force === null) return terms;
    return terms
      ? { ...terms, time_in_force }
      : `A market order is filled at once. Say for instance "buy ${sayNumber(quantity)} ${ticker} at 100 good till canceled".`;
  }
  const isStop = price.of === 'stop' || (price.of === 'price' && before.type === 'stop');
  const isPlain = before.take_profit === null && before.stop_loss === null && before.trail === null;
  if (!isPlain || before.type === 'stop_limit')
    return 'Say that order in full, with all its prices.';
  return isStop
    ? { ...NO_WRITTEN_TERMS, type: 'stop', stop: price.price, time_in_force: lasting }
    : {
        ...NO_WRITTEN_TERMS,
        type: 'limit',
        limit: price.price,
        time_in_force: lasting,
        is_bare: price.of === 'price',
      };
}

function amountOf({ quantity }: Subject, size: CorrectedSize | null): Amount {
  switch (size?.of) {
    case undefined:
      return { of: 'shares', shares: quantity };
    case 'count':
      return { of: 'shares', shares: size.count };
    case 'dollars':
      return { of: 'dollars', dollars: size.dollars };
    case 'times':
      return { of: 'shares', shares: quantity.mul(size.times) };
  }
}

/** Offers what is missing, or too much, of an order that is filled. */
function difference(subject: Subject, filled: Filled, wanted: Corrected, facts: Facts): Resolution {
  const { ticker, side } = subject;
  if (subject.terms !== null && subject.action.status === 'executed' && !isSimple(subject)) {
    return asked('That order had exits, so say in full what you want.');
  }
  if (wanted.price || wanted.time_in_force || wanted.at_market) {
    return asked(
      `That is filled already: ${filled.said}. What is filled cannot get another price. Say "undo that" to reverse it, or a new order in full.`,
    );
  }
  const other = wanted.ticker ?? ticker;
  const sign = (wanted.side ?? side) === 'buy' ? 1 : -1;
  const size = wantedE6(filled, wanted.size, other, sign, facts);
  if (typeof size === 'string') return asked(size);
  const trades =
    other === ticker
      ? tradeBy(ticker, sign * size - filled.net_e6)
      : [...tradeBy(ticker, -filled.net_e6), ...tradeBy(other, sign * size)];
  if (trades.length === 0) {
    return { kind: 'asked', sentence: `It is that already: ${filled.said}.`, is_so: true };
  }
  const it = `${shares(size / 10 ** QUANTITY_SCALE)} ${other}${sign < 0 ? ' sold' : ''}`;
  const heading = `Done before: ${filled.said}. To make it ${it}:`;
  return {
    kind: 'offer',
    replaces: [],
    offer: { ...NOTHING_OFFERED, heading, trades: salesFirst(trades) },
  };
}

const isSimple = ({ terms }: Subject): boolean =>
  !terms || (terms.take_profit === null && terms.stop_loss === null && !terms.is_pair);

/** Returns the millionths of a share that it should have been. */
function wantedE6(
  { net_e6, proceeds, ticker }: Filled,
  size: CorrectedSize | null,
  other: Ticker,
  sign: number,
  facts: Facts,
): number | string {
  const unit = 10 ** QUANTITY_SCALE;
  const done = Math.abs(net_e6);
  switch (size?.of) {
    case undefined:
      return done;
    case 'count':
      return within(unitsDown(size.count, unit));
    case 'times':
      return within(unitsDown(new Fraction(done).div(unit).mul(size.times), unit));
    case 'dollars': {
      // Of what was filled at its own price, only the rest is at the price now.
      const isMore = other === ticker && sign === Math.sign(net_e6);
      const filled_cents = isMore ? Math.round(Math.abs(proceeds) * 10 ** CENTS_SCALE) : 0;
      const missing = unitsDown(size.dollars, 10 ** CENTS_SCALE) - filled_cents;
      if (missing === 0) return done;
      const quantity = forCents(Math.abs(missing), other, new Draft(facts));
      if (!quantity.ok) return quantity.error;
      return (isMore ? done : 0) + Math.sign(missing) * toE6(quantity.value);
    }
  }
}

const within = (e6: number): number | string =>
  Number.isFinite(e6) && e6 > 0 ? e6 : 'That is not an amount that can be traded at once.';
