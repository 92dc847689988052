import { displayedSizeAt } from '../market/index.ts';
import { checkFills, type FillsReport } from '../orders/index.ts';
import {
  explainedFills,
  type Inspection,
  isBehind,
  openForInspection,
  readAccountIds,
} from '../storage/sqlite/index.ts';
import { toUnreadable } from './unreadable-database.ts';
import { inspectCopy } from './up-to-date-copy.ts';

/** What filling all orders of a database again comes to. */
export interface FillsCheck {
  /** The first fill that differs; undefined if none does. */
  readonly difference: string | undefined;
  /** How many fills were checked, in a sentence. */
  readonly says: string;
}

/**
 * Fills every order of a database again, from what is kept with its fills. Writes nothing.
 *
 * @throws UnreadableDatabaseError if the database cannot be read
 */
export async function checkFillsOf(path: string): Promise<FillsCheck> {
  try {
    const inspection = openForInspection(path);
    try {
      return isBehind(inspection) ? await inspectCopy(path, check) : check(inspection);
    } finally {
      inspection.close();
    }
  } catch (error) {
    throw toUnreadable(error, path);
  }
}

function check(inspection: Inspection): FillsCheck {
  const reports = readAccountIds(inspection).map((account_id) =>
    checkFills(explainedFills(inspection, account_id), displayedSizeAt),
  );
  return {
    difference: reports.find(({ difference }) => difference !== undefined)?.difference,
    says: sentenceOf(reports),
  };
}

function sentenceOf(reports: readonly FillsReport[]): string {
  const sum = (of: (report: FillsReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0).toLocaleString('en-US');
  const [checked, unexplained] = [sum((one) => one.checked), sum((one) => one.unexplained)];
  const are = checked === '1' ? 'fill is' : 'fills are';
  const others =
    unexplained === '0' ? '' : ` ${unexplained} of earlier versions cannot be checked.`;
  return `${checked} ${are} what the fill model gives.${others}`;
}
