import { QUANTITY_SCALE, quantityE6, quantityToJson } from '../../../../kernel/money.ts';
import { describeOrder } from '../../../actions/orders/order-sentences.ts';
import type { MarketCommand } from '../../../reading/command.ts';
import { ZERO } from '../../../reading/language/amounts.ts';
import { share as percent, shares } from '../answers/format.ts';
import type { Facts } from '../facts.ts';
import { Draft, type Order } from './draft.ts';
import { isByValue, partOf, quantityOf, unitsDown } from './quantity.ts';
import { allocate, equalize, split } from './rebalance.ts';
import { sellGroup } from './sell-group.ts';
import { type StepOutcome as Outcome, shift } from './shift.ts';

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
  const others = othersBeside(commands, facts);
  if (others !== undefined) steps.hindrances.push(others);
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

/**
 * Asks what becomes of the other positions if target weights come to the whole account; undefined if there
 * are none.
 */
function othersBeside(
  commands: readonly MarketCommand[],
  { portfolio }: Pick<Facts, 'portfolio'>,
): string | undefined {
  const targets = commands.filter((command) => command.kind === 'target');
  if (targets.length < commands.length || targets.length < 2) return undefined;
  const sum = targets.reduce((total, { weight }) => total.add(weight), ZERO);
  const named = targets.map(({ ticker }) => ticker);
  const others = portfolio.positions.filter(({ ticker }) => !named.includes(ticker));
  if (sum.compare(1) < 0 || others.length === 0) return undefined;
  return (
    `Those weights are the whole account, and you also hold ${others.map(({ ticker }) => ticker).join(', ')}. ` +
    'Add "rest cash" if all of that is to be sold.'
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
    case 'allocate':
      return allocate(command, facts, draft);
    case 'equalize':
      return equalize(command.tickers, facts, draft);
    case 'split':
      return split(command, draft);
  }
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
