import type { ChatAction, ChatStep, ModelInfo } from '@finally/contract';
import type {
  AnswerRow,
  ChatStore,
  QuestionRow,
  StoredMessage,
} from '../../../../assistant/store.ts';
import { changed, unseen } from '../../account-changes.ts';
import type { AccountConnection } from '../../connection.ts';
import { type ActionColumns, toAction } from './action-store.ts';

interface MessageColumns {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly message: string;
  readonly actions: string;
  readonly steps: string;
  readonly model: string | null;
  readonly notice: string | null;
  readonly intent: string | null;
  readonly client_message_id: string | null;
  readonly plan: string | null;
  readonly mandate: string | null;
  readonly approves: string | null;
  readonly settled: 0 | 1;
  readonly created_at: string;
}

const MESSAGE_COLUMNS = `id, role, message, model, notice, intent, client_message_id, plan, mandate,
  approves, settled, created_at,
  CASE WHEN role = 'assistant' THEN
    (SELECT json_group_array(json_object('id', id, 'kind', kind, 'request', request,
        'status', status, 'receipt', receipt, 'error', error, 'waits_for', waits_for,
        'shown_price_e4', shown_price_e4) ORDER BY position)
      FROM chat_actions WHERE message_id = chat_messages.id
        OR id IN (SELECT value FROM json_each(chat_messages.approves)))
  ELSE '[]' END AS actions,
  CASE WHEN role = 'assistant' THEN
    (SELECT json_group_array(json_object('id', id, 'tool', tool, 'title', title,
        'outcome', outcome, 'took_ms', took_ms) ORDER BY sequence)
      FROM chat_steps WHERE answer_id = chat_messages.id)
  ELSE '[]' END AS steps`;

const actionsOf = ({ actions }: MessageColumns): ChatAction[] =>
  (JSON.parse(actions) as ActionColumns[]).map(toAction);

const stepsOf = ({ steps }: MessageColumns): ChatStep[] => JSON.parse(steps) as ChatStep[];

const parseOrNull = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

function toMessage(row: MessageColumns): StoredMessage {
  const steps = stepsOf(row);
  return {
    id: row.id,
    role: row.role,
    message: row.message,
    actions: actionsOf(row),
    model: parseOrNull(row.model) as ModelInfo | null,
    notice: row.notice,
    intent: row.intent,
    ...(steps.length > 0 && { steps }),
    plan: parseOrNull(row.plan),
    created_at: row.created_at,
  };
}

const toQuestion = (row: MessageColumns): QuestionRow => ({
  id: row.id,
  message: row.message,
  client_message_id: row.client_message_id,
  created_at: row.created_at,
});

const toAnswer = (row: MessageColumns): AnswerRow => ({
  ...toQuestion(row),
  model: parseOrNull(row.model) as ModelInfo,
  notice: row.notice,
  intent: row.intent,
  plan: parseOrNull(row.plan),
  mandate: parseOrNull(row.mandate),
  approves: parseOrNull(row.approves) as readonly string[] | null,
  actions: actionsOf(row),
  steps: stepsOf(row),
  settled: row.settled === 1,
});

export function createChatStore(connection: AccountConnection): ChatStore {
  return {
    async recent(account_id, limit) {
      return connection
        .all<MessageColumns>(
          `SELECT ${MESSAGE_COLUMNS} FROM chat_messages
           WHERE account_id = ? AND cleared = 0 AND settled = 1 ORDER BY sequence DESC LIMIT ?`,
          account_id,
          limit,
        )
        .reverse()
        .map(toMessage);
    },

    async exchange(account_id, client_message_id) {
      const rows = connection.all<MessageColumns>(
        `SELECT ${MESSAGE_COLUMNS} FROM chat_messages
         WHERE account_id = ? AND client_message_id = ?`,
        account_id,
        client_message_id,
      );
      const question = rows.find(({ role }) => role === 'user');
      const answer = rows.find(({ role }) => role === 'assistant');
      return (
        question && { question: toQuestion(question), answer: answer ? toAnswer(answer) : null }
      );
    },

    async underWay(account_id) {
      return connection
        .all<MessageColumns>(
          `SELECT ${MESSAGE_COLUMNS} FROM chat_messages
           WHERE account_id = ? AND settled = 0 ORDER BY sequence`,
          account_id,
        )
        .map(toAnswer);
    },

    async ask(account_id, { id, message, client_message_id, created_at }) {
      await connection.relaxedChange((transaction) => {
        transaction.run(
          `INSERT INTO chat_messages (id, account_id, role, message, client_message_id, created_at)
           VALUES (?, ?, 'user', ?, ?, ?)`,
          id,
          account_id,
          message,
          client_message_id,
          created_at,
        );
        return changed(undefined, account_id, { kind: 'chat', change: 'asked' });
      });
    },

    async begin(account_id, question_id, answer, source) {
      await connection.relaxedChange((transaction) => {
        transaction.run(
          `INSERT INTO chat_messages (id, account_id, role, message, model, notice,
             client_message_id, plan, mandate, approves, settled, cleared, prompt_version,
             latency_ms, rounds, input_tokens, output_tokens, raw_output, created_at)
           SELECT ?, account_id, 'assistant', ?, ?, ?, ?, ?, ?, ?, 0, cleared,
             ?, ?, ?, ?, ?, ?, ?
           FROM chat_messages WHERE account_id = ? AND id = ?`,
          answer.id,
          answer.message,
          JSON.stringify(answer.model),
          answer.notice,
          answer.client_message_id,
          JSON.stringify(answer.plan),
          JSON.stringify(answer.mandate),
          answer.approves && JSON.stringify(answer.approves),
          source.prompt_version,
          source.latency_ms,
          source.rounds,
          source.tokens?.input ?? null,
          source.tokens?.output ?? null,
          source.raw_output,
          answer.created_at,
          account_id,
          question_id,
        );
        return unseen(undefined);
      });
    },

    async fail(account_id, question_id, failure) {
      await connection.relaxedChange((transaction) => {
        transaction.run(
          `INSERT INTO chat_failures (account_id, question_id, answer_id, model, kind, detail,
             prompt_version, latency_ms, raw_output, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          account_id,
          question_id,
          failure.answer_id,
          JSON.stringify(failure.model),
          failure.kind,
          failure.detail,
          failure.prompt_version,
          failure.latency_ms,
          failure.raw_output,
          failure.created_at,
        );
        return unseen(undefined);
      });
    },

    async settle(account_id, id, { message, intent }) {
      await connection.relaxedChange((transaction) => {
        transaction.run(
          `UPDATE chat_messages SET message = ?, intent = ?, settled = 1
           WHERE account_id = ? AND id = ?`,
          message,
          intent,
          account_id,
          id,
        );
        transaction.run(
          `UPDATE chat_actions SET status = 'declined', waits_for = NULL, shown_price_e4 = NULL
           WHERE message_id = ? AND status = 'proposed'
             AND (SELECT cleared FROM chat_messages WHERE id = message_id) = 1`,
          id,
        );
        return changed(undefined, account_id, { kind: 'chat', change: 'answered' });
      });
    },

    async clear(account_id, verdict) {
      await connection.change((transaction) => {
        transaction.run(
          `UPDATE chat_actions
           SET status = 'declined', waits_for = NULL, shown_price_e4 = NULL,
             verdicts = json_insert(verdicts, '$[#]', json(?))
           WHERE account_id = ? AND status = 'proposed'`,
          JSON.stringify(verdict),
          account_id,
        );
        transaction.run(
          'UPDATE chat_messages SET cleared = 1 WHERE account_id = ? AND cleared = 0',
          account_id,
        );
        return changed(undefined, account_id, { kind: 'chat', change: 'cleared' });
      });
    },
  };
}
