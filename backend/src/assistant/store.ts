import type { AssistantSettings, ChatAction, ChatMessage, ModelInfo } from '@finally/contract';
import type { AccountWork } from '../ledger/command.ts';

/** What was decided about an action. */
export interface VerdictRow {
  /** `allowed`, `declined`, or the code of a refusal or of what it waits for. */
  readonly verdict: string;
  readonly decided_at: string;
}

/** An action with what only the program needs to know of it. */
export interface ActionRow {
  readonly action: ChatAction;
  readonly message_id: string;
  /** The ledger for which it was asked. */
  readonly ledger: number;
  readonly verdicts: readonly VerdictRow[];
}

/** What assistants asked for in the conversation, and what became of it. */
export interface ActionStore {
  /** Keeps what became of an action of an answer that is under way. */
  record(account_id: string, row: ActionRow): Promise<void>;
  find(account_id: string, id: string): Promise<ActionRow | undefined>;
  /** How many actions of a message were carried out. */
  executed(account_id: string, message_id: string): Promise<number>;
  /** The actions that wait for approval, oldest first. */
  waiting(account_id: string): Promise<readonly ActionRow[]>;
  /**
   * Replaces a waiting action by what became of it. What was executed is kept
   * in any case; anything else only where the action still waits.
   */
  decide(account_id: string, row: ActionRow): Promise<void>;
}

/** A message as it is kept: the line of the ledger is made from its actions whenever it is read. */
export type StoredMessage = Omit<ChatMessage, 'ledger'>;

/** What a person wrote. */
export interface QuestionRow {
  readonly id: string;
  readonly message: string;
  readonly client_message_id: string | null;
  readonly created_at: string;
}

/** How an answer came about, for whoever examines it later. */
export interface AnswerSource {
  /** Null if no model was asked. */
  readonly prompt_version: string | null;
  /** How long the model took, all rounds together. */
  readonly latency_ms: number;
  readonly rounds: number;
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** What the model sent, as it sent it; null for one that sends nothing. */
  readonly raw_output: string | null;
}

/** That a model did not answer, and what it did instead. */
export interface FailureRow extends Pick<AnswerSource, 'latency_ms' | 'raw_output'> {
  readonly prompt_version: string;
  readonly model: ModelInfo;
  /** What kind of failure it was, as a code. */
  readonly kind: string;
  /** What the person was told. */
  readonly detail: string;
  readonly created_at: string;
}

/** What an assistant answered, or is about to. */
export interface AnswerRow extends QuestionRow {
  readonly model: ModelInfo;
  readonly notice: string | null;
  readonly intent: string | null;
  /** What the assistant set out to do, as JSON has it. */
  readonly plan: unknown;
  /** What the person's message authorizes, as JSON has it; null for answers of before it was kept. */
  readonly mandate: unknown;
  /** The actions of earlier answers that this one carries out, by id; null unless it does. */
  readonly approves: readonly string[] | null;
  /** What it led to, and what it approves. */
  readonly actions: readonly ChatAction[];
  /** False while its actions are under way. */
  readonly settled: boolean;
}

export interface ChatExchange {
  readonly question: QuestionRow;
  readonly answer: AnswerRow | null;
}

/**
 * The conversation of each account.
 *
 * What is said is not waited for until it is on the disk: a trade is, and with
 * it everything that was written before it, the plan that it belongs to too.
 */
export interface ChatStore {
  /** The newest messages that were not cleared and are not under way, oldest first. */
  recent(account_id: string, limit: number): Promise<readonly StoredMessage[]>;
  /** What was asked for under this id and what came of it, cleared or not. */
  exchange(account_id: string, client_message_id: string): Promise<ChatExchange | undefined>;
  /** Answers whose actions were under way when they were last heard of, oldest first. */
  underWay(account_id: string): Promise<readonly AnswerRow[]>;
  ask(account_id: string, question: QuestionRow): Promise<void>;
  /** Writes an answer down before its first action. Cleared where its question was meanwhile. */
  begin(
    account_id: string,
    question_id: string,
    answer: Omit<AnswerRow, 'actions' | 'settled' | 'intent'>,
    source: AnswerSource,
  ): Promise<void>;
  /** Keeps that a question was not answered. */
  fail(account_id: string, question_id: string, failure: FailureRow): Promise<void>;
  /** Completes an answer whose actions are all recorded. Where it was cleared meanwhile, none waits. */
  settle(
    account_id: string,
    id: string,
    told: Pick<AnswerRow, 'message' | 'intent'>,
  ): Promise<void>;
  /** Hides all messages and declines what waits in them; none is destroyed. */
  clear(account_id: string, verdict: VerdictRow): Promise<void>;
}

/** Settings as they are kept: which of them are written down is not part of them. */
export type SettingsRow = Omit<AssistantSettings, 'saved'>;

/** What the assistant of each account may do. */
export interface AssistantStore {
  /** The settings in force; undefined where none were ever made. */
  settings(account_id: string): Promise<SettingsRow | undefined>;
  /** Whether an error says that nothing can be written at the moment, and not that there is a bug. */
  isUnavailable(error: unknown): boolean;
  /**
   * Stores new settings and keeps the earlier ones.
   *
   * @param work written in the same transaction
   */
  saveSettings(
    account_id: string,
    settings: SettingsRow,
    changed_at: string,
    work?: AccountWork,
  ): Promise<void>;
}
