import type {
  Alert,
  ChatAction,
  ChatMessage,
  Downtime,
  Headlines,
  ModelInfo,
  NotedTrade,
  Order,
  Performance,
  Portfolio,
  PriceUpdate,
  Ticker,
  Trade,
} from '@finally/contract';
import type { Outcome } from '../../kernel/result.ts';
import type { Universe } from '../../market/index.ts';
import type { ExplainedFill } from '../../orders/index.ts';
import type { TradeReview } from '../../portfolio/index.ts';
import type { AssistantLimits } from '../../risk/allowances.ts';
import type { WatchedTicker } from '../../watchlists/index.ts';
import type { TickerDay } from '../prompt/ticker-day.ts';
import type { Trend } from '../prompt/trend.ts';
import type { MemoryRow } from '../store.ts';
import type { ModelReply } from './reply.ts';
import type { Turn } from './turn.ts';

/** The data an assistant may use: this account, as of the question. */
export interface AssistantContext {
  readonly portfolio: Portfolio;
  readonly watchlist: readonly WatchedTicker[];
  readonly universe: Universe;
  readonly limits: AssistantLimits;
  /** What the person asked to be remembered, newest first; nothing if omitted. */
  readonly remembered?: readonly MemoryRow[];
  /** Recent price changes of the tickers named in the message. */
  readonly trends: readonly Trend[];
  /** The open orders, newest first, each with the others of its group. */
  readonly open_orders: readonly Order[];
  /** The alerts, active ones first. */
  readonly alerts: readonly Alert[];
  /** When the server was down while the newest of them were open, by the id of the order. */
  readonly downtimes: ReadonlyMap<string, readonly Downtime[]>;
  /** The newest fills with their explanations, newest first; a few of them. */
  readonly latest_fills: readonly ExplainedFill[];
  /**
   * Returns the price as of the question, following the ticker briefly if nobody follows it; null
   * if there is none.
   */
  quote(ticker: Ticker): Promise<PriceUpdate | null>;
  /** Returns recent price changes of any ticker; undefined if its history is unknown. */
  trend(ticker: Ticker): Promise<Trend | undefined>;
  /** Returns a ticker's day beside that of the market; undefined if it is not covered. */
  day(ticker: Ticker): Promise<TickerDay | undefined>;
  /** Returns the newest kept headlines of these tickers, newest first. */
  headlines(tickers: readonly Ticker[]): Promise<Headlines>;
  /** Returns the account's performance since its ledger was opened. */
  performance(): Promise<Performance>;
  /** Returns the figures of all trades of the current ledger. */
  review(): Promise<TradeReview>;
  /** Returns all trades since midnight UTC, oldest first. */
  dayTrades(): Promise<readonly Trade[]>;
  /** Returns the trades with a plan in their note, newest first. */
  plans(): Promise<readonly NotedTrade[]>;
  /** Returns the newest trades of the journal, newest first; only those in the ticker if one is given. */
  trades(ticker: Ticker | null): Promise<readonly Trade[]>;
  /** Returns an order as it stands now; undefined if there is none with this id. */
  order(id: string): Promise<Order | undefined>;
  /** Returns the orders that ended lately, newest first; only those in the ticker if one is given. */
  endedOrders(ticker: Ticker | null): Promise<readonly Order[]>;
  /** Returns the newest fills with their explanations, newest first; only those in the ticker if one is given. */
  fills(ticker: Ticker | null): Promise<readonly ExplainedFill[]>;
}

export interface PromptTurn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** Everything sent to a model. */
export interface Prompt {
  /** Rules and the state of the account, for models that read text. */
  readonly system: string;
  /** The conversation in order; the last turn ends with the person's current message. */
  readonly turns: readonly PromptTurn[];
  /** The person's current message as a turn, without the conversation before it. */
  readonly present: PromptTurn;
  /** Part of every mark in this prompt. */
  readonly nonce: string;
  /** The person's current message as written. */
  readonly message: string;
  /** The earlier conversation, oldest first, for models that do not read text. */
  readonly history: readonly ChatMessage[];
  readonly context: AssistantContext;
}

/** The ways a model can fail to answer, each with a sentence for people. */
export const MODEL_FAILURES = {
  unauthorized: 'The model provider refused the API key. Check the key in the settings.',
  payment_required: 'The account at the model provider has no credit left.',
  rate_limited: 'The model provider is receiving too many requests. Try again in a moment.',
  model_not_found: 'The model provider does not offer the configured model.',
  request_refused: 'The model provider refused the request.',
  provider_failed: 'The model provider reported an internal error. Try again in a moment.',
  unreachable: 'The model provider could not be reached. Check the connection and try again.',
  timed_out: 'The model took too long to answer. Try again.',
  redirected:
    'The model provider redirected the request, and redirects are not followed. Check LLM_BASE_URL.',
  empty_answer: 'The model gave an empty answer. Try again.',
  truncated: "The model's answer was cut off. Try again.",
  too_large: "The model's answer was too long. Try again.",
  refused_to_answer: 'The model declined to answer this message.',
  malformed: "The model's answer had an invalid format. Try again.",
  cancelled: 'The question was cancelled before the model answered.',
} as const;
export type ModelFailureKind = keyof typeof MODEL_FAILURES;

export interface ModelFailure {
  readonly kind: ModelFailureKind;
  /** A sentence for people. Contains no provider text and no key. */
  readonly detail: string;
  /** How long the provider asks clients to wait, in milliseconds; null if it does not say. */
  readonly retry_after_ms: number | null;
  /** The model's raw output if it could not be parsed; null if there was none. */
  readonly raw: string | null;
}

export const modelFailure = (
  kind: ModelFailureKind,
  retry_after_ms: number | null = null,
  raw: string | null = null,
): { readonly ok: false; readonly error: ModelFailure } => ({
  ok: false,
  error: { kind, detail: describeFailure(kind, retry_after_ms), retry_after_ms, raw },
});

const AGAIN_SOON = 'Try again in a moment.';

/** Returns the failure's sentence without the advice to try again. */
export const reasonOf = (kind: ModelFailureKind): string =>
  MODEL_FAILURES[kind].replace(/ Try again( in a moment)?\.$/, '');

/** Formats a duration rounded up: `45 s` or `3 minutes`. */
export function describeWait(wait_ms: number): string {
  const seconds = Math.max(1, Math.ceil(wait_ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}

/** Returns a failure's sentence, with the provider's wait time if it gave one. */
function describeFailure(kind: ModelFailureKind, retry_after_ms: number | null): string {
  const detail: string = MODEL_FAILURES[kind];
  if (retry_after_ms === null) return detail;
  return detail.replace(AGAIN_SOON, `Try again in ${describeWait(retry_after_ms)}.`);
}

/** Abort reason of a signal when the time limit for an answer is reached. */
export const TIME_IS_UP = Symbol('time is up');

/** Converts an aborted signal to a failure. */
export const abortFailure = (
  signal: AbortSignal,
): { readonly ok: false; readonly error: ModelFailure } =>
  modelFailure(signal.reason === TIME_IS_UP ? 'timed_out' : 'cancelled');

export interface TokenCount {
  readonly input: number;
  readonly output: number;
}

/** A reply, its author and its cost. */
export interface ModelAnswer {
  readonly reply: ModelReply;
  readonly model: ModelInfo;
  /** A notice about the answering model for the person; null if there is none. */
  readonly notice: string | null;
  /** The model's raw output; null if there was none. */
  readonly raw: string | null;
  /** Null if the provider does not count them. */
  readonly tokens: TokenCount | null;
  /** How often the model was asked. */
  readonly rounds: number;
}

/** An assistant that answers messages. It proposes actions but never executes them. */
export interface AssistantModel {
  readonly info: ModelInfo;
  /**
   * @param signal ends the wait; its reason distinguishes `timed_out` from `cancelled`
   * @param turn what it may look up, and who is shown its words as they arrive; nothing if omitted
   */
  reply(
    prompt: Prompt,
    signal: AbortSignal,
    turn?: Turn,
  ): Promise<Outcome<ModelAnswer, ModelFailure>>;
  /** Rewrites a reply's text to match the outcome of its actions, without further actions. */
  rephrase(
    prompt: Prompt,
    reply: ModelReply,
    actions: readonly ChatAction[],
    signal: AbortSignal,
  ): Promise<Outcome<string, ModelFailure>>;
}

/** Returns the answer of a model that runs locally. */
export const localAnswer = (model: ModelInfo, reply: ModelReply): ModelAnswer => ({
  reply,
  model,
  notice: null,
  raw: null,
  tokens: null,
  rounds: 1,
});
