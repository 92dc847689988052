import type { Outcome } from '../../kernel/result.ts';
import { ok } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import { describeResult } from '../prompt/rounds.ts';
import { type ModelFailure, TIME_IS_UP } from './model.ts';
import type { Completion, Exchange } from './requests/completion.ts';
import type { ProviderLine, Question } from './requests/provider-line.ts';
import type { Lookups } from './turn.ts';

/** How the lookups of an answer ended. */
export interface LookedUp {
  /** What was looked up, with the results as they are told to the model. */
  readonly exchanges: readonly Exchange[];
  /** The completions of all steps, oldest first. */
  readonly completions: readonly Completion[];
  /** The answer; null if the model has to be asked for it, because it only called tools. */
  readonly answer: Completion | null;
}

/** Time limit for one step; the same as for an answer without tools. */
const STEP_MS_MAX = 30_000;

/**
 * Lets a model look things up until it answers, or until the budget is used up. Results are enclosed
 * as data.
 */
export async function lookUp(
  line: Pick<ProviderLine, 'ask' | 'takesTools'>,
  question: Omit<Question, 'tools' | 'exchanges' | 'further'>,
  lookups: Lookups,
  clock: WallClock,
  signal: AbortSignal,
): Promise<Outcome<LookedUp, ModelFailure>> {
  const exchanges: Exchange[] = [];
  const completions: Completion[] = [];
  while (line.takesTools && lookups.hasRoom) {
    const { tools } = lookups;
    const step = await within(STEP_MS_MAX, clock, signal, (limited) =>
      line.ask({ ...question, tools, exchanges, further: [] }, limited),
    );
    if (!step.ok) return step;
    completions.push(step.value);
    const { calls } = step.value;
    if (calls.length === 0) return ok({ exchanges, completions, answer: step.value });
    const results = await lookups.run(calls, signal);
    exchanges.push(
      results.map(({ call, text }) => ({ call, text: describeResult(text, question.nonce) })),
    );
    if (signal.aborted) break;
  }
  return ok({ exchanges, completions, answer: null });
}

/** Limits the time of one step. */
async function within<Value>(
  time_ms: number,
  clock: WallClock,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const time = new AbortController();
  const timer = clock.after(time_ms, () => time.abort(TIME_IS_UP));
  try {
    return await ask(AbortSignal.any([signal, time.signal]));
  } finally {
    timer.cancel();
  }
}
