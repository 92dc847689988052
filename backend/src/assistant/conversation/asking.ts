import type { ChatMessage } from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import type {
  AssistantContext,
  AssistantModel,
  ModelAnswer,
  ModelFailure,
  Prompt,
} from '../models/model.ts';
import { buildPrompt } from '../prompt/prompt.ts';
import type { QuestionRow, StepStore } from '../store.ts';
import type { LookupBudget } from '../tools/budget.ts';
import { TurnLookups } from '../tools/lookups.ts';
import type { Findings, Tool } from '../tools/tool.ts';
import { waitForModel } from './patience.ts';
import type { TurnProgress } from './progress.ts';

export interface AskingOptions {
  readonly account_id: string;
  readonly model: AssistantModel;
  readonly stepStore: StepStore;
  readonly tools: readonly Tool[];
  readonly budget: LookupBudget;
  /** Collects the data an assistant may use to answer a message. */
  readonly contextOf: (message: string) => Promise<AssistantContext>;
  readonly newNonce: () => string;
  readonly newId: NewId;
  readonly clock: WallClock;
  /** Called with what a tool throws. */
  readonly onError: (error: unknown) => void;
}

/** A question in its conversation, and its attempt. */
export interface Attempt {
  readonly question: QuestionRow;
  /** The conversation before it, oldest first. */
  readonly past: readonly ChatMessage[];
  readonly answer_id: string;
  readonly progress: TurnProgress;
}

/** A prompt with the conversation it was built from, and what its model looked up besides. */
export interface Asked {
  readonly prompt: Prompt;
  readonly past: readonly ChatMessage[];
  readonly found: readonly Findings[];
}

/** What a model answered, and in which time. */
export interface AskedAnswer extends Asked {
  readonly answer: Outcome<ModelAnswer, ModelFailure>;
  readonly latency_ms: number;
}

/** Time limit for an answer, besides that of the lookups. */
const ANSWER_MS_MAX = 30_000;

/** Asks the model for an answer, and lets it look things up within the budget. */
export class Asking {
  readonly #options: AskingOptions;

  constructor(options: AskingOptions) {
    this.#options = options;
  }

  /** @param endings signals that end the wait */
  async ask(attempt: Attempt, endings: readonly AbortSignal[]): Promise<AskedAnswer> {
    const { model, contextOf, newNonce, clock, budget } = this.#options;
    const { question, past, progress } = attempt;
    const context = await contextOf(question.message);
    const prompt = buildPrompt(question.message, past, context, newNonce());
    const lookups = budget.steps_max > 0 ? this.#lookupsOf(attempt) : null;
    progress.enter('planning');
    const began_ms = clock.monotonic_ms();
    const time_ms = ANSWER_MS_MAX + (lookups ? budget.time_ms_max : 0);
    const words = (read: () => string): void => progress.words(read);
    const answer = await waitForModel(clock, time_ms, endings, (signal) =>
      model.reply(prompt, signal, { lookups, words }),
    );
    const latency_ms = Math.round(clock.monotonic_ms() - began_ms);
    return { prompt, past, found: lookups?.found ?? [], answer, latency_ms };
  }

  #lookupsOf({ question, answer_id, progress }: Attempt): TurnLookups {
    const { account_id, stepStore, tools, budget, clock, newId, onError } = this.#options;
    return new TurnLookups({
      ...{ answer_id, tools, budget, clock, newId, onError },
      began: (step) => progress.step({ ...step, outcome: 'running', took_ms: null }),
      async ended(step) {
        await stepStore.record(account_id, { question_id: question.id, answer_id }, step);
        const { id, tool, title, outcome, took_ms } = step;
        progress.step({ id, tool, title, outcome, took_ms });
      },
    });
  }
}
