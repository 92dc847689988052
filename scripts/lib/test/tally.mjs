/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Returns the tally of a check that passes or fails as a whole.
 * @param {number} exit_code
 * @returns {Tally}
 */
export function tallyOfCheck(exit_code) {
  return exit_code === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Returns the tally of a Vitest run. A file that cannot be loaded counts as one failure.
 * @param {number} exit_code
 * @param {string | undefined} report its JSON report, if it wrote one
 * @returns {Tally}
 */
export function tallyOfVitest(exit_code, report) {
  const { testResults = [] } = parsed(report);
  /** @type {Tally} */
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    let failed_here = 0;
    for (const { status: outcome } of assertionResults) {
      if (outcome === 'passed') tally.passed += 1;
      else if (outcome === 'failed') failed_here += 1;
      else tally.skipped += 1;
    }
    tally.failed += status === 'failed' ? Math.max(failed_here, 1) : failed_here;
  }
  return withCrash(exit_code, tally);
}

/**
 * Returns the tally of a Playwright run. Flaky tests count as failures.
 * @param {number} exit_code
 * @param {string | undefined} report its JSON report, if it wrote one
 * @returns {Tally}
 */
export function tallyOfPlaywright(exit_code, report) {
  const { stats = {}, errors = [] } = parsed(report);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  const failed = unexpected + flaky + errors.length;
  return withCrash(exit_code, { passed: expected, failed, skipped });
}

/**
 * Counts one failure for a run that failed without a failed test or ran no test at all.
 * @param {number} exit_code
 * @param {Tally} tally
 * @returns {Tally}
 */
function withCrash(exit_code, tally) {
  const brokeOff = exit_code !== 0 && tally.failed === 0;
  const ranNone = tally.passed + tally.failed === 0;
  return brokeOff || ranNone ? { ...tally, failed: 1 } : tally;
}

/** @param {string | undefined} report */
function parsed(report) {
  try {
    return JSON.parse(report ?? '{}');
  } catch {
    return {};
  }
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  /** @param {keyof Tally} key */
  const sum = (key) => tallies.reduce((so_far, tally) => so_far + tally[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/**
 * Formats "312 passed, 0 failed", with the number of skipped tests if there are any.
 * @param {Tally} tally
 */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
