import { systemClock } from '../kernel/time/clock.ts';
import { SECOND_MS } from '../kernel/time/units.ts';
import { createUniverse, displayedSizeAt } from '../market/index.ts';
import { checkFills, type FillsReport, type RerunReport, rerunMarkets } from '../orders/index.ts';
import {
  explainedFills,
  type Inspection,
  isBehind,
  openForInspection,
  readAccountIds,
  readMarketPeriods,
} from '../storage/sqlite/index.ts';
import { toUnreadable } from './unreadable-database.ts';
import { inspectCopy } from './up-to-date-copy.ts';

/** What filling all orders of a database again comes to. */
export interface FillsCheck {
  /** The first fill that differs; undefined if none does. */
  readonly difference: string | undefined;
  /** How many fills were checked, and how, in a few sentences. */
  readonly says: string;
}

/**
 * Fills every order of a database again, from what is kept with its fills. Runs the simulated markets
 * again that they were filled in. Writes nothing.
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
  const account_ids = readAccountIds(inspection);
  const began_ms = systemClock.monotonic_ms();
  const markets = rerunMarkets(
    allFills(inspection, account_ids),
    readMarketPeriods(inspection),
    createUniverse(),
  );
  const rerun_ms = systemClock.monotonic_ms() - began_ms;
  const reports = account_ids.map((account_id) =>
    checkFills(explainedFills(inspection, account_id), displayedSizeAt, markets),
  );
  return {
    difference: reports.find(({ difference }) => difference !== undefined)?.difference,
    says: [describeChecked(reports), ...describeRerun(reports, markets.report, rerun_ms)].join(' '),
  };
}

function* allFills(inspection: Inspection, account_ids: readonly string[]) {
  for (const account_id of account_ids) yield* explainedFills(inspection, account_id);
}

const count = (number: number): string => number.toLocaleString('en-US');

const sumOf = (reports: readonly FillsReport[], field: 'checked' | 'unexplained'): number =>
  reports.reduce((total, report) => total + report[field], 0);

function describeChecked(reports: readonly FillsReport[]): string {
  const [checked, unexplained] = [sumOf(reports, 'checked'), sumOf(reports, 'unexplained')];
  const are = checked === 1 ? 'fill is' : 'fills are';
  const others =
    unexplained === 0 ? '' : ` ${count(unexplained)} of earlier versions cannot be checked.`;
  return `${count(checked)} ${are} what the fill model gives.${others}`;
}

function describeRerun(
  reports: readonly FillsReport[],
  { steps, fills, beyond }: RerunReport,
  rerun_ms: number,
): readonly string[] {
  const unknown = sumOf(reports, 'checked') - fills - beyond;
  const speed = Math.round(steps / Math.max(rerun_ms / SECOND_MS, 0.001));
  return [
    fills > 0 &&
      `The quotes of ${count(fills)} were computed again from the seed: ${count(steps)} steps, ${count(speed)} a second.`,
    beyond > 0 && `For ${count(beyond)} they were not, because it would take too many steps.`,
    unknown > 0 &&
      `For ${count(unknown)} no seed is known: the quotes are taken from the explanations.`,
  ].filter((sentence) => sentence !== false);
}
