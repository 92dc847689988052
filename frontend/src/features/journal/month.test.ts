import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateByKey, monthAfter, nameOfDay, nameOfMonth, weeksOf } from './month';

const months = fc
  .record({ year: fc.integer({ min: 1970, max: 2400 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);

test('the weeks of a month have each of its days once, from Monday to Sunday', () => {
  fc.assert(
    fc.property(months, (month) => {
      const weeks = weeksOf(month);
      const dates = weeks.flat().filter((date) => date !== null);
      const [year = 0, number = 0] = month.split('-').map(Number);
      const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
      expect(dates).toEqual(
        Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`),
      );
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        for (const [day, date] of week.entries()) {
          if (date) expect(new Date(date).getUTCDay()).toBe((day + 1) % 7);
        }
      }
      expect(monthAfter(monthAfter(month, 1), -1)).toBe(month);
    }),
  );
});

test('keys lead from day to day, also to other months', () => {
  expect(dateByKey('2026-02-28', 'ArrowRight')).toBe('2026-03-01');
  expect(dateByKey('2026-03-03', 'ArrowUp')).toBe('2026-02-24');
  expect(dateByKey('2026-02-11', 'Home')).toBe('2026-02-01');
  expect(dateByKey('2026-02-11', 'End')).toBe('2026-02-28');
  expect(dateByKey('2026-02-11', 'Enter')).toBeNull();
});

test('months and days have their names, whatever the time zone of the browser', () => {
  expect(nameOfMonth('2026-02')).toBe('February 2026');
  expect(nameOfDay('2026-02-11')).toBe('Wednesday, February 11');
});
