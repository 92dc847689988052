import type { ChatAction, ModelInfo } from '@finally/contract';
import { ledgerLine } from '../assistant/actions/receipts.ts';
import {
  createAuditStore,
  type Inspection,
  isBehind,
  openForInspection,
  schemaOf,
} from '../storage/sqlite/index.ts';
import { AdvisedError } from './fail.ts';
import { refuseNoDatabase, toUnreadable, UnreadableDatabaseError } from './unreadable-database.ts';

/**
 * Yields all stored answers of the assistant, then all failed requests and all interrupted ones, account
 * by account, as of one moment. Writes nothing.
 *
 * @throws UnreadableDatabaseError if the database cannot be read
 * @throws AdvisedError if it has the schema of an earlier version
 */
export function* auditRows(path: string): Generator<object, void> {
  refuseNoDatabase(path);
  let inspection: Inspection | undefined;
  try {
    inspection = openForInspection(path);
    refuseOtherSchema(inspection, path);
    yield* rowsOf(inspection);
  } catch (error) {
    throw error instanceof AdvisedError ? error : toUnreadable(error, path);
  } finally {
    inspection?.close();
  }
}

function refuseOtherSchema(inspection: Inspection, path: string): void {
  if (schemaOf(inspection) === 0) {
    throw new UnreadableDatabaseError(`${path} is not a FinAlly database`);
  }
  if (isBehind(inspection)) {
    throw new AdvisedError(
      `${path} was written by an earlier version`,
      'Start FinAlly once: it backs the database up and brings it up to date.',
      undefined,
    );
  }
}

function* rowsOf(inspection: Inspection): Generator<object, void> {
  const stored = createAuditStore(inspection);
  for (const account_id of stored.accountIds()) {
    for (const row of stored.answers(account_id)) {
      yield {
        ...row,
        ledger: ledgerLine(row.actions as readonly ChatAction[], row.model as ModelInfo | null),
      };
    }
    yield* stored.failures(account_id);
    yield* stored.interruptions(account_id);
  }
}
