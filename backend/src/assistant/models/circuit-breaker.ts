import type { ChatAction, ModelInfo } from '@finally/contract';
import { type Outcome, ok } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import {
  type AssistantModel,
  describeWait,
  type ModelAnswer,
  type ModelFailure,
  type ModelFailureKind,
  type Prompt,
  reasonOf,
  TIME_IS_UP,
} from './model.ts';
import type { ModelReply } from './reply.ts';
import type { Turn } from './turn.ts';

/** Number of failures in a row after which a model is not asked for a while. */
const FAILURES_MAX = 3;

const PAUSE_FIRST_MS = 30_000;
const PAUSE_MAX_MS = 600_000;

/**
 * Time limit for a model that failed recently; shorter than usual, because the fallback needs time
 * too.
 */
const TRIAL_MS_MAX = 10_000;

/** Failures that a retry cannot fix, only a change of the configuration or account. */
const LASTING: ReadonlySet<ModelFailureKind> = new Set([
  'unauthorized',
  'payment_required',
  'model_not_found',
  'redirected',
]);

export interface CircuitBreakerOptions {
  readonly model: AssistantModel;
  /** Answers instead of the model. */
  readonly fallback: AssistantModel;
  readonly clock: WallClock;
}

interface Outage {
  readonly kind: ModelFailureKind;
  readonly pause_ms: number;
  readonly ends_at_ms: number;
}

/**
 * Stops asking a model that keeps failing; the fallback answers instead, with a notice. Opens after
 * three failures in a row, and at once after a lasting failure or one with a retry time. After a
 * pause one message tries the model again; each failed trial doubles the pause, up to ten minutes.
 * (M. Nygard, "Release It!", "Circuit Breaker".)
 */
export class CircuitBreaker implements AssistantModel {
  readonly info: ModelInfo;
  readonly #options: CircuitBreakerOptions;
  readonly #answeredByFallback = new WeakSet<Prompt>();
  #failures = 0;
  #outage: Outage | null = null;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
    this.info = options.model.info;
  }

  async reply(
    prompt: Prompt,
    signal: AbortSignal,
    turn?: Turn,
  ): Promise<Outcome<ModelAnswer, ModelFailure>> {
    if (this.#outage && this.#now_ms < this.#outage.ends_at_ms) {
      return this.#fallBack(prompt, this.#outage, signal);
    }
    const answer = await this.#ask(prompt, signal, turn);
    if (answer.ok) {
      this.#failures = 0;
      this.#outage = null;
      return answer;
    }
    if (answer.error.kind === 'cancelled') return answer;
    this.#outage = this.#outageAfter(answer.error);
    return this.#outage === null || signal.aborted
      ? answer
      : this.#fallBack(prompt, this.#outage, signal);
  }

  rephrase(
    prompt: Prompt,
    reply: ModelReply,
    actions: readonly ChatAction[],
    signal: AbortSignal,
  ): Promise<Outcome<string, ModelFailure>> {
    const { model, fallback } = this.#options;
    const author = this.#answeredByFallback.has(prompt) ? fallback : model;
    return author.rephrase(prompt, reply, actions, signal);
  }

  get #now_ms(): number {
    return this.#options.clock.monotonic_ms();
  }

  async #ask(
    prompt: Prompt,
    signal: AbortSignal,
    turn?: Turn,
  ): Promise<Outcome<ModelAnswer, ModelFailure>> {
    const { model, clock } = this.#options;
    if (this.#outage === null) return model.reply(prompt, signal, turn);
    const time = new AbortController();
    const timer = clock.after(TRIAL_MS_MAX, () => time.abort(TIME_IS_UP));
    try {
      // A trial asks for the answer alone, because ten seconds are not enough to look things up.
      const answer_only = turn && { ...turn, lookups: null };
      return await model.reply(prompt, AbortSignal.any([signal, time.signal]), answer_only);
    } finally {
      timer.cancel();
    }
  }

  /** Returns the outage that a failure begins or extends; null if the limit is not reached yet. */
  #outageAfter({ kind, retry_after_ms }: ModelFailure): Outage | null {
    this.#failures++;
    const isOne =
      this.#outage !== null ||
      this.#failures >= FAILURES_MAX ||
      LASTING.has(kind) ||
      retry_after_ms !== null;
    if (!isOne) return null;
    const pause_ms = this.#outage
      ? Math.min(this.#outage.pause_ms * 2, PAUSE_MAX_MS)
      : PAUSE_FIRST_MS;
    return { kind, pause_ms, ends_at_ms: this.#now_ms + Math.max(pause_ms, retry_after_ms ?? 0) };
  }

  async #fallBack(
    prompt: Prompt,
    { kind, ends_at_ms }: Outage,
    signal: AbortSignal,
  ): Promise<Outcome<ModelAnswer, ModelFailure>> {
    const answer = await this.#options.fallback.reply(prompt, signal);
    if (!answer.ok) return answer;
    this.#answeredByFallback.add(prompt);
    const notice =
      `${this.info.name} is not answering. ${reasonOf(kind)} The built-in assistant answered ` +
      `in its place; the model is tried again in ${describeWait(ends_at_ms - this.#now_ms)}.`;
    return ok({ ...answer.value, notice });
  }
}
