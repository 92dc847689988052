import { expect, test } from 'vitest';
import { readExpiry } from './expiry';

test.each(['2026-12-24T15:30', '2028-02-29T00:00', '2026-12-31 23:59', '2026-12-24T15:30:00'])(
  '%s is read in the local time zone',
  (typed) => {
    const expires_at = new Date(typed).toISOString();
    expect(readExpiry(typed)).toEqual({ expires_at });
  },
);

test.each([
  ['2027-02-30T10:00', 'There is no date 2027-02-30.'],
  ['2027-02-29 10:00', 'There is no date 2027-02-29.'],
  ['2027-06-31T15:30', 'There is no date 2027-06-31.'],
  ['2027-13-01T15:30', 'There is no date 2027-13-01.'],
  ['2027-00-10T15:30', 'There is no date 2027-00-10.'],
  ['2027-01-00T15:30', 'There is no date 2027-01-00.'],
  ['2027-06-30 25:00', 'There is no time 25:00 on 2027-06-30.'],
  ['2027-06-30T24:00', 'There is no time 24:00 on 2027-06-30.'],
  ['2027-06-30T15:60', 'There is no time 15:60 on 2027-06-30.'],
  ['', 'Enter until when the order is good.'],
  ['tomorrow', 'Enter until when the order is good.'],
])('%s is refused and not moved to another time', (typed, sentence) => {
  expect(readExpiry(typed)).toBe(sentence);
});
