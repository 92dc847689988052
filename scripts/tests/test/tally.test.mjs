import { describe, expect, test } from 'vitest';
import {
  sentence,
  tallyOfCheck,
  tallyOfPlaywright,
  tallyOfVitest,
  total,
} from '../../lib/test/tally.mjs';

/**
 * Returns a file entry of Vitest's report.
 * @param {string} status
 * @param {...string} outcomes
 */
const file = (status, ...outcomes) => ({
  status,
  assertionResults: outcomes.map((outcome) => ({ status: outcome })),
});
/** @param {...ReturnType<typeof file>} files */
const vitest = (...files) => JSON.stringify({ testResults: files });
/** @param {object} report */
const playwright = (report) => JSON.stringify(report);

describe('a check', () => {
  test('passes or fails as a whole', () => {
    expect(tallyOfCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(tallyOfCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('a Vitest run', () => {
  test('is counted by its tests', () => {
    const report = vitest(
      file('failed', 'passed', 'failed', 'failed'),
      file('passed', 'passed', 'skipped', 'todo'),
    );
    expect(tallyOfVitest(1, report)).toEqual({ passed: 2, failed: 2, skipped: 2 });
  });

  test('counts a file that cannot be loaded as one failure', () => {
    const report = vitest(file('failed'), file('failed', 'passed', 'failed'));
    expect(tallyOfVitest(1, report)).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  test('that failed although every test passed counts as one failure', () => {
    const report = vitest(file('passed', 'passed'));
    expect(tallyOfVitest(1, report)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test.each([
    ['left no report', undefined],
    ['left half a report', '{"testResults": ['],
    ['ran no test', vitest()],
    ['skipped every test', vitest(file('passed', 'skipped'))],
  ])('that %s is one failure, even where it claims success', (_, report) => {
    expect(tallyOfVitest(0, report)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('a Playwright run', () => {
  test('is counted by its tests, and flaky tests have failed', () => {
    const report = playwright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(tallyOfPlaywright(1, report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test('counts an error outside the tests', () => {
    const report = playwright({ stats: { expected: 5 }, errors: [{ message: 'syntax' }] });
    expect(tallyOfPlaywright(1, report)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test.each([
    ['left no report', undefined],
    ['ran no test', playwright({ stats: { expected: 0 }, errors: [] })],
  ])('that %s is one failure, even where it claims success', (_, report) => {
    expect(tallyOfPlaywright(0, report)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the sum', () => {
  test('adds up, and mentions skipped tests only if there are any', () => {
    const one = { passed: 1, failed: 0, skipped: 0 };
    const other = { passed: 10, failed: 2, skipped: 3 };
    expect(sentence(total([one, one]))).toBe('2 passed, 0 failed');
    expect(sentence(total([one, other]))).toBe('11 passed, 2 failed, 3 skipped');
  });
});
