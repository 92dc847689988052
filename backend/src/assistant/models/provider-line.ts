import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Outcome } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import {
  type AnswerFormat,
  type Completion,
  type CompletionRequest,
  complete,
} from './completion.ts';
import { abortFailure, type ModelFailure, type ModelFailureKind } from './model.ts';

const ATTEMPTS_MAX = 2;

/** Half of the time limit of an answer; the other half is reserved for the answer itself. */
const RETRY_WAIT_MS_MAX = 15_000;

/** Failures after which a retry may succeed. Nothing has been acted on at that point. */
const PASSING: ReadonlySet<ModelFailureKind> = new Set(['unreachable', 'provider_failed']);

/**
 * Failures reported by servers that do not support JSON schema, and by routers that find no server
 * which does.
 */
const MAY_BE_THE_FORMAT: ReadonlySet<ModelFailureKind> = new Set([
  'request_refused',
  'model_not_found',
]);

/**
 * Sends requests to one model. Retries if that may help, and remembers whether the server supports
 * the answer format.
 */
export class ProviderLine {
  readonly #model: LanguageModelV4;
  readonly #clock: WallClock;
  #takesFormat = true;

  constructor(model: LanguageModelV4, clock: WallClock) {
    this.#model = model;
    this.#clock = clock;
  }

  /** @param signal also ends the wait between attempts */
  async ask(
    question: Pick<CompletionRequest, 'system' | 'turns'>,
    format: AnswerFormat,
    signal: AbortSignal,
  ): Promise<Outcome<Completion, ModelFailure>> {
    if (this.#takesFormat) {
      const answer = await this.#insist({ ...question, format }, signal);
      if (answer.ok || !MAY_BE_THE_FORMAT.has(answer.error.kind)) return answer;
    }
    const plain = await this.#insist({ ...question, format: null }, signal);
    // The format was the cause only if the request succeeds without it.
    if (plain.ok) this.#takesFormat = false;
    return plain;
  }

  async #insist(
    request: CompletionRequest,
    signal: AbortSignal,
  ): Promise<Outcome<Completion, ModelFailure>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await complete(this.#model, request, this.#clock, signal);
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

/** Returns the wait in milliseconds before a retry; null if a retry makes no sense. */
const waitAfter = ({ kind, retry_after_ms }: ModelFailure): number | null =>
  PASSING.has(kind) ? (retry_after_ms ?? 0) : kind === 'rate_limited' ? retry_after_ms : null;
