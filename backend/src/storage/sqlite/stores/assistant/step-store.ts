import type { StepRow, StepStore } from '../../../../assistant/store.ts';
import { unseen } from '../../account-changes.ts';
import type { AccountConnection } from '../../connection.ts';

export function createStepStore(connection: AccountConnection): StepStore {
  return {
    async record(account_id, { question_id, answer_id }, step) {
      // A power loss may lose the newest steps, and with them the attempt that they belong to.
      await connection.relaxedChange((transaction) => {
        transaction.run(
          `INSERT INTO chat_steps (id, account_id, question_id, answer_id, tool, title, arguments,
             result, outcome, began_at, took_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          step.id,
          account_id,
          question_id,
          answer_id,
          step.tool,
          step.title,
          step.arguments,
          step.result,
          step.outcome,
          step.began_at,
          step.took_ms,
        );
        return unseen(undefined);
      });
    },

    async find(account_id, id) {
      return connection.get<StepRow>(
        `SELECT id, tool, title, arguments, result, outcome, began_at, took_ms FROM chat_steps
         WHERE account_id = ? AND id = ?`,
        account_id,
        id,
      );
    },
  };
}
