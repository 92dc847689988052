import type { ChatAction, ChatAnswer, ChatRequest } from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { WallClock } from '../../kernel/time/clock.ts';
import type { Actions } from '../actions/actions.ts';
import type { Mandate } from '../actions/mandate.ts';
import { judgedActions } from '../actions/plan.ts';
import type { Proposals } from '../actions/proposals.ts';
import { describeReceipts } from '../actions/receipts.ts';
import { replaceProposals } from '../actions/replaced.ts';
import { type FigureChecker, isOwnText } from '../claims/figure-checker.ts';
import { groundAnswer } from '../claims/grounded-answer.ts';
import { languageOf } from '../languages/in-english.ts';
import { answerAboutMemory } from '../memory/conversation.ts';
import type { AssistantMemory } from '../memory/memory.ts';
import type { OutcomeSources } from '../memory/outcomes.ts';
import { memoryRequestOf } from '../memory/spoken.ts';
import {
  type AssistantModel,
  abortFailure,
  type ModelAnswer,
  modelFailure,
} from '../models/model.ts';
import { countActions, ModelReplySchema } from '../models/reply.ts';
import { PROMPT_VERSION } from '../prompt/prompt.ts';
import type { AssistantRefusal } from '../refusals.ts';
import type { ActionStore, AnswerRow, QuestionRow } from '../store.ts';
import { knownViews } from '../views.ts';
import type { Asked, Asking, Attempt } from './asking.ts';
import type { CancellableRequest } from './cancellable-request.ts';
import { type ConversationLog, toAnswer } from './conversation-log.ts';
import type { MessageReader } from './message-reader.ts';
import { waitForModel } from './patience.ts';
import {
  APPROVING,
  approvedByGoAhead,
  describeGoAhead,
  howToRelaxLimits,
  isRestraint,
  PROGRAM,
} from './program-answers.ts';
import type { Progress, TurnProgress } from './progress.ts';
import { cancelled, idConflict, shuttingDown } from './refusals.ts';

export interface AnsweringOptions extends OutcomeSources {
  readonly account_id: string;
  readonly log: ConversationLog;
  readonly actionStore: ActionStore;
  readonly actions: Actions;
  readonly proposals: Proposals;
  readonly figures: FigureChecker;
  readonly asking: Asking;
  readonly memory: AssistantMemory;
  readonly model: AssistantModel;
  readonly reader: MessageReader;
  readonly progress: Progress;
  readonly newId: NewId;
  readonly clock: WallClock;
  /** Aborted when FinAlly shuts down. */
  readonly shutdown: AbortSignal;
}

/** The actions are done, so the person should not wait long for a better text. */
const REPHRASE_MS_MAX = 15_000;

/** The values for an answer of the program, which involves no model. */
const NO_MODEL = { prompt_version: null, latency_ms: 0, rounds: 0, tokens: null, raw: null };

/** Answers messages: asks the model, and carries out the actions that the message authorizes. */
export class Answering {
  readonly #options: AnsweringOptions;
  #failure: string | null = null;

  constructor(options: AnsweringOptions) {
    this.#options = options;
  }

  /** Why the last answer failed or came from a substitute model; null if neither happened. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Answers a message; see `ChatService.send`. */
  async answer(
    request: ChatRequest,
    cancellable: CancellableRequest,
  ): Promise<Result<ChatAnswer, AssistantRefusal<'send'>>> {
    const { log, shutdown } = this.#options;
    const { message, client_message_id } = request;
    if (shutdown.aborted) return shuttingDown();
    if (cancellable.signal.aborted) return cancelled();
    const earlier = await log.exchange(client_message_id);
    if (earlier && earlier.question.message !== message) return idConflict();
    if (earlier?.answer?.settled) return ok(toAnswer(earlier.answer));
    // An earlier attempt was interrupted while it carried out its actions: continue it.
    if (earlier?.answer) {
      cancellable.begin();
      const answer = await this.#carryOut(earlier.answer, null, earlier.question.message);
      // The message keeps its original position in the conversation, so the cache is stale.
      log.forget();
      return ok(answer);
    }
    const question = earlier?.question ?? (await log.ask(message, client_message_id ?? null));
    const answer_id = this.#options.newId();
    const progress = this.#options.progress.begin(question, answer_id);
    try {
      const attempt = { question, past: await log.before(question), answer_id, progress };
      return (
        (await this.#byProgram(attempt, cancellable)) ?? (await this.#byModel(attempt, cancellable))
      );
    } finally {
      progress.end();
    }
  }

  /** Answers a message that is addressed to the program; returns undefined if it is not. */
  async #byProgram(
    { question, past }: Attempt,
    cancellable: CancellableRequest,
  ): Promise<Result<ChatAnswer, AssistantRefusal<'send'>> | undefined> {
    const control = this.#options.reader.controlOf(question.message);
    if (control === undefined) return this.#byMemory(question, cancellable);
    if (isRestraint(control)) return undefined;
    if (control === 'loosen') {
      return cancellable.begin()
        ? ok(await this.answerWith(question, howToRelaxLimits(languageOf(question.message))))
        : cancelled();
    }
    const waiting = approvedByGoAhead(past, question.created_at).map(({ id }) => id);
    if (waiting.length === 0) return undefined;
    if (control === 'decline') {
      return cancellable.begin()
        ? ok(await this.answerWith(question, await this.#decline(waiting, question.message)))
        : cancelled();
    }
    return cancellable.begin()
      ? ok(await this.answerWith(question, APPROVING, { approves: waiting }))
      : cancelled();
  }

  /** Answers a message about what is remembered; returns undefined if it is none. */
  async #byMemory(
    question: QuestionRow,
    cancellable: CancellableRequest,
  ): Promise<Result<ChatAnswer, AssistantRefusal<'send'>> | undefined> {
    const asked = memoryRequestOf(question.message);
    if (!asked) return undefined;
    if (!cancellable.begin()) return cancelled();
    const { memory } = this.#options;
    return ok(
      await this.answerWith(question, await answerAboutMemory(asked, memory, this.#options)),
    );
  }

  /**
   * Answers a question with a text of the program.
   *
   * @param id the answer's id; generated if omitted
   * @param approves ids of the actions to approve; the text then reports their outcome
   */
  async answerWith(
    question: QuestionRow,
    message: string,
    { id, approves = null }: { id?: string; approves?: readonly string[] | null } = {},
  ): Promise<ChatAnswer> {
    const reply = { message, trades: [], watchlist_changes: [] };
    const answer = { id, reply, model: PROGRAM, notice: null, mandate: null, approves };
    const begun = await this.#options.log.begin(question, { ...answer, source: NO_MODEL });
    return this.#carryOut(begun, null, question.message);
  }

  async #byModel(
    attempt: Attempt,
    cancellable: CancellableRequest,
  ): Promise<Result<ChatAnswer, AssistantRefusal<'send'>>> {
    const { log, model, asking, shutdown } = this.#options;
    const { question, answer_id, progress } = attempt;
    const { answer, latency_ms, ...asked } = await asking.ask(attempt, [
      shutdown,
      cancellable.signal,
    ]);
    const outcome = cancellable.begin() ? answer : abortFailure(cancellable.signal);
    if (!outcome.ok) {
      await log.fail(question, answer_id, model.info, outcome.error, latency_ms);
      if (cancellable.signal.aborted) return cancelled();
      if (outcome.error.kind !== 'cancelled') this.#failure = outcome.error.detail;
      return refuse('assistant_unavailable', outcome.error.detail);
    }
    // A model that needed a substitute counts as failing, too.
    this.#failure = outcome.value.notice;
    const mandate = await this.#mandateFor(outcome.value, asked);
    const { notice, raw, tokens, rounds } = outcome.value;
    const planned = outcome.value.reply;
    const reply = {
      ...planned,
      views: knownViews(planned.views ?? [], asked.prompt.context.universe),
    };
    const begun = await log.begin(question, {
      ...{ id: answer_id, reply, model: outcome.value.model, notice, mandate, approves: null },
      steps: progress.steps,
      source: { prompt_version: PROMPT_VERSION, latency_ms, raw, tokens, rounds },
    });
    return ok(await this.#carryOut(begun, asked, question.message, progress));
  }

  /**
   * Returns what the person's message authorizes of a plan; null if the plan is empty and the message
   * withdraws nothing that waits.
   */
  async #mandateFor({ reply }: ModelAnswer, { prompt, past }: Asked): Promise<Mandate | null> {
    const isEmpty = countActions(reply) === 0;
    const waits = past.some(({ actions }) => actions.some(({ status }) => status === 'proposed'));
    if (isEmpty && !waits) return null;
    // Use the prices in the model's prompt, so that both compute the same number of shares.
    const mandate = await this.#options.reader.mandateOf(prompt.message, past, prompt.context);
    const withdraws = mandate.kind !== 'open' && (mandate.replaces?.length ?? 0) > 0;
    return isEmpty && !withdraws ? null : mandate;
  }

  /**
   * Carries out a stored answer and completes it with the outcome of its actions.
   *
   * @param asked the model's prompt; null if it was asked before a restart
   * @param said the person's message, in whose language the outcome is described
   */
  async #carryOut(
    answer: AnswerRow,
    asked: Asked | null,
    said: string,
    progress?: TurnProgress,
  ): Promise<ChatAnswer> {
    if (answer.approves) return this.#approve(answer, answer.approves, said);
    const { log, actionStore, account_id, actions, proposals } = this.#options;
    const { figures, model, clock, shutdown } = this.#options;
    const plan = ModelReplySchema.parse(answer.plan);
    const judged = await replaceProposals(answer, judgedActions(answer), proposals);
    if (countActions(plan) > 0) progress?.enter('placing');
    const done = await actions.carryOut(answer.id, judged, answer.actions, (row) =>
      actionStore.record(account_id, row),
    );
    // A text of the program repeats the request, as if it will be done; the receipts show the outcome.
    if (isOwnText(answer.model)) {
      const isRefused = done.some(({ status }) => status === 'rejected');
      const message = isRefused ? describeReceipts(done, languageOf(said)) : plan.message;
      return log.settle(answer, { message, intent: null }, done);
    }
    progress?.enter('checking');
    const earlier = asked?.past.flatMap((message) => message.actions) ?? [];
    const answerText = await groundAnswer(plan.message, done, earlier, async () =>
      asked === null
        ? modelFailure('cancelled')
        : waitForModel(clock, REPHRASE_MS_MAX, [shutdown], (signal) =>
            model.rephrase(asked.prompt, plan, done, signal),
          ),
    );
    const checked = await figures.check(answerText, {
      model: answer.model,
      actions: done,
      earlier,
      message: asked?.prompt.message ?? '',
      context: asked?.prompt.context ?? null,
      found: asked?.found ?? [],
    });
    return log.settle(answer, checked, done);
  }

  /** Declines actions that wait, and says how they then stand. */
  async #decline(ids: readonly string[], said: string): Promise<string> {
    const actions: ChatAction[] = [];
    for (const id of ids) {
      const declined = await this.#options.proposals.decline(id);
      if (declined.ok) actions.push(declined.value);
    }
    return describeReceipts(actions, languageOf(said));
  }

  /** Approves the actions that a go-ahead refers to, in order. */
  async #approve(answer: AnswerRow, ids: readonly string[], said: string): Promise<ChatAnswer> {
    const { proposals, log } = this.#options;
    const actions: ChatAction[] = [];
    const refusals: Refusal[] = [];
    for (const id of ids) {
      // Later actions may depend on a refused one, so they keep waiting.
      if (actions.some(({ status }) => status !== 'executed')) {
        const waiting = await proposals.find(id);
        if (waiting) actions.push(waiting);
        continue;
      }
      const decided = await proposals.approve(id);
      if (!decided.ok) refusals.push(decided.error);
      const action = decided.ok ? decided.value : await proposals.find(id);
      if (action) actions.push(action);
    }
    const message = describeGoAhead(actions, refusals, languageOf(said));
    return log.settle(answer, { message, intent: null }, actions);
  }
}
