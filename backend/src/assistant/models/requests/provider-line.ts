import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Outcome } from '../../../kernel/result.ts';
import type { WallClock } from '../../../kernel/time/clock.ts';
import { describeLookups } from '../../prompt/rounds.ts';
import {
  abortFailure,
  type ModelFailure,
  type ModelFailureKind,
  type PromptTurn,
} from '../model.ts';
import type { ToolOffer, Turn } from '../turn.ts';
import {
  type AnswerFormat,
  type Completion,
  type CompletionRequest,
  complete,
  type Exchange,
} from './completion.ts';
import { partialMessage } from './partial-message.ts';
import { providerFetch } from './provider-fetch.ts';
import { streamedFetch } from './streamed-fetch.ts';

const ATTEMPTS_MAX = 2;

/** Half of the time limit of an answer; the other half is reserved for the answer itself. */
const RETRY_WAIT_MS_MAX = 15_000;

/** Failures after which a retry may succeed. Nothing has been acted on at that point. */
const PASSING: ReadonlySet<ModelFailureKind> = new Set(['unreachable', 'provider_failed']);

/** What servers may not support. */
type Feature = 'stream' | 'tools' | 'format';

/**
 * The features that a failure may be about, in the order in which the request is sent without them:
 * servers refuse what they do not support, and routers say that they find no server which does.
 */
const FEATURES_REFUSED_BY: Partial<Record<ModelFailureKind, readonly Feature[]>> = {
  request_refused: ['tools', 'format', 'stream'],
  model_not_found: ['tools', 'format'],
};

/** What is asked of a model. */
export interface Question {
  readonly system: string;
  readonly turns: readonly PromptTurn[];
  /** Part of the marks of the prompt. */
  readonly nonce: string;
  readonly format: AnswerFormat;
  /** Empty if nothing can be looked up. */
  readonly tools: readonly ToolOffer[];
  /** What was looked up before. */
  readonly exchanges: readonly Exchange[];
  /** Turns after what was looked up. */
  readonly further: readonly PromptTurn[];
  readonly words: Turn['words'];
}

/**
 * Sends requests to one model. Retries if that may help, and remembers whether the server supports
 * streaming, tools and the answer format.
 */
export class ProviderLine {
  readonly #makeModel: (fetching: typeof fetch) => LanguageModelV4;
  readonly #model: LanguageModelV4;
  readonly #clock: WallClock;
  readonly #unsupported = new Set<Feature>();

  /** @param makeModel makes the model of the AI SDK with a `fetch` */
  constructor(makeModel: (fetching: typeof fetch) => LanguageModelV4, clock: WallClock) {
    this.#makeModel = makeModel;
    this.#model = makeModel(providerFetch);
    this.#clock = clock;
  }

  /** False if the server has refused tools. */
  get takesTools(): boolean {
    return !this.#unsupported.has('tools');
  }

  /**
   * Asks with all features that the server supports. While tools are offered no format is requested,
   * because many servers cannot do both. A server that does not support tools is told as text what
   * was looked up.
   *
   * @param signal also ends the wait between attempts
   */
  async ask(question: Question, signal: AbortSignal): Promise<Outcome<Completion, ModelFailure>> {
    const without = new Set(this.#unsupported);
    let dropped: Feature | undefined;
    for (;;) {
      const answer = await this.#insist(question, without, signal);
      if (answer.ok) {
        // The last feature that was left out was the cause only if the request succeeds without it.
        if (dropped) this.#unsupported.add(dropped);
        return answer;
      }
      const suspects = FEATURES_REFUSED_BY[answer.error.kind] ?? [];
      dropped = suspects.find((feature) => isUsed(feature, question, without));
      if (!dropped) return answer;
      without.add(dropped);
    }
  }

  async #insist(
    question: Question,
    without: ReadonlySet<Feature>,
    signal: AbortSignal,
  ): Promise<Outcome<Completion, ModelFailure>> {
    const request = requestOf(question, without);
    const model = isUsed('stream', question, without)
      ? this.#makeModel(streamedFetch(showing(question.words)))
      : this.#model;
    for (let attempt = 1; ; attempt++) {
      const answer = await complete(model, request, this.#clock, signal);
      if (answer.ok || attempt === ATTEMPTS_MAX) return answer;
      const wait_ms = waitAfter(answer.error);
      if (wait_ms === null || wait_ms > RETRY_WAIT_MS_MAX) return answer;
      if (wait_ms > 0) await this.#pause(wait_ms, signal);
      if (signal.aborted) return abortFailure(signal);
    }
  }

  #pause(wait_ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const stop = () => {
        timer.cancel();
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const timer = this.#clock.after(wait_ms, stop);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });
  }
}

/** Returns whether a request would use a feature. */
function isUsed(
  feature: Feature,
  { words, tools }: Question,
  without: ReadonlySet<Feature>,
): boolean {
  if (without.has(feature)) return false;
  switch (feature) {
    case 'stream':
      return words !== null;
    case 'tools':
      return tools.length > 0;
    case 'format':
      return !isUsed('tools', { words, tools } as Question, without);
  }
}

function requestOf(question: Question, without: ReadonlySet<Feature>): CompletionRequest {
  const { system, turns, further, exchanges, tools, format } = question;
  if (isUsed('tools', question, without)) {
    return { system, turns, exchanges, tools, format: null };
  }
  return {
    system,
    turns: [...turns, ...describeLookups(exchanges.flat()), ...further],
    exchanges: [],
    tools: [],
    format: isUsed('format', question, without) ? format : null,
  };
}

/** Shows the text of an answer that is the beginning of a JSON object so far. */
const showing =
  (words: Turn['words']) =>
  (content: string): void =>
    words?.(() => partialMessage(content));

/** Returns the wait in milliseconds before a retry; null if a retry makes no sense. */
const waitAfter = ({ kind, retry_after_ms }: ModelFailure): number | null =>
  PASSING.has(kind) ? (retry_after_ms ?? 0) : kind === 'rate_limited' ? retry_after_ms : null;
