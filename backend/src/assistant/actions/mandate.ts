import type { ChatMessage, Side, Ticker, WatchlistChange } from '@finally/contract';
import { inEnglish } from '../languages/in-english.ts';
import type { AssistantContext } from '../models/model.ts';
import { hearOnce } from '../models/offline/conversation.ts';
import type { Facts } from '../models/offline/facts.ts';
import { resolveFollowUps } from '../models/offline/following/resolve.ts';
import { gatherFacts } from '../models/offline/gathering/gather-facts.ts';
import { wordsOf } from '../models/offline/mentions.ts';
import { alertStepsOf } from '../models/offline/plans/alert-steps.ts';
import { stepsOf } from '../models/offline/plans/steps.ts';
import { workingStepsOf } from '../models/offline/plans/working-steps.ts';
import { CANCEL, REFUSAL, UNDONE } from '../models/offline/words.ts';
import type { AlertCommand } from '../reading/alerts/alert-command.ts';
import type { Command } from '../reading/command.ts';
import { formatCommands } from '../reading/format-commands.ts';
import { piecesOf } from '../reading/language/pieces.ts';
import type { WorkingCommand } from '../reading/orders/order-command.ts';
import { dividedByKind } from '../reading/orders/working.ts';
import { matchesForm } from '../reading/reader.ts';
import type { MandatedAlert } from './alerts/alert-judge.ts';
import type { MandatedCancel, MandatedOrder, MandatedOrderChange } from './orders/order-judge.ts';

/** A trade that the person's message asks for. */
export interface MandatedTrade {
  readonly ticker: Ticker;
  readonly side: Side;
  /** Shares; at the quoted price if the person named dollars, cash or a weight. */
  readonly quantity: number;
  /** True if `quantity` follows from a price, so that a plan may come to slightly fewer shares. */
  readonly by_value: boolean;
}

export interface MandatedChange {
  readonly ticker: string;
  readonly change: WatchlistChange;
}

/** The actions that the person's current message authorizes; earlier messages do not count. */
export type Mandate =
  /** Explicit orders: a plan is executed as far as it is the same. */
  | {
      readonly kind: 'orders';
      /** How the message was read: `sell NVDA, as many as you hold`. */
      readonly reading: string;
      readonly trades: readonly MandatedTrade[];
      readonly changes: readonly MandatedChange[];
      /** The orders with terms; these fields are missing in mandates of earlier versions. */
      readonly placements?: readonly MandatedOrder[];
      readonly order_changes?: readonly MandatedOrderChange[];
      readonly cancels?: readonly MandatedCancel[];
      readonly alerts?: readonly MandatedAlert[];
      /** The waiting actions that a correction replaces. */
      readonly replaces?: readonly string[];
    }
  /** An open request to act, such as "invest my cash sensibly": the limits decide. */
  | { readonly kind: 'open'; readonly reading: string }
  /** No request: a question, thanks, a condition, a refusal, quoted or unclear text. */
  | { readonly kind: 'none'; readonly because: string; readonly replaces?: readonly string[] };

/** A command of the message to FinAlly itself, whichever model answers. */
export type Control =
  /** "stop trading", "halt" */
  | 'halt'
  /** "read only please" */
  | 'read_only'
  /** "resume", "switch to auto": only the interface does this */
  | 'loosen'
  /** "do it", "yes", "go ahead": never with a question mark */
  | 'go_ahead'
  /** "no", "cancel that order": never with a question mark */
  | 'decline';

const NOT_CLEAR = 'It is not clear what your message asks for.';
const NOT_AT_ONCE = 'What reverses or completes an earlier action is never placed at once.';
const NOT_ASKED = 'Your message does not ask for this.';

/** Determines what a message authorizes. Pure except for the quotes that quantities need. */
export async function mandateOf(
  message: string,
  history: readonly ChatMessage[],
  context: AssistantContext,
): Promise<Mandate> {
  const heard = hearOnce(message, history, context).intents;
  const [only] = heard;
  const isRequest = only?.kind === 'commands' || only?.kind === 'follow_up';
  if (!isRequest || heard.length > 1) {
    return matchesForm(message, 'Open')
      ? { kind: 'open', reading: message.trim() }
      : { kind: 'none', because: NOT_ASKED };
  }
  const facts = await gatherFacts(heard, context);
  const [intent] = resolveFollowUps(heard, facts);
  if (intent?.kind === 'offer') {
    return { kind: 'none', because: NOT_AT_ONCE, replaces: intent.replaces };
  }
  if (intent?.kind !== 'commands') {
    const { replaces } = intent?.kind === 'asked' ? intent : {};
    return { kind: 'none', because: NOT_CLEAR, ...(replaces && { replaces }) };
  }
  const mandate = commandsMandate(intent.commands, facts);
  const { replaces = [] } = intent;
  return replaces.length > 0 && mandate.kind !== 'open' ? { ...mandate, replaces } : mandate;
}

/** The mandate of a message that is read as commands. */
function commandsMandate(commands: readonly Command[], facts: Facts): Mandate {
  const divided = dividedByKind(commands);
  if (divided.kind === 'working') return workingMandate(divided.commands, facts);
  if (divided.kind === 'alerts') return alertMandate(divided.commands, facts);
  const { orders, changes, hindrances } = stepsOf(divided.commands, facts);
  if (hindrances.length > 0) return { kind: 'none', because: hindrances.join(' ') };
  return {
    kind: 'orders',
    reading: formatCommands(commands),
    trades: orders,
    changes: changes.map(({ ticker, change }) => ({ ticker, change })),
  };
}

/** The mandate of a message that places, changes or cancels orders with terms. */
function workingMandate(commands: readonly WorkingCommand[], facts: Facts): Mandate {
  const { placements, changes, cancels, hindrances } = workingStepsOf(commands, facts);
  if (hindrances.length > 0) return { kind: 'none', because: NOT_CLEAR };
  return {
    kind: 'orders',
    reading: formatCommands(commands),
    trades: [],
    changes: [],
    placements: placements.map(({ request, by_value }) => ({ request, by_value })),
    order_changes: changes.map(({ order, change }) => ({ order_id: order.id, change })),
    cancels: cancels.map(({ order_id, ticker, orders }) => ({
      order_id,
      ticker,
      covers: orders.map(({ id }) => id),
    })),
  };
}

/** The mandate of a message that sets, changes or removes alerts. */
function alertMandate(commands: readonly AlertCommand[], facts: Facts): Mandate {
  const { changes, hindrances } = alertStepsOf(commands, facts);
  if (hindrances.length > 0) return { kind: 'none', because: NOT_CLEAR };
  return {
    kind: 'orders',
    reading: formatCommands(commands),
    trades: [],
    changes: [],
    alerts: changes.map(({ alerts: _, ...change }) => change),
  };
}

/** Parses a message that is a command to FinAlly; undefined if it is none. */
export function controlOf(message: string): Control | undefined {
  const said = inEnglish(message, 'en');
  return said.kind === 'text' ? controlInEnglish(said.text) : undefined;
}

function controlInEnglish(message: string): Control | undefined {
  if (matchesForm(message, 'Halt')) return 'halt';
  if (matchesForm(message, 'ReadOnly')) return 'read_only';
  if (matchesForm(message, 'Loosen')) return 'loosen';
  if (matchesForm(message, 'GoAhead')) return 'go_ahead';
  const pieces = piecesOf(message);
  if (pieces.some(({ kind }) => kind === 'ask')) return undefined;
  const words = wordsOf(pieces.filter(({ kind, text }) => kind !== 'stop' && text !== ','));
  // "cancel my orders" means those that are open.
  if (/\borders$/.test(words)) return undefined;
  // Right after a proposal, "undo that" takes it back; what is filled is reversed by an answer.
  const isTakenBack = UNDONE.test(words);
  return isTakenBack || CANCEL.test(words) || REFUSAL.test(words) ? 'decline' : undefined;
}
