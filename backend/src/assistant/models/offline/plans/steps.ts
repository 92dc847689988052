import type { Ticker } from '@finally/contract';
import { QUANTITY_SCALE, quantityE6, quantityToJson } from '../../../../kernel/money.ts';
import { describeOrder } from '../../../actions/orders/order-sentences.ts';
import type { MarketCommand } from '../../../reading/command.ts';
import { share as percent, shares } from '../answers/format.ts';
import type { Facts } from '../facts.ts';
import { Draft, type Order } from './draft.ts';
import { forCents, isByValue, partOf, quantityOf, spentCents, unitsDown } from './quantity.ts';

type WatchlistChange = Extract<MarketCommand, { kind: 'watchlist' }>;
type Plan = Exclude<MarketCommand, { kind: 'watchlist' }>;

/** The actions that commands result in, and what prevents them. */
export interface Steps {
  readonly orders: readonly Order[];
  readonly changes: readonly WatchlistChange[];
  /** Reasons why none of the commands can be carried out. */
  readonly hindrances: readonly string[];
  /** Commands that need no action. */
  readonly notes: readonly string[];
}

/** Converts commands to actions in order, each based on the account after the previous ones. */
export function stepsOf(commands: readonly MarketCommand[], facts: Facts): Steps {
  const draft = new Draft(facts);
  const steps = {
    orders: [] as Order[],
    changes: [] as WatchlistChange[],
    hindrances: [] as string[],
    notes: [] as string[],
  };
  for (const command of inOrder(commands, facts, draft)) {
    if (command.kind === 'watchlist') {
      steps.changes.push(command);
      continue;
    }
    for (const outcome of work(command, facts, draft)) {
      if (typeof outcome === 'string') steps.hindrances.push(outcome);
      else if ('note' in outcome) steps.notes.push(outcome.note);
      else {
        const placed = draft.place(outcome);
        // If a part of a plan is impossible, the whole plan is refused.
        if (!placed.ok && command.kind !== 'trade' && placed.error.code !== 'price_unavailable') {
          const { code, detail } = placed.error;
          const isShort = code === 'insufficient_cash';
          steps.hindrances.push(isShort ? 'There is not enough cash for all of that.' : detail);
        }
        const taken = setAside(outcome, facts);
        if (taken !== undefined) steps.hindrances.push(taken);
        steps.orders.push(outcome);
      }
    }
  }
  return steps;
}

/**
 * Returns what has to be canceled before a sale, because open orders have its shares set aside; undefined
 * if nothing has.
 */
function setAside(
  { ticker, side, quantity }: Order,
  { portfolio, open_orders }: Pick<Facts, 'portfolio' | 'open_orders'>,
): string | undefined {
  const held = portfolio.positions.find((position) => position.ticker === ticker)?.quantity ?? 0;
  const holding = open_orders.filter(
    (order) => order.ticker === ticker && order.reserved_quantity > 0,
  );
  const reserved = holding.reduce((sum, order) => sum + order.reserved_quantity, 0);
  if (side === 'buy' || quantity > held || quantity <= held - reserved) return undefined;
  const named = holding.map(describeOrder).join('; ');
  const [only, ...others] = holding;
  const cancel = others.length === 0 && only?.group_id === null ? 'order' : 'orders';
  return (
    `You hold ${shares(held)} ${ticker}, and ${shares(reserved)} of them are set aside for: ${named}. ` +
    `Say "cancel my ${ticker} ${cancel}" first, and then "sell ${shares(quantity)} ${ticker}".`
  );
}

/** Sorts target weights so that sales come first and provide cash for purchases. */
function inOrder(
  commands: readonly MarketCommand[],
  facts: Facts,
  draft: Draft,
): readonly MarketCommand[] {
  if (!commands.every(({ kind }) => kind === 'target')) return commands;
  const missing = (command: MarketCommand): number =>
    command.kind === 'target'
      ? partOf(draft.total_cents, command.weight) - draft.value_cents(command.ticker)
      : 0;
  return facts.portfolio.positions.length === 0
    ? commands
    : [...commands].sort((a, b) => missing(a) - missing(b));
}

type Outcome = Order | { readonly note: string } | string;

function work(command: Plan, facts: Facts, draft: Draft): readonly Outcome[] {
  switch (command.kind) {
    case 'trade': {
      const quantity = quantityOf(command, facts, draft);
      const { ticker, side } = command;
      const by_value = isByValue(command.amount);
      return [quantity.ok ? { ticker, side, quantity: quantity.value, by_value } : quantity.error];
    }
    case 'sell_group':
      return sellGroup(command, facts, draft);
    case 'target':
      return [aim(command, draft)];
    case 'target_shares':
      return [resize(command, draft)];
    case 'equalize':
      return equalize(command.tickers, facts, draft);
    case 'split':
      return split(command, draft);
  }
}

function sellGroup(
  { group, except, part }: Extract<Plan, { kind: 'sell_group' }>,
  facts: Facts,
  draft: Draft,
): readonly Outcome[] {
  const missing = except.find((ticker) => draft.held_e6(ticker) === 0);
  if (missing) return [`You hold no ${missing}. Say again what to keep.`];
  const meant = facts.portfolio.positions.filter(
    ({ ticker, unrealized_pnl }) =>
      !except.includes(ticker) &&
      (group === 'all' || (group === 'losers' ? unrealized_pnl < 0 : unrealized_pnl > 0)),
  );
  if (meant.length === 0) {
    const none = {
      all: 'You hold nothing that could be sold.',
      losers: 'None of your positions is at a loss.',
      winners: 'None of your positions is in profit.',
    };
    return [none[group]];
  }
  return meant.map(({ ticker }) => {
    const amount = { of: 'position' as const, part };
    const quantity = quantityOf({ kind: 'trade', side: 'sell', ticker, amount }, facts, draft);
    return quantity.ok
      ? { ticker, side: 'sell' as const, quantity: quantity.value, by_value: false }
      : quantity.error;
  });
}

function aim(
  { ticker, weight, direction }: Extract<Plan, { kind: 'target' }>,
  draft: Draft,
): Outcome {
  const wanted = partOf(draft.total_cents, weight);
  const value = draft.value_cents(ticker);
  const is_there = direction === 'down' ? value <= wanted : direction === 'up' && value >= wanted;
  if (is_there) {
    const share = draft.total_cents > 0 ? value / draft.total_cents : 0;
    const limit = direction === 'down' ? 'no more' : 'no less';
    return {
      note: `${ticker} is at ${percent(share)} already, which is ${limit} than ${percent(weight.valueOf())}.`,
    };
  }
  return shift(ticker, wanted - value, draft);
}

/** Brings a position to a number of shares. */
function resize(
  { ticker, shares: wanted, direction }: Extract<Plan, { kind: 'target_shares' }>,
  draft: Draft,
): Outcome {
  const held_e6 = draft.held_e6(ticker);
  const difference = unitsDown(wanted, 10 ** QUANTITY_SCALE) - held_e6;
  if (!Number.isFinite(difference)) return 'That is more than can be traded at once.';
  const is_there =
    direction === 'up'
      ? difference <= 0
      : direction === 'down'
        ? difference >= 0
        : difference === 0;
  if (is_there) {
    return { note: `You hold ${shares(quantityToJson(quantityE6(held_e6)))} ${ticker} already.` };
  }
  const quantity = quantityToJson(quantityE6(Math.abs(difference)));
  return { ticker, side: difference > 0 ? 'buy' : 'sell', quantity, by_value: false };
}

/** Buys or sells as many shares as change the position's value by this many cents. */
function shift(ticker: Ticker, by_cents: number, draft: Draft): Outcome {
  if (by_cents === 0) return { note: `${ticker} is where it should be already.` };
  const side = by_cents > 0 ? 'buy' : 'sell';
  const quantity = forCents(Math.abs(by_cents), ticker, draft);
  if (!quantity.ok) return quantity.error;
  return { ticker, side, quantity: quantity.value, by_value: true };
}

function equalize(
  named: readonly Ticker[],
  { portfolio }: Facts,
  draft: Draft,
): readonly Outcome[] {
  const tickers =
    named.length > 0 ? [...new Set(named)] : portfolio.positions.map(({ ticker }) => ticker);
  if (tickers.length === 0) return ['You hold nothing that could be rebalanced.'];
  const unpriced = tickers.find((ticker) => draft.price_e4(ticker) === undefined);
  if (unpriced) return [`There is no price for ${unpriced} at the moment.`];
  const values = tickers.map((ticker) => draft.value_cents(ticker));
  const held = values.reduce((sum, value) => sum + value, 0);
  const each = Math.floor((held > 0 ? held : draft.cash_cents) / tickers.length);
  const moves = tickers
    .map((ticker, index) => ({ ticker, by: each - (values[index] ?? 0) }))
    // Ignore differences below one cent per position, which are due to rounding.
    .filter(({ by }) => Math.abs(by) > tickers.length)
    .sort((a, b) => a.by - b.by);
  if (moves.length === 0) return [{ note: 'These positions are equally large already.' }];
  let freed = held > 0 ? 0 : draft.cash_cents;
  return moves.map(({ ticker, by }) => {
    const order = shift(ticker, by > 0 ? Math.min(by, freed) : by, draft);
    if (typeof order !== 'string' && 'side' in order) {
      const notional = draft.notional_cents(order) ?? 0;
      freed += order.side === 'sell' ? notional : -notional;
    }
    return order;
  });
}

function split(
  { tickers, amount }: Extract<Plan, { kind: 'split' }>,
  draft: Draft,
): readonly Outcome[] {
  const distinct = [...new Set(tickers)];
  const each = Math.floor(spentCents(amount, draft) / distinct.length);
  if (each <= 0) return ['There is no cash left to spend.'];
  return distinct.map((ticker) => shift(ticker, each, draft));
}
