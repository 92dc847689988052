import type { ChatAction, ChatMessage, ModelInfo } from '@finally/contract';
import type { Connection } from './connection.ts';

/** What a person wrote. */
export interface ChatQuestionRow {
  readonly id: string;
  readonly message: string;
  readonly client_message_id: string | null;
  readonly created_at: string;
}

/** What an assistant answered, or is about to. */
export interface ChatAnswerRow extends ChatQuestionRow {
  readonly actions: readonly ChatAction[];
  readonly model: ModelInfo;
  /** What the assistant set out to do, as JSON has it. */
  readonly plan: unknown;
  /** False while its actions are under way. */
  readonly settled: boolean;
}

export interface ChatExchange {
  readonly question: ChatQuestionRow;
  readonly answer: ChatAnswerRow | null;
}

/** The conversation of each account. */
export interface ChatStore {
  /** The newest messages that were not cleared and are not under way, oldest first. */
  recent(account_id: string, limit: number): Promise<readonly ChatMessage[]>;
  /** What was asked for under this id and what came of it, cleared or not. */
  exchange(account_id: string, client_message_id: string): Promise<ChatExchange | undefined>;
  ask(account_id: string, question: ChatQuestionRow): Promise<void>;
  /** Writes an answer down before its first action. Cleared where its question was meanwhile. */
  begin(
    account_id: string,
    question_id: string,
    answer: Omit<ChatAnswerRow, 'actions' | 'settled'>,
  ): Promise<void>;
  /** Completes an answer with what became of its actions. */
  settle(
    account_id: string,
    id: string,
    outcome: Pick<ChatAnswerRow, 'message' | 'actions'>,
  ): Promise<void>;
  /** Hides all messages; none is destroyed. */
  clear(account_id: string): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly message: string;
  readonly actions: string;
  readonly model: string | null;
  readonly client_message_id: string | null;
  readonly plan: string | null;
  readonly settled: 0 | 1;
  readonly created_at: string;
}

const COLUMNS =
  'id, role, message, actions, model, client_message_id, plan, settled, created_at' as const;

const parseOrNull = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

const toMessage = ({ id, role, message, actions, model, created_at }: Row): ChatMessage => ({
  id,
  role,
  message,
  actions: JSON.parse(actions),
  model: parseOrNull(model) as ModelInfo | null,
  notice: null,
  intent: null,
  created_at,
});

const toQuestion = ({ id, message, client_message_id, created_at }: Row): ChatQuestionRow => ({
  id,
  message,
  client_message_id,
  created_at,
});

const toAnswer = (row: Row): ChatAnswerRow => ({
  ...toQuestion(row),
  actions: JSON.parse(row.actions),
  model: parseOrNull(row.model) as ModelInfo,
  plan: parseOrNull(row.plan),
  settled: row.settled === 1,
});

export function createChatStore(connection: Connection): ChatStore {
  return {
    async recent(account_id, limit) {
      return connection
        .all<Row>(
          `SELECT ${COLUMNS} FROM chat_messages
           WHERE account_id = ? AND cleared = 0 AND settled = 1
           ORDER BY sequence DESC LIMIT ?`,
          account_id,
          limit,
        )
        .reverse()
        .map(toMessage);
    },

    async exchange(account_id, client_message_id) {
      const rows = connection.all<Row>(
        `SELECT ${COLUMNS} FROM chat_messages WHERE account_id = ? AND client_message_id = ?`,
        account_id,
        client_message_id,
      );
      const question = rows.find(({ role }) => role === 'user');
      const answer = rows.find(({ role }) => role === 'assistant');
      return (
        question && { question: toQuestion(question), answer: answer ? toAnswer(answer) : null }
      );
    },

    async ask(account_id, { id, message, client_message_id, created_at }) {
      connection.transaction((transaction) =>
        transaction.run(
          `INSERT INTO chat_messages (id, account_id, role, message, actions, client_message_id, created_at)
           VALUES (?, ?, 'user', ?, '[]', ?, ?)`,
          id,
          account_id,
          message,
          client_message_id,
          created_at,
        ),
      );
    },

    async begin(account_id, question_id, answer) {
      connection.transaction((transaction) =>
        transaction.run(
          `INSERT INTO chat_messages (id, account_id, role, message, actions, model,
             client_message_id, plan, settled, cleared, created_at)
           SELECT ?, account_id, 'assistant', ?, '[]', ?, ?, ?, 0, cleared, ?
           FROM chat_messages WHERE account_id = ? AND id = ?`,
          answer.id,
          answer.message,
          JSON.stringify(answer.model),
          answer.client_message_id,
          JSON.stringify(answer.plan),
          answer.created_at,
          account_id,
          question_id,
        ),
      );
    },

    async settle(account_id, id, { message, actions }) {
      connection.transaction((transaction) =>
        transaction.run(
          `UPDATE chat_messages SET message = ?, actions = ?, settled = 1
           WHERE account_id = ? AND id = ?`,
          message,
          JSON.stringify(actions),
          account_id,
          id,
        ),
      );
    },

    async clear(account_id) {
      connection.transaction((transaction) =>
        transaction.run(
          'UPDATE chat_messages SET cleared = 1 WHERE account_id = ? AND cleared = 0',
          account_id,
        ),
      );
    },
  };
}
