import type { Reader } from '../connection.ts';
import { readAccountIds } from '../ledger/ledger-sql.ts';

/** Everything stored about one answer of an assistant. */
export interface AuditRow {
  readonly outcome: 'answered';
  readonly id: string;
  readonly created_at: string;
  readonly client_message_id: string | null;
  readonly question: string | null;
  /** The text shown to the person. */
  readonly message: string;
  /** The model's text, if it differs. */
  readonly intent: string | null;
  readonly notice: string | null;
  readonly model: unknown;
  /** This and the following fields are null for answers older than these columns. */
  readonly prompt_version: string | null;
  readonly latency_ms: number | null;
  readonly rounds: number | null;
  readonly tokens: { readonly input: number; readonly output: number } | null;
  readonly raw_output: string | null;
  readonly plan: unknown;
  /** How the person's message was parsed, and what it authorizes. */
  readonly mandate: unknown;
  /** Ids of actions of earlier answers that the message approved. */
  readonly approves: readonly string[] | null;
  readonly settled: boolean;
  readonly cleared: boolean;
  readonly actions: readonly AuditedAction[];
  /** What the model looked up, oldest first. */
  readonly steps: readonly AuditedStep[];
}

/** Everything stored about a question that a model did not answer. */
export interface AuditedFailure {
  readonly outcome: 'failed';
  readonly created_at: string;
  readonly client_message_id: string | null;
  readonly question: string;
  readonly model: unknown;
  readonly kind: string;
  /** The sentence shown to the person. */
  readonly detail: string;
  readonly prompt_version: string;
  readonly latency_ms: number;
  readonly raw_output: string | null;
  /** What the model looked up before it failed. */
  readonly steps: readonly AuditedStep[];
}

/** Everything stored about a question whose answer was interrupted and never tried again. */
export interface AuditedInterruption {
  readonly outcome: 'interrupted';
  readonly created_at: string;
  readonly client_message_id: string | null;
  readonly question: string;
  readonly steps: readonly AuditedStep[];
}

/** Something that a model looked up. */
export interface AuditedStep {
  readonly id: string;
  readonly tool: string;
  readonly title: string;
  readonly arguments: string;
  readonly result: string;
  readonly outcome: string;
  readonly began_at: string;
  readonly took_ms: number;
}

export interface AuditedAction {
  readonly id: string;
  readonly kind: string;
  readonly request: unknown;
  readonly status: string;
  readonly error: unknown;
  readonly waits_for: unknown;
  readonly verdicts: readonly { readonly verdict: string; readonly decided_at: string }[];
  readonly trade_id: string | null;
  /** From the ledger; null unless executed. */
  readonly receipt: unknown;
}

/** Reads all answers of an account, including cleared ones. */
export interface AuditStore {
  accountIds(): readonly string[];
  /** Yields answers, oldest first. */
  answers(account_id: string): Iterable<AuditRow>;
  /** Yields failures, oldest first. */
  failures(account_id: string): Iterable<AuditedFailure>;
  /** Yields attempts that ended neither with an answer nor with a failure, oldest first. */
  interruptions(account_id: string): Iterable<AuditedInterruption>;
}

interface Columns {
  readonly answer: string;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly settled: 0 | 1;
  readonly cleared: 0 | 1;
}

const stepsOf = (answer_id: string): string => `json((SELECT json_group_array(json_object(
          'id', id, 'tool', tool, 'title', title, 'arguments', arguments, 'result', result,
          'outcome', outcome, 'began_at', began_at, 'took_ms', took_ms
        ) ORDER BY sequence) FROM chat_steps WHERE answer_id = ${answer_id}))`;

/**
 * A question and its answer are adjacent rows, because each account's messages are written one at a
 * time.
 */
const ANSWERS = `
  SELECT json_object(
      'outcome', 'answered', 'id', id, 'created_at', created_at, 'client_message_id', client_message_id,
      'question', (SELECT asked.message FROM chat_messages AS asked
        WHERE asked.account_id = answered.account_id AND asked.role = 'user'
          AND asked.sequence < answered.sequence ORDER BY asked.sequence DESC LIMIT 1),
      'message', message, 'intent', intent, 'notice', notice, 'model', json(model),
      'prompt_version', prompt_version, 'latency_ms', latency_ms, 'rounds', rounds,
      'raw_output', raw_output, 'plan', json(plan), 'mandate', json(mandate),
      'approves', json(approves),
      'actions', json((SELECT json_group_array(json_object(
          'id', id, 'kind', kind, 'request', json(request), 'status', status,
          'error', json(error), 'waits_for', json(waits_for), 'verdicts', json(verdicts),
          'trade_id', receipt ->> '$.trade.id', 'receipt', json(receipt)
        ) ORDER BY position) FROM chat_actions WHERE message_id = answered.id)),
      'steps', ${stepsOf('answered.id')}
    ) AS answer,
    input_tokens, output_tokens, settled, cleared
  FROM chat_messages AS answered
  WHERE account_id = ? AND role = 'assistant' ORDER BY sequence`;

const FAILURES = `
  SELECT json_object(
      'outcome', 'failed', 'created_at', failed.created_at,
      'client_message_id', asked.client_message_id, 'question', asked.message,
      'model', json(failed.model), 'kind', kind, 'detail', detail,
      'prompt_version', failed.prompt_version, 'latency_ms', failed.latency_ms,
      'raw_output', failed.raw_output, 'steps', ${stepsOf('failed.answer_id')}
    ) AS failure
  FROM chat_failures AS failed JOIN chat_messages AS asked ON asked.id = failed.question_id
  WHERE failed.account_id = ? ORDER BY failed.sequence`;

const INTERRUPTIONS = `
  SELECT json_object(
      'outcome', 'interrupted', 'created_at', min(step.began_at),
      'client_message_id', asked.client_message_id, 'question', asked.message,
      'steps', ${stepsOf('step.answer_id')}
    ) AS interruption
  FROM chat_steps AS step JOIN chat_messages AS asked ON asked.id = step.question_id
  WHERE step.account_id = ?
    AND NOT EXISTS (SELECT 1 FROM chat_messages WHERE id = step.answer_id)
    AND NOT EXISTS (SELECT 1 FROM chat_failures
      WHERE question_id = step.question_id AND answer_id = step.answer_id)
  GROUP BY step.answer_id ORDER BY min(step.sequence)`;

export function createAuditStore(reader: Reader): AuditStore {
  return {
    accountIds: () => readAccountIds(reader),

    *answers(account_id) {
      for (const row of reader.iterate<Columns>(ANSWERS, account_id)) {
        const { input_tokens: input, output_tokens: output } = row;
        yield {
          ...JSON.parse(row.answer),
          tokens: input === null || output === null ? null : { input, output },
          settled: row.settled === 1,
          cleared: row.cleared === 1,
        };
      }
    },

    *failures(account_id) {
      for (const row of reader.iterate<{ failure: string }>(FAILURES, account_id)) {
        yield JSON.parse(row.failure);
      }
    },

    *interruptions(account_id) {
      for (const row of reader.iterate<{ interruption: string }>(INTERRUPTIONS, account_id)) {
        yield JSON.parse(row.interruption);
      }
    },
  };
}
