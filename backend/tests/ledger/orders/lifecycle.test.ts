import { ORDER_STATES, type OrderState } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { type OrderStep, stateAfterStep } from '../../../src/ledger/orders/lifecycle.ts';

const STEPS = [
  'activate',
  'trigger',
  'fill_part',
  'fill_rest',
  'cancel',
  'expire',
  'replace',
  'reject',
] as const satisfies readonly OrderStep[];

/** The table of the specification: a row for each state, a column for each step; `-` is a bug. */
const SPECIFIED = `
  held      | working | -         | -         | -      | canceled | expired | held     | rejected
  pending   | working | -         | -         | -      | canceled | expired | replaced | -
  working   | -       | triggered | working   | filled | canceled | expired | replaced | -
  triggered | -       | -         | triggered | filled | canceled | expired | replaced | rejected
  filled    | -       | -         | -         | -      | -        | -       | -        | -
  canceled  | -       | -         | -         | -      | -        | -       | -        | -
  expired   | -       | -         | -         | -      | -        | -       | -        | -
  rejected  | -       | -         | -         | -      | -        | -       | -        | -
  replaced  | -       | -         | -         | -      | -        | -       | -        | -
`;

const ROWS = SPECIFIED.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-$/, 'an error')));

test('the table has a row for each state and a cell for each step', () => {
  expect(ROWS.map(([state]) => state)).toEqual(ORDER_STATES);
  expect(ROWS.map((row) => row.length)).toEqual(ORDER_STATES.map(() => STEPS.length + 1));
});

describe.each(ROWS)('an order that is %s', (state, ...cells) => {
  test.each(STEPS.map((step, place) => [step, cells[place]] as const))(
    '%s leads to %s',
    (step, next) => {
      const after = () => stateAfterStep(state as OrderState, step);
      if (next === 'an error') expect(after).toThrow(RangeError);
      else expect(after()).toBe(next);
    },
  );
});
