import type {
  AssistantSettings,
  ChatAnswer,
  ChatHistory,
  ChatRequest,
  Health,
  Ticker,
} from '@finally/contract';
import type { ChatAnswerRow, ChatQuestionRow, ChatStore } from '../db/index.ts';
import { type Clock, toIso } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { FollowedTickers, PriceReader, Universe } from '../market/index.ts';
import type { PortfolioService } from '../portfolio/index.ts';
import type { WatchlistService } from '../watchlist/index.ts';
import { ACTIONS_MAX, carryOut } from './actions.ts';
import {
  type AssistantContext,
  type AssistantModel,
  abortFailure,
  type ModelAnswer,
  type ModelFailure,
  ModelReplySchema,
  type Prompt,
  TIME_IS_UP,
} from './model.ts';
import { buildPrompt } from './prompt/prompt.ts';
import { Queue } from './queue.ts';
import { honestMessage } from './receipts.ts';

export interface ChatServiceOptions {
  readonly account_id: string;
  readonly store: ChatStore;
  readonly model: AssistantModel;
  readonly portfolio: Pick<PortfolioService, 'portfolio' | 'trade'>;
  readonly watchlist: Pick<WatchlistService, 'list' | 'add' | 'remove'>;
  readonly universe: Universe;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

const ANSWER_MS_MAX = 30_000;
const WAITING_MAX = 8;
/** How many earlier messages a model is shown. */
const PROMPT_HISTORY = 20;
const HISTORY_MAX = 500;

const UNLIMITED: AssistantSettings = {
  mode: 'auto',
  halted: false,
  actions_per_message_max: ACTIONS_MAX,
  dollars_per_message_max: null,
  ticker_weight_max_percent: null,
  daily_loss_max: null,
};

/** The conversation: one message at a time, each acted on once. */
export class ChatService {
  readonly #options: ChatServiceOptions;
  readonly #queue = new Queue(WAITING_MAX);
  readonly #underWay = new Map<string, { message: string; answer: Promise<Result<ChatAnswer>> }>();
  readonly #shutdown = new AbortController();
  #failure: string | null = null;

  constructor(options: ChatServiceOptions) {
    this.#options = options;
  }

  /**
   * Answers a message and carries out what the answer proposes. A retry with
   * the same client message id gets the first answer and acts no second time,
   * also while the first is under way and after a restart.
   *
   * Refuses with `client_message_id_conflict`, `assistant_busy`,
   * `assistant_unavailable` or `shutting_down`.
   */
  async send(request: ChatRequest): Promise<Result<ChatAnswer>> {
    const { client_message_id: id, message } = request;
    const underWay = id === undefined ? undefined : this.#underWay.get(id);
    if (underWay) return underWay.message === message ? underWay.answer : idConflict();
    if (this.#shutdown.signal.aborted) return shuttingDown();

    const answer = this.#queue.run(() => this.#answer(request));
    if (!answer) {
      return refuse(
        'assistant_busy',
        'The assistant has too many messages waiting. Try again soon.',
      );
    }
    if (id === undefined) return answer;
    this.#underWay.set(id, { message, answer });
    try {
      return await answer;
    } finally {
      this.#underWay.delete(id);
    }
  }

  async history(): Promise<ChatHistory> {
    const { store, account_id } = this.#options;
    return { messages: [...(await store.recent(account_id, HISTORY_MAX))] };
  }

  /** Empties the conversation. What was traded stays traded. */
  async clear(): Promise<void> {
    await this.#options.store.clear(this.#options.account_id);
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
  }

  async #answer(request: ChatRequest): Promise<Result<ChatAnswer>> {
    const { message } = request;
    const client_message_id = request.client_message_id ?? null;
    const { store, account_id, clock, newId } = this.#options;
    if (this.#shutdown.signal.aborted) return shuttingDown();
    const earlier =
      client_message_id === null ? undefined : await store.exchange(account_id, client_message_id);
    if (earlier && earlier.question.message !== message) return idConflict();
    if (earlier?.answer?.settled) return ok(toAnswer(earlier.answer));
    // The program ended while this was being carried out: go on where it stopped.
    if (earlier?.answer) return ok(await this.#act(earlier.answer));

    const question = earlier?.question ?? (await this.#ask(message, client_message_id));
    const history = await store.recent(account_id, PROMPT_HISTORY + 1);
    const context = await this.#context();
    const past = history.filter(({ id }) => id !== question.id);
    const reply = await this.#consult(buildPrompt(message, past, context));
    if (!reply.ok) {
      this.#failure = reply.error.kind === 'cancelled' ? this.#failure : reply.error.detail;
      return refuse('assistant_unavailable', reply.error.detail);
    }
    this.#failure = null;

    const answer = {
      id: newId(),
      message: reply.value.reply.message,
      client_message_id,
      model: reply.value.model,
      plan: reply.value.reply,
      created_at: toIso(clock.now_ms()),
    };
    await store.begin(account_id, question.id, answer);
    return ok(await this.#act(answer));
  }

  async #ask(message: string, client_message_id: string | null): Promise<ChatQuestionRow> {
    const { store, account_id, clock, newId } = this.#options;
    const question = { id: newId(), message, client_message_id, created_at: toIso(clock.now_ms()) };
    await store.ask(account_id, question);
    return question;
  }

  async #context(): Promise<AssistantContext> {
    const { portfolio, watchlist, universe, prices, followed } = this.#options;
    return {
      portfolio: await portfolio.portfolio(),
      watchlist: await watchlist.list(),
      universe,
      quote: async (ticker: Ticker) =>
        prices.latest(ticker) ??
        (await followed.during(ticker, async () => prices.latest(ticker) ?? null)),
      limits: { settings: UNLIMITED, allowances: [] },
      trends: [],
    };
  }

  /** Asks the model, within the time it has. */
  async #consult(prompt: Prompt): Promise<Result<ModelAnswer, ModelFailure>> {
    const { clock, model } = this.#options;
    const time = new AbortController();
    const timer = clock.after(ANSWER_MS_MAX, () => time.abort(TIME_IS_UP));
    const signal = AbortSignal.any([time.signal, this.#shutdown.signal]);
    const aborted = new Promise<Result<never, ModelFailure>>((resolve) => {
      signal.addEventListener('abort', () => resolve(abortFailure(signal)), { once: true });
    });
    try {
      return await Promise.race([model.reply(prompt, signal), aborted]);
    } finally {
      timer.cancel();
    }
  }

  /** Carries out the plan of an answer and completes it with what came of it. */
  async #act(answer: Pick<ChatAnswerRow, 'id' | 'plan' | 'model'>): Promise<ChatAnswer> {
    const { store, account_id, portfolio, watchlist } = this.#options;
    const plan = ModelReplySchema.parse(answer.plan);
    const actions = await carryOut(plan, answer.id, { portfolio, watchlist });
    const message = honestMessage(plan.message, actions, wordingOf(answer));
    await store.settle(account_id, answer.id, { message, actions });
    return { id: answer.id, message, actions, model: answer.model, notice: null, intent: null };
  }
}

/** What is built in never says that something was done before it is. */
const wordingOf = ({ model: { provider } }: Pick<ChatAnswerRow, 'model'>): 'intent' | 'free' =>
  provider === 'offline' || provider === 'mock' ? 'intent' : 'free';

const toAnswer = ({ id, message, actions, model }: ChatAnswerRow): ChatAnswer => ({
  id,
  message,
  actions: [...actions],
  model,
  notice: null,
  intent: null,
});

const idConflict = () =>
  refuse(
    'client_message_id_conflict',
    'This client message id was used for a different message. Use a new one.',
  );

const shuttingDown = () => refuse('shutting_down', 'FinAlly is shutting down.');
