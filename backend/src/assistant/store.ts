import type {
  AssistantSettings,
  ChatAction,
  ChatMessage,
  ChatStep,
  MemoryKind,
  MemoryLimit,
  ModelInfo,
  Ticker,
} from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import type { AccountWork } from '../ledger/command.ts';

/** The outcome of an action. */
export interface VerdictRow {
  /** `allowed`, `declined`, or the code of a refusal or of the reason for waiting. */
  readonly verdict: string;
  readonly decided_at: string;
}

/** An action with fields that only the program needs. */
export interface ActionRow {
  readonly action: ChatAction;
  readonly message_id: string;
  /** The ledger for which it was requested. */
  readonly ledger: number;
  readonly verdicts: readonly VerdictRow[];
}

/** The actions that assistants proposed in the conversation, and their outcomes. */
export interface ActionStore {
  /** Stores the outcome of an action of a running answer. */
  record(account_id: string, row: ActionRow): Promise<void>;
  find(account_id: string, id: string): Promise<ActionRow | undefined>;
  /** Returns the number of executed actions of a message. */
  executed(account_id: string, message_id: string): Promise<number>;
  /** Returns the actions that wait for approval, oldest first. */
  waiting(account_id: string): Promise<readonly ActionRow[]>;
  /**
   * Replaces a waiting action by its outcome. An executed action is stored in any case; any other
   * outcome only if the action still waits.
   */
  decide(account_id: string, row: ActionRow): Promise<void>;
}

/**
 * A message as stored. When it is read, the line of the ledger is computed from its actions, and what it
 * shows from its plan.
 */
export interface StoredMessage extends Omit<ChatMessage, 'ledger' | 'views'> {
  /** As in `AnswerRow`; null for messages of the person. */
  readonly plan: unknown;
}

/** A message of a person. */
export interface QuestionRow {
  readonly id: string;
  readonly message: string;
  readonly client_message_id: string | null;
  readonly created_at: string;
}

/** How an answer was produced, for the audit. */
export interface AnswerSource {
  /** Null if no model was asked. */
  readonly prompt_version: string | null;
  /** Total time of the model, over all rounds. */
  readonly latency_ms: number;
  readonly rounds: number;
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** The output of the model, unchanged; null for a model without output. */
  readonly raw_output: string | null;
}

/** A failure of a model to answer. */
export interface FailureRow extends Pick<AnswerSource, 'latency_ms' | 'raw_output'> {
  /** The id that the answer would have had. */
  readonly answer_id: string;
  readonly prompt_version: string;
  readonly model: ModelInfo;
  /** The kind of failure, as a code. */
  readonly kind: string;
  /** The sentence shown to the person. */
  readonly detail: string;
  readonly created_at: string;
}

/** An answer of an assistant, possibly unfinished. */
export interface AnswerRow extends QuestionRow {
  readonly model: ModelInfo;
  readonly notice: string | null;
  readonly intent: string | null;
  /** The plan of the assistant, as JSON. */
  readonly plan: unknown;
  /** What the person's message authorizes, as JSON; null for answers older than this column. */
  readonly mandate: unknown;
  /** Ids of actions of earlier answers that this one executes; null if none. */
  readonly approves: readonly string[] | null;
  /** The actions of this answer, and those it approves. */
  readonly actions: readonly ChatAction[];
  /** What was looked up for it, oldest first. */
  readonly steps: readonly ChatStep[];
  /** False while its actions are being executed. */
  readonly settled: boolean;
}

/** A call of a tool that has ended. */
export interface StepRow {
  readonly id: string;
  readonly tool: string;
  readonly title: string;
  /** As the model wrote them; cut off if they are very long. */
  readonly arguments: string;
  /** What the model was told, without marks. */
  readonly result: string;
  readonly outcome: 'done' | 'failed';
  readonly began_at: string;
  readonly took_ms: number;
}

/** What models looked up. */
export interface StepStore {
  /** Stores a call of an attempt to answer a question. */
  record(
    account_id: string,
    attempt: { readonly question_id: string; readonly answer_id: string },
    step: StepRow,
  ): Promise<void>;
  find(account_id: string, id: string): Promise<StepRow | undefined>;
}

export interface ChatExchange {
  readonly question: QuestionRow;
  readonly answer: AnswerRow | null;
}

/**
 * The conversation of each account.
 *
 * Messages are stored without waiting for the disk. A trade does wait, and with it everything that
 * was written before, including its plan.
 */
export interface ChatStore {
  /** Returns the newest messages that are not cleared and not unfinished, oldest first. */
  recent(account_id: string, limit: number): Promise<readonly StoredMessage[]>;
  /** Returns the request with this id and its outcome, cleared or not. */
  exchange(account_id: string, client_message_id: string): Promise<ChatExchange | undefined>;
  /** Returns answers whose actions were unfinished, oldest first. */
  underWay(account_id: string): Promise<readonly AnswerRow[]>;
  ask(account_id: string, question: QuestionRow): Promise<void>;
  /** Stores an answer before its first action. Cleared if its question was cleared meanwhile. */
  begin(
    account_id: string,
    question_id: string,
    answer: Omit<AnswerRow, 'actions' | 'steps' | 'settled' | 'intent'>,
    source: AnswerSource,
  ): Promise<void>;
  /** Stores that a question was not answered. */
  fail(account_id: string, question_id: string, failure: FailureRow): Promise<void>;
  /**
   * Completes an answer whose actions are all recorded. If it was cleared meanwhile, none of them
   * waits.
   */
  settle(
    account_id: string,
    id: string,
    told: Pick<AnswerRow, 'message' | 'intent'>,
  ): Promise<void>;
  /** Hides all messages and declines their waiting actions; deletes none. */
  clear(account_id: string, verdict: VerdictRow): Promise<void>;
}

/** The settings as stored; whether they are stored yet is not a part of them. */
export type SettingsRow = Omit<AssistantSettings, 'saved'>;

/** The settings of the assistant of each account. */
export interface AssistantStore {
  /** Returns the settings in force; undefined if none were ever saved. */
  settings(account_id: string): Promise<SettingsRow | undefined>;
  /** Returns true if the error means that nothing can be stored at the moment; false for a bug. */
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

/** On which day each account has dismissed, or taken up, what the chat suggests. */
export interface SuggestionStore {
  /** Returns the newest such day, as `2026-02-11`; undefined if there is none. */
  dismissedOn(account_id: string): Promise<string | undefined>;
  /** Stores a day, unless a later one is stored. */
  dismiss(account_id: string, day: string): Promise<void>;
}

/** Something that a person asked to be remembered. */
export interface MemoryRow {
  readonly id: string;
  readonly text: string;
  readonly kind: MemoryKind;
  readonly limit: MemoryLimit | null;
  /** The ticker it is about, and its price when it was said; null if there was none. */
  readonly ticker: Ticker | null;
  readonly price_e4: PriceE4 | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What the assistant remembers of each account. */
export interface MemoryStore {
  /** Returns whether memory is on; true if it was never switched. */
  isEnabled(account_id: string): Promise<boolean>;
  /** Returns everything that is remembered, newest first. */
  list(account_id: string): Promise<readonly MemoryRow[]>;
  /** Stores a new memory, or replaces one. */
  put(account_id: string, row: MemoryRow): Promise<void>;
  /** Deletes memories for good. */
  remove(account_id: string, ids: readonly string[]): Promise<void>;
  setEnabled(account_id: string, enabled: boolean): Promise<void>;
}
