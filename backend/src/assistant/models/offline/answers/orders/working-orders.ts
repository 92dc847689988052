import type { AskedOrder, AssistantSettings, Ticker } from '@finally/contract';
import {
  describeAskedOrder,
  describeChange,
  describeOrder,
} from '../../../../actions/orders/order-sentences.ts';
import { newestDowntimes } from '../../../../prompt/downtimes.ts';
import { formatCommands } from '../../../../reading/format-commands.ts';
import type {
  ChosenKind,
  OrderCommand,
  WorkingCommand,
} from '../../../../reading/orders/order-command.ts';
import type { Facts } from '../../facts.ts';
import { describeState, isOfKind } from '../../plans/chosen-orders.ts';
import { type PlannedOrder, workingStepsOf } from '../../plans/working-steps.ts';
import { list, price } from '../format.ts';
import type { Proposal } from './orders.ts';

const NO_ACTIONS = { trades: [], watchlist_changes: [] };

/** Turns commands on orders into proposed actions, described as intentions, or asks. */
export function workingProposal(commands: readonly WorkingCommand[], facts: Facts): Proposal {
  const { placements, changes, cancels, hindrances } = workingStepsOf(commands, facts);
  if (hindrances.length > 0) {
    return {
      ...NO_ACTIONS,
      message: `${[...new Set(hindrances)].join('\n\n')}\n\nNothing was placed, changed or canceled.`,
    };
  }
  const lines: readonly Line[] = [
    ...cancels.map(({ orders }) => ({
      verb: 'cancel' as const,
      words: orders.map(describeOrder).join('; '),
    })),
    ...changes.map(({ order, change }) => ({
      verb: 'change' as const,
      words: `${describeOrder(order)} to ${describeChange(change)}`,
    })),
    ...placements.map(({ request }) => ({
      verb: 'place' as const,
      words: describeAskedOrder(request),
    })),
  ];
  const intended = describeIntention(lines, facts.limits.settings);
  const notes = new Set(placements.flatMap((placed) => notesOn(placed, facts)));
  return {
    message: [...reading(commands), intended, ...notes].join('\n\n'),
    trades: [],
    orders: placements.map(({ request }) => request),
    order_changes: changes.map(({ order, change }) => ({ order_id: order.id, ...change })),
    order_cancels: cancels.map(({ order_id, ticker }) => ({
      order_id,
      ticker: ticker === '' ? null : ticker,
    })),
    watchlist_changes: [],
  };
}

/** An action as it is announced. */
interface Line {
  readonly verb: 'cancel' | 'change' | 'place';
  readonly words: string;
}

const ANNOUNCED = { cancel: 'Canceling', change: 'Changing', place: 'Placing' } as const;

function describeIntention(lines: readonly Line[], { mode }: AssistantSettings): string {
  const [first] = lines;
  const isSame = lines.every(({ verb }) => verb === first?.verb);
  const isAnnounced = mode !== 'confirm' && isSame && first !== undefined;
  const heading = isAnnounced
    ? ANNOUNCED[first.verb]
    : mode === 'confirm'
      ? 'For your approval'
      : 'Doing, in this order';
  const words = lines.map((line) =>
    isAnnounced || line.verb === 'place' ? line.words : `${line.verb} ${line.words}`,
  );
  return words.length === 1 ? `${heading}: ${words.join('')}.` : `${heading}:\n\n${list(words)}`;
}

/** Repeats how the message was understood, if the actions do not say it in the same words. */
const reading = (commands: readonly WorkingCommand[]): readonly string[] =>
  commands.every((command) => command.kind === 'order' && command.amount.of === 'shares')
    ? []
    : [`I read: ${formatCommands(commands)}.`];

/** Says what kind of order it is, and what that means. */
function notesOn({ request, command }: PlannedOrder, facts: Facts): readonly string[] {
  return [...describeKind(request, command, facts), ...describeLasting(request)];
}

/** Says when a limit order is filled, before it is known whether it is. */
function describeLimit({ ticker, side, time_in_force }: AskedOrder, limit: number, facts: Facts) {
  const at = `${side === 'buy' ? 'buys' : 'sells'} at ${price(limit)} or better`;
  if (time_in_force === 'fok') {
    return `This is a limit order, fill or kill: it ${at}, all of it at once, or nothing. It never rests.`;
  }
  if (time_in_force === 'ioc') {
    return `This is a limit order, immediate or cancel: it ${at} what can be filled at once, and no more. It never rests.`;
  }
  const latest = facts.prices.get(ticker)?.price;
  const isReached = latest !== undefined && (side === 'buy' ? latest <= limit : latest >= limit);
  return isReached
    ? `This is a limit order: it ${at}. ${ticker} is at ${price(latest)}, so it can be filled at once; what is not filled rests.`
    : `This is a limit order: it ${at}, and rests until then.`;
}

function describeKind(
  request: AskedOrder,
  { terms }: OrderCommand,
  facts: Facts,
): readonly string[] {
  const { ticker, side, type, order_class } = request;
  const verb = side === 'buy' ? 'buys' : 'sells';
  const stop = terms.stop?.valueOf() ?? 0;
  if (order_class === 'oco') {
    return [
      'These are two exits for the same shares: if one is filled, the other is lowered by it.',
      GAP,
    ];
  }
  const exits =
    order_class === 'simple'
      ? []
      : [
          'The exits wait until the order is filled, and cover what it has filled.',
          ...(request.stop_loss ? [GAP] : []),
        ];
  switch (type) {
    case 'stop': {
      const moves = side === 'buy' ? 'at or above' : 'at or below';
      return [
        `This is a stop: once ${ticker} is ${moves} ${price(stop)}, it ${verb} at the market. ${GAP}`,
        ...exits,
      ];
    }
    case 'stop_limit':
      return [
        `This is a stop with a limit: once its price comes, it ${verb} at ${price(terms.limit?.valueOf() ?? 0)} or better, and may stay unfilled after a gap.`,
        ...exits,
      ];
    case 'trailing_stop':
      return [`The stop follows the best price, and never moves back. ${GAP}`, ...exits];
    case 'limit':
      return [describeLimit(request, terms.limit?.valueOf() ?? 0, facts), ...exits];
    default:
      return exits;
  }
}

const GAP = 'A price that jumps over a stop fills it behind the gap, which may be far worse.';

const describeLasting = ({ time_in_force, order_class }: AskedOrder): readonly string[] =>
  time_in_force === undefined
    ? [
        order_class === 'oco'
          ? 'They work for 90 days; add "for the day" to let them end at midnight UTC.'
          : 'The order works until midnight UTC, and its exits for 90 days.',
      ]
    : time_in_force === 'day'
      ? ['It works until midnight UTC; add "good till canceled" to keep it for 90 days.']
      : time_in_force === 'gtc' && order_class === 'simple'
        ? [
            'It works until it is canceled, for 90 days at most; add "for the day" to let it end at midnight UTC.',
          ]
        : [];

/** Describes what orders would be placed, without placing them. */
export function workingPreview(commands: readonly WorkingCommand[], facts: Facts): string {
  const { placements, hindrances } = workingStepsOf(commands, facts);
  if (hindrances.length > 0) return `${hindrances.join(' ')} Nothing was placed.`;
  const lines = placements.map(({ request }) => describeAskedOrder(request));
  if (lines.length === 0) return 'Nothing was placed, changed or canceled.';
  const notes = [...new Set(placements.flatMap((placed) => notesOn(placed, facts)))];
  return [
    `Nothing was placed. It would be:\n\n${list(lines)}`,
    ...notes,
    'To place it, say it as an order.',
  ].join('\n\n');
}

const KINDS: Readonly<Record<ChosenKind, string>> = {
  limit: 'limit order',
  stop: 'stop',
  trailing_stop: 'trailing stop',
  take_profit: 'take profit',
};

/** Lists the open orders: all, those of a ticker or those of a kind. */
export function openOrders(
  { open_orders, downtimes }: Facts,
  {
    ticker,
    order_kind,
  }: { readonly ticker: Ticker | null; readonly order_kind: ChosenKind | null },
): string {
  const meant = open_orders.filter(
    (order) =>
      (ticker === null || order.ticker === ticker) &&
      (order_kind === null || isOfKind(order, order_kind)),
  );
  const of = ticker === null ? '' : ` in **${ticker}**`;
  const noun = `open ${order_kind === null ? 'order' : KINDS[order_kind]}`;
  if (meant.length === 0) return `There are no ${noun}s${of}.`;
  const there = meant.length === 1 ? `There is 1 ${noun}` : `There are ${meant.length} ${noun}s`;
  const told = meant.map(({ id }) => newestDowntimes(downtimes.get(id) ?? []));
  // What holds for each of several orders is said once.
  const [first = [], ...others] = told;
  const shared =
    others.length > 0 ? first.filter((said) => others.every((other) => other.includes(said))) : [];
  const lines = meant.map((order) =>
    describeState(
      order,
      downtimes.get(order.id)?.filter(({ sentence }) => !shared.includes(sentence)),
    ),
  );
  const end = shared.length > 0 ? `\n\nOf all of them: ${shared.join(' ')}` : '';
  return `${there}${of}:\n\n${list(lines)}${end}`;
}
