import type { ChatAction, ChatAnswer, ChatMessage, ChatStep, ModelInfo } from '@finally/contract';
import type { NewId } from '../../kernel/ids.ts';
import { toIso, type WallClock } from '../../kernel/time/clock.ts';
import type { Mandate } from '../actions/mandate.ts';
import { ledgerLine, withLedger } from '../actions/receipts.ts';
import type { AnswerText } from '../claims/grounded-answer.ts';
import type { ModelFailure } from '../models/model.ts';
import type { ModelReply } from '../models/reply.ts';
import { PROMPT_VERSION } from '../prompt/prompt.ts';
import type { AnswerRow, AnswerSource, ChatStore, QuestionRow, StoredMessage } from '../store.ts';
import { viewsIn } from '../views.ts';
import { RecentMessages } from './recent-messages.ts';

export interface ConversationLogOptions {
  readonly account_id: string;
  readonly store: ChatStore;
  readonly clock: WallClock;
  readonly newId: NewId;
}

/** An answer to be stored before its first action. */
export interface NewAnswer {
  /** Generated if omitted. */
  readonly id?: string | undefined;
  readonly reply: ModelReply;
  readonly model: ModelInfo;
  readonly notice: string | null;
  readonly mandate: Mandate | null;
  readonly approves: readonly string[] | null;
  /** What was looked up for it; nothing if omitted. */
  readonly steps?: readonly ChatStep[];
  readonly source: Omit<AnswerSource, 'raw_output'> & { readonly raw: string | null };
}

/**
 * Number of earlier messages that a prompt is built from; those beyond its token limit are
 * summarized.
 */
const PROMPT_HISTORY = 200;
/** Maximum length stored of a model's raw output. */
const RAW_OUTPUT_LENGTH_MAX = 16_384;

/** Stores the conversation and caches its newest messages. */
export class ConversationLog {
  readonly #options: ConversationLogOptions;
  readonly #recent: RecentMessages;

  constructor(options: ConversationLogOptions) {
    this.#options = options;
    this.#recent = new RecentMessages(PROMPT_HISTORY, (limit) => this.newest(limit));
  }

  /** Returns the newest messages, oldest first, with the ledger's receipts. */
  async newest(limit: number): Promise<ChatMessage[]> {
    const { store, account_id } = this.#options;
    return (await store.recent(account_id, limit)).map(toWritten);
  }

  /**
   * Returns the question stored under a client message id and its answer; undefined if there is
   * none.
   */
  async exchange(client_message_id: string | undefined) {
    const { store, account_id } = this.#options;
    return client_message_id === undefined
      ? undefined
      : store.exchange(account_id, client_message_id);
  }

  /**
   * Returns the newest messages before a question, oldest first. A retry must not see later
   * messages.
   */
  async before(question: QuestionRow): Promise<readonly ChatMessage[]> {
    const messages = await this.#recent.before(question.id);
    return messages.filter(({ created_at }) => created_at <= question.created_at);
  }

  async ask(message: string, client_message_id: string | null): Promise<QuestionRow> {
    const { store, account_id, clock, newId } = this.#options;
    const question = { id: newId(), message, client_message_id, created_at: toIso(clock.now_ms()) };
    await store.ask(account_id, question);
    this.#recent.add(toQuestion(question));
    return question;
  }

  /** Stores an answer before its actions are carried out. */
  async begin(question: QuestionRow, answer: NewAnswer): Promise<AnswerRow> {
    const { store, account_id, clock, newId } = this.#options;
    const { reply, model, notice, mandate, approves, steps = [] } = answer;
    const { raw, ...source } = answer.source;
    const row = {
      id: answer.id ?? newId(),
      message: reply.message,
      client_message_id: question.client_message_id,
      ...{ model, notice, mandate, approves },
      plan: reply,
      created_at: toIso(clock.now_ms()),
    };
    await store.begin(account_id, question.id, row, { ...source, raw_output: kept(raw) });
    return { ...row, intent: null, actions: [], steps, settled: false };
  }

  /** Stores that a question was not answered, and why. */
  fail(
    { id }: QuestionRow,
    answer_id: string,
    model: ModelInfo,
    { kind, detail, raw }: ModelFailure,
    latency_ms: number,
  ): Promise<void> {
    const { store, account_id, clock } = this.#options;
    return store.fail(account_id, id, {
      ...{ answer_id, model, kind, detail, latency_ms },
      prompt_version: PROMPT_VERSION,
      raw_output: kept(raw),
      created_at: toIso(clock.now_ms()),
    });
  }

  /** Completes an answer with its text and the outcome of its actions. */
  async settle(
    answer: AnswerRow,
    answerText: AnswerText,
    actions: readonly ChatAction[],
  ): Promise<ChatAnswer> {
    const { store, account_id } = this.#options;
    await store.settle(account_id, answer.id, answerText);
    const settled = toAnswer({ ...answer, ...answerText, actions });
    this.#recent.add({ ...settled, role: 'assistant', created_at: answer.created_at });
    return settled;
  }

  /** Updates the cache with the decision on a waiting action. */
  decided(action: ChatAction): void {
    this.#recent.decide(action);
  }

  /** Clears the cache of recent messages. */
  forget(): void {
    this.#recent.forget();
  }
}

const kept = (raw: string | null): string | null => raw?.slice(0, RAW_OUTPUT_LENGTH_MAX) ?? null;

/** Converts an answer to its wire format. */
export const toAnswer = ({
  id,
  message,
  actions,
  model,
  notice,
  intent,
  steps,
  plan,
}: AnswerRow): ChatAnswer => ({
  ...{ id, message, model, notice, intent },
  ...(steps.length > 0 && { steps: [...steps] }),
  actions: [...actions],
  ledger: ledgerLine(actions, model),
  ...shownBy(plan),
});

/** Returns what a plan shows as a field of the wire, which is left out if it shows nothing. */
function shownBy(plan: unknown): Pick<ChatAnswer, 'views'> {
  const views = viewsIn(plan);
  return views ? { views } : {};
}

/** Converts a stored message to its wire format. */
export const toWritten = ({ plan, ...message }: StoredMessage): ChatMessage =>
  withLedger({ ...message, ...shownBy(plan) });

const toQuestion = ({ id, message, created_at }: QuestionRow): ChatMessage => ({
  ...{ id, message, created_at },
  role: 'user',
  actions: [],
  model: null,
  notice: null,
  intent: null,
  ledger: null,
});
