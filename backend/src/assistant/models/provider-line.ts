import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Clock } from '../../kernel/clock.ts';
import type { Outcome } from '../../kernel/result.ts';
import {
  type AnswerFormat,
  type Completion,
  type CompletionRequest,
  complete,
} from './completion.ts';
import { abortFailure, type ModelFailure, type ModelFailureKind } from './model.ts';

const ATTEMPTS_MAX = 2;

/** Half of the time that an answer has: the other half is left for the answer. */
const RETRY_WAIT_MS_MAX = 15_000;

/** Failures after which a second attempt may succeed; nothing has been acted on by then. */
const PASSING: ReadonlySet<ModelFailureKind> = new Set(['unreachable', 'provider_failed']);

/** How servers that know no JSON schema, and routers that find none which does, refuse one. */
const MAY_BE_THE_FORMAT: ReadonlySet<ModelFailureKind> = new Set([
  'request_refused',
  'model_not_found',
]);

/** The line to one model: asks again where that may help, and learns what the server takes. */
export class ProviderLine {
  readonly #model: LanguageModelV4;
  readonly #clock: Clock;
  #takesFormat = true;

  constructor(model: LanguageModelV4, clock: Clock) {
    this.#model = model;
    this.#clock = clock;
  }

  /** @param signal ends waits between attempts too */
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
    // Only a plain question that is answered shows that the format was to blame.
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

/** Milliseconds until a second attempt makes sense; null where it makes none. */
const waitAfter = ({ kind, retry_after_ms }: ModelFailure): number | null =>
  PASSING.has(kind) ? (retry_after_ms ?? 0) : kind === 'rate_limited' ? retry_after_ms : null;
