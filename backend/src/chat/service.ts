import type {
  AssistantSettings,
  ChatAction,
  ChatAnswer,
  ChatCancel,
  ChatHistory,
  ChatMessage,
  ChatRequest,
  Health,
} from '@finally/contract';
import type { ActionStore, AnswerRow, ChatStore, QuestionRow } from '../db/index.ts';
import { type Clock, toIso } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { FollowedTickers, MarketService, PriceReader, Universe } from '../market/index.ts';
import type { PortfolioService, ValueHistory } from '../portfolio/index.ts';
import type { WatchlistService } from '../watchlist/index.ts';
import { Actions, wishesOf } from './actions.ts';
import { assistantContext } from './context.ts';
import { FigureChecker, type FigureCheckerOptions, isOwnText } from './figure-checker.ts';
import {
  type AssistantModel,
  abortFailure,
  type ModelAnswer,
  type ModelFailure,
  type ModelReply,
  ModelReplySchema,
  modelFailure,
  type Prompt,
  TIME_IS_UP,
} from './model.ts';
import { buildPrompt, PROMPT_VERSION } from './prompt/prompt.ts';
import { Proposals } from './proposals.ts';
import { Queue } from './queue.ts';
import { ledgerLine, withLedger } from './receipts.ts';
import { RecentMessages } from './recent-messages.ts';
import { completeInterrupted } from './recovery.ts';
import type { SettingsDesk } from './settings.ts';
import { type Told, tell } from './telling.ts';
import { Turn } from './turn.ts';

export interface ChatServiceOptions extends Pick<FigureCheckerOptions, 'alerts'> {
  readonly account_id: string;
  readonly store: ChatStore;
  readonly actionStore: ActionStore;
  readonly settings: SettingsDesk;
  readonly model: AssistantModel;
  readonly portfolio: Pick<
    PortfolioService,
    'portfolio' | 'trade' | 'rehearsal' | 'rehearse' | 'receipt' | 'ledgerNumber'
  >;
  readonly watchlist: Pick<WatchlistService, 'watched' | 'add' | 'remove'>;
  readonly values: Pick<ValueHistory, 'valueAtDayStart' | 'performance'>;
  readonly universe: Universe;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly market: Pick<MarketService, 'bars'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A message that is being answered. */
interface UnderWay {
  readonly message: string;
  readonly answer: Promise<Result<ChatAnswer>>;
  readonly turn: Turn;
}

/** A prompt and the conversation that it was made from. */
interface Asked {
  readonly prompt: Prompt;
  readonly past: readonly ChatMessage[];
}

const ANSWER_MS_MAX = 30_000;
/** What was done is done: the person is not kept waiting long for better words. */
const RETELL_MS_MAX = 15_000;
const WAITING_MAX = 8;
/** How many earlier messages a prompt is made from: what has no room in it is summarised. */
const PROMPT_HISTORY = 200;
const HISTORY_MAX = 500;
/** As much as is kept of what a model sent. */
const RAW_OUTPUT_LENGTH_MAX = 16_384;

/** The conversation: one message at a time, each acted on once. */
export class ChatService {
  readonly #options: ChatServiceOptions;
  readonly #actions: Actions;
  readonly #proposals: Proposals;
  readonly #recent: RecentMessages;
  readonly #figures: FigureChecker;
  readonly #queue = new Queue(WAITING_MAX);
  readonly #underWay = new Map<string, UnderWay>();
  readonly #shutdown = new AbortController();
  #failure: string | null = null;

  constructor(options: ChatServiceOptions) {
    this.#options = options;
    this.#recent = new RecentMessages(PROMPT_HISTORY, (limit) => this.#read(limit));
    this.#figures = new FigureChecker(options);
    this.#actions = new Actions(options);
    this.#proposals = new Proposals({
      ...options,
      store: options.actionStore,
      actions: this.#actions,
    });
  }

  /** Completes what the end of the program interrupted. To be awaited before the first message. */
  async start(): Promise<void> {
    await completeInterrupted({
      ...this.#options,
      actions: this.#actions,
      figures: this.#figures,
    });
    await this.#proposals.recover();
  }

  /**
   * Answers a message and carries out what the answer proposes. A retry with
   * the same client message id gets the first answer and acts no second time,
   * also while the first is under way and after a restart.
   *
   * Refuses with `client_message_id_conflict`, `assistant_busy`,
   * `assistant_unavailable`, `cancelled` or `shutting_down`.
   */
  async send(request: ChatRequest): Promise<Result<ChatAnswer>> {
    const { client_message_id: id, message } = request;
    const underWay = id === undefined ? undefined : this.#underWay.get(id);
    if (underWay) return underWay.message === message ? underWay.answer : idConflict();
    if (this.#shutdown.signal.aborted) return shuttingDown();

    const turn = new Turn();
    const answered = this.#queue.run(() => this.#answer(request, turn));
    if (!answered) {
      return refuse(
        'assistant_busy',
        'The assistant has too many messages waiting. Try again soon.',
      );
    }
    if (id === undefined) return answered;
    const answer = Promise.race([answered, whenCancelled(turn)]);
    this.#underWay.set(id, { message, answer, turn });
    try {
      return await answer;
    } finally {
      this.#underWay.delete(id);
    }
  }

  /** Calls a message off, where nothing that it leads to has begun. */
  cancel(client_message_id: string): ChatCancel {
    return { cancelled: this.#underWay.get(client_message_id)?.turn.cancel() ?? false };
  }

  /** Carries out an action that waits for approval. Refuses as `Proposals.approve` does. */
  async approve(id: string): Promise<Result<ChatAction>> {
    return this.#decide(() => this.#proposals.approve(id));
  }

  /** Lets go of an action that waits for approval. Refuses with `not_found`. */
  async decline(id: string): Promise<Result<ChatAction>> {
    return this.#decide(() => this.#proposals.decline(id));
  }

  /** What the assistant may do. */
  settings(): AssistantSettings {
    return this.#options.settings.current();
  }

  /** Changes what the assistant may do, from the next thing that it does. */
  async changeSettings(settings: AssistantSettings): Promise<AssistantSettings> {
    return this.#options.settings.change(settings);
  }

  async history(): Promise<ChatHistory> {
    return { messages: await this.#read(HISTORY_MAX) };
  }

  /** Empties the conversation and declines what waits in it. What was traded stays traded. */
  async clear(): Promise<void> {
    const { store, account_id, clock } = this.#options;
    await store.clear(account_id, { verdict: 'declined', decided_at: toIso(clock.now_ms()) });
    this.#recent.forget();
  }

  /** How the assistant is doing, judged by its last answer. */
  health(): Health['assistant'] {
    return {
      state: this.#failure === null ? 'ok' : 'failing',
      model: this.#options.model.info,
      detail: this.#failure,
    };
  }

  /** Takes no more messages, stops waiting for the model and lets begun actions end. */
  async close(): Promise<void> {
    this.#shutdown.abort();
    await this.#queue.idle();
    await this.#proposals.idle();
  }

  /** The newest messages with what the ledger shows of them. */
  async #read(limit: number): Promise<ChatMessage[]> {
    const { store, account_id } = this.#options;
    return (await store.recent(account_id, limit)).map(withLedger);
  }

  async #decide(decide: () => Promise<Result<ChatAction>>): Promise<Result<ChatAction>> {
    if (this.#shutdown.signal.aborted) return shuttingDown();
    const decided = await decide();
    if (decided.ok) this.#recent.decide(decided.value);
    return decided;
  }

  async #answer(request: ChatRequest, turn: Turn): Promise<Result<ChatAnswer>> {
    const { message } = request;
    const client_message_id = request.client_message_id ?? null;
    const { store, account_id } = this.#options;
    if (this.#shutdown.signal.aborted) return shuttingDown();
    if (turn.signal.aborted) return cancelled();
    const earlier =
      client_message_id === null ? undefined : await store.exchange(account_id, client_message_id);
    if (earlier && earlier.question.message !== message) return idConflict();
    if (earlier?.answer?.settled) return ok(toAnswer(earlier.answer));
    // Something failed here while this was being carried out: go on where it stopped.
    if (earlier?.answer) {
      turn.begin();
      const answer = await this.#act(earlier.answer, null);
      // It stands where it was begun, and not at the end.
      this.#recent.forget();
      return ok(answer);
    }

    const question = earlier?.question ?? (await this.#ask(message, client_message_id));
    const asked = await this.#prompt(question);
    const began_ms = this.#options.clock.monotonic_ms();
    const answer = await this.#wait(ANSWER_MS_MAX, turn.signal, (signal) =>
      this.#options.model.reply(asked.prompt, signal),
    );
    const latency_ms = Math.round(this.#options.clock.monotonic_ms() - began_ms);
    const outcome = turn.begin() ? answer : abortFailure(turn.signal);
    if (!outcome.ok) {
      await this.#keepFailure(question, outcome.error, latency_ms);
      if (turn.signal.aborted) return cancelled();
      if (outcome.error.kind !== 'cancelled') this.#failure = outcome.error.detail;
      return refuse('assistant_unavailable', outcome.error.detail);
    }
    // A model that another had to stand in for is no less failing.
    this.#failure = outcome.value.notice;
    const begun = await this.#begin(question, outcome.value, latency_ms);
    return ok(await this.#act(begun, asked));
  }

  async #ask(message: string, client_message_id: string | null): Promise<QuestionRow> {
    const { store, account_id, clock, newId } = this.#options;
    const question = { id: newId(), message, client_message_id, created_at: toIso(clock.now_ms()) };
    await store.ask(account_id, question);
    this.#recent.add(toQuestion(question));
    return question;
  }

  async #prompt({ id, message }: QuestionRow): Promise<Asked> {
    const past = await this.#recent.before(id);
    const context = await assistantContext(message, {
      ...this.#options,
      settings: this.settings(),
    });
    return { prompt: buildPrompt(message, past, context), past };
  }

  /** Asks the model, for as long as there is time and somebody wants to know. */
  async #wait<Value>(
    time_ms: number,
    called_off: AbortSignal | null,
    ask: (signal: AbortSignal) => Promise<Result<Value, ModelFailure>>,
  ): Promise<Result<Value, ModelFailure>> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const endings = [this.#shutdown.signal, ...(called_off ? [called_off] : [])];
    const end = (): void => waiting.abort();
    for (const ending of endings) ending.addEventListener('abort', end);
    const timer = this.#options.clock.after(time_ms, () => waiting.abort(TIME_IS_UP));
    const ended = new Promise<Result<never, ModelFailure>>((resolve) => {
      signal.addEventListener('abort', () => resolve(abortFailure(signal)));
    });
    try {
      return await Promise.race([ask(signal), ended]);
    } finally {
      timer.cancel();
      // Listened to, they would keep this for as long as the server runs.
      for (const ending of endings) ending.removeEventListener('abort', end);
    }
  }

  /** Writes down what the assistant is about to do. */
  async #begin(
    { id, client_message_id }: QuestionRow,
    { reply, model, notice, raw, tokens, rounds }: ModelAnswer,
    latency_ms: number,
  ): Promise<AnswerRow> {
    const { store, account_id, clock, newId } = this.#options;
    const answer = {
      id: newId(),
      message: reply.message,
      client_message_id,
      model,
      notice,
      plan: reply,
      created_at: toIso(clock.now_ms()),
    };
    await store.begin(account_id, id, answer, {
      prompt_version: PROMPT_VERSION,
      latency_ms,
      rounds,
      tokens,
      raw_output: kept(raw),
    });
    return { ...answer, intent: null, actions: [], settled: false };
  }

  /** Writes down that a question went without an answer, and why. */
  #keepFailure(
    { id }: QuestionRow,
    { kind, detail, raw }: ModelFailure,
    latency_ms: number,
  ): Promise<void> {
    const { store, account_id, clock, model } = this.#options;
    return store.fail(account_id, id, {
      model: model.info,
      kind,
      detail,
      prompt_version: PROMPT_VERSION,
      latency_ms,
      raw_output: kept(raw),
      created_at: toIso(clock.now_ms()),
    });
  }

  /**
   * Carries out the plan of an answer and completes it with what came of it.
   *
   * @param asked what the model was asked; null where it was asked before an interruption
   */
  async #act(answer: AnswerRow, asked: Asked | null): Promise<ChatAnswer> {
    const { store, actionStore, account_id } = this.#options;
    const plan = ModelReplySchema.parse(answer.plan);
    const actions = await this.#actions.carryOut(answer.id, wishesOf(plan), answer.actions, (row) =>
      actionStore.record(account_id, row),
    );
    const earlier = asked?.past.flatMap((message) => message.actions) ?? [];
    const told = await this.#figures.check(
      await this.#tell(answer, plan, actions, earlier, asked),
      {
        model: answer.model,
        actions,
        earlier,
        message: asked?.prompt.message ?? '',
        context: asked?.prompt.context ?? null,
      },
    );
    await store.settle(account_id, answer.id, told);
    const settled = toAnswer({ ...answer, ...told, actions });
    this.#recent.add({ ...settled, role: 'assistant', created_at: answer.created_at });
    return settled;
  }

  /** The words of an answer: a model's are told again if the receipts deny them. */
  async #tell(
    { model: author }: AnswerRow,
    plan: ModelReply,
    actions: readonly ChatAction[],
    earlier: readonly ChatAction[],
    asked: Asked | null,
  ): Promise<Told> {
    // The program's own words say what was asked for; the receipts say what became of it.
    if (isOwnText(author)) return { message: plan.message, intent: null };
    return tell(plan.message, actions, earlier, async () =>
      asked === null
        ? modelFailure('cancelled')
        : this.#wait(RETELL_MS_MAX, null, (signal) =>
            this.#options.model.retell(asked.prompt, plan, actions, signal),
          ),
    );
  }
}

const kept = (raw: string | null): string | null => raw?.slice(0, RAW_OUTPUT_LENGTH_MAX) ?? null;

const toAnswer = ({ id, message, actions, model, notice, intent }: AnswerRow): ChatAnswer => ({
  id,
  message,
  actions: [...actions],
  model,
  notice,
  intent,
  ledger: ledgerLine(actions),
});

const whenCancelled = (turn: Turn): Promise<Result<never>> =>
  new Promise((resolve) => {
    turn.signal.addEventListener('abort', () => resolve(cancelled()), { once: true });
  });

const toQuestion = ({ id, message, created_at }: QuestionRow): ChatMessage => ({
  id,
  role: 'user',
  message,
  actions: [],
  model: null,
  notice: null,
  intent: null,
  ledger: null,
  created_at,
});

const cancelled = () => refuse('cancelled', 'You called this message off; nothing was done.');

const idConflict = () =>
  refuse(
    'client_message_id_conflict',
    'This client message id was used for a different message. Use a new one.',
  );

const shuttingDown = () => refuse('shutting_down', 'FinAlly is shutting down.');
