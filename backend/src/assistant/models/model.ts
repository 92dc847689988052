import {
  type ChatAction,
  type ChatMessage,
  type ModelInfo,
  type Performance,
  type Portfolio,
  type PriceUpdate,
  SideSchema,
  type Ticker,
  WatchlistChangeSchema,
} from '@finally/contract';
import { z } from 'zod';
import type { Outcome } from '../../kernel/result.ts';
import type { Universe } from '../../market/index.ts';
import type { AssistantLimits } from '../../risk/allowances.ts';
import type { WatchedTicker } from '../../watchlists/index.ts';
import type { Trend } from '../prompt/trend.ts';

/**
 * What a model answers. Strict and without optional fields, because servers
 * that decode by schema refuse or ignore a schema with them. Tickers and
 * quantities are only what the model wrote: the services decide about them.
 */
export const ModelReplySchema = z.strictObject({
  message: z
    .string()
    .min(1)
    .describe('What the person reads. Say what you intend, not what is done.'),
  trades: z
    .array(
      z.strictObject({
        ticker: z.string(),
        side: SideSchema,
        quantity: z.number().describe('Shares, with at most six decimals.'),
      }),
    )
    .describe('Orders to place at the market now; empty unless the person asked for them.'),
  watchlist_changes: z
    .array(z.strictObject({ ticker: z.string(), action: WatchlistChangeSchema }))
    .describe('Changes to the watchlist; empty unless the person asked for them.'),
});
export type ModelReply = z.infer<typeof ModelReplySchema>;

/** What an assistant may look at: this very account, as of the question. */
export interface AssistantContext {
  readonly portfolio: Portfolio;
  readonly watchlist: readonly WatchedTicker[];
  readonly universe: Universe;
  readonly limits: AssistantLimits;
  /** What the tickers that the message names did lately. */
  readonly trends: readonly Trend[];
  /** The price as of the question, following the ticker for a moment where nobody does; null where there is none. */
  quote(ticker: Ticker): Promise<PriceUpdate | null>;
  /** What any ticker did lately; undefined where its past is not known. */
  trend(ticker: Ticker): Promise<Trend | undefined>;
  /** How the account has done since its ledger was opened. */
  performance(): Promise<Performance>;
}

export interface PromptTurn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** Everything a model is asked with. */
export interface Prompt {
  /** Rules and the state of the account, for models that read text. */
  readonly system: string;
  /** Turns in order, the last of them with the person's present message at its end. */
  readonly turns: readonly PromptTurn[];
  /** The person's present message as a turn, without the conversation before it. */
  readonly present: PromptTurn;
  /** What stands in the marks of this prompt. */
  readonly nonce: string;
  /** The person's present message alone, as it was written. */
  readonly message: string;
  /** The conversation before it, oldest first: for models that read no text. */
  readonly history: readonly ChatMessage[];
  readonly context: AssistantContext;
}

/** The ways in which a model fails to answer. */
export const MODEL_FAILURES = {
  unauthorized: 'The model provider refused the API key. Check the key in the settings.',
  payment_required: 'The account at the model provider has no credit left.',
  rate_limited: 'The model provider is receiving too many requests. Try again in a moment.',
  model_not_found: 'The model provider does not offer the configured model.',
  request_refused: 'The model provider refused the request.',
  provider_failed: 'The model provider had a failure of its own. Try again in a moment.',
  unreachable: 'The model provider could not be reached. Check the connection and try again.',
  timed_out: 'The model took too long to answer. Try again.',
  redirected:
    'The model provider sent the request on to another address, and redirects are not followed. Check LLM_BASE_URL.',
  empty_answer: 'The model gave an empty answer. Try again.',
  truncated: 'The model broke off in the middle of its answer. Try again.',
  too_large: 'The model answered at far greater length than can be read. Try again.',
  refused_to_answer: 'The model declined to answer this message.',
  malformed: 'The model answered in a form that cannot be understood. Try again.',
  cancelled: 'The question was cancelled before the model answered.',
} as const;
export type ModelFailureKind = keyof typeof MODEL_FAILURES;

export interface ModelFailure {
  readonly kind: ModelFailureKind;
  /** A sentence for people. Holds nothing that a provider sent, and no key. */
  readonly detail: string;
  /** How long the provider wants to be left alone; null where it does not say. */
  readonly retry_after_ms: number | null;
  /** What the model sent where it could not be read, as it sent it; null where it sent nothing. */
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

/** What a failure is, for somebody who need not do anything about it now. */
export const reasonOf = (kind: ModelFailureKind): string =>
  MODEL_FAILURES[kind].replace(/ Try again( in a moment)?\.$/, '');

/** `45 s` or `3 minutes`, rounded up. */
export function describeWait(wait_ms: number): string {
  const seconds = Math.max(1, Math.ceil(wait_ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}

/** The sentence of a failure, with the wait in it where the provider told one. */
function describeFailure(kind: ModelFailureKind, retry_after_ms: number | null): string {
  const detail: string = MODEL_FAILURES[kind];
  if (retry_after_ms === null) return detail;
  return detail.replace(AGAIN_SOON, `Try again in ${describeWait(retry_after_ms)}.`);
}

/** The reason with which a signal is aborted when the time for an answer is up. */
export const TIME_IS_UP = Symbol('time is up');

/** What an aborted signal means for the one who waited for an answer. */
export const abortFailure = (
  signal: AbortSignal,
): { readonly ok: false; readonly error: ModelFailure } =>
  modelFailure(signal.reason === TIME_IS_UP ? 'timed_out' : 'cancelled');

export interface TokenCount {
  readonly input: number;
  readonly output: number;
}

/** A reply with who gave it and what it took. */
export interface ModelAnswer {
  readonly reply: ModelReply;
  readonly model: ModelInfo;
  /** What the person should know about who answered; null where all is as it should be. */
  readonly notice: string | null;
  /** What was sent, as it was sent; null where nothing was. */
  readonly raw: string | null;
  /** Null where the provider does not count them. */
  readonly tokens: TokenCount | null;
  /** How often the model was asked. */
  readonly rounds: number;
}

/** Whatever answers in the chat. It proposes; it never acts. */
export interface AssistantModel {
  readonly info: ModelInfo;
  /** @param signal ends the wait; its reason tells `timed_out` from `cancelled` */
  reply(prompt: Prompt, signal: AbortSignal): Promise<Outcome<ModelAnswer, ModelFailure>>;
  /** Tells a reply again in the light of what became of it: words only, no further actions. */
  retell(
    prompt: Prompt,
    reply: ModelReply,
    actions: readonly ChatAction[],
    signal: AbortSignal,
  ): Promise<Outcome<string, ModelFailure>>;
}

/** The answer of a model that sends nothing anywhere. */
export const localAnswer = (model: ModelInfo, reply: ModelReply): ModelAnswer => ({
  reply,
  model,
  notice: null,
  raw: null,
  tokens: null,
  rounds: 1,
});
