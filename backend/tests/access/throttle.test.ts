import { expect, test } from 'vitest';
import {
  Attempts,
  FAILURES_MAX,
  FAILURES_MAX_OF_ALL,
  WINDOW_MS,
} from '../../src/access/sign-in/attempts.ts';
import { CODE_MS_MAX, OneTimeCode } from '../../src/access/sign-in/one-time-code.ts';
import { isLoopback, networkOf } from '../../src/kernel/http/address.ts';
import { ManualClock } from '../support/time/manual-clock.ts';

test('the one-time code signs in once', () => {
  const code = new OneTimeCode('secret', new ManualClock());
  expect(code.redeem('other')).toBe(false);
  expect(code.redeem('secret')).toBe(true);
  expect(code.redeem('secret')).toBe(false);
  expect(code.value).toBeUndefined();
});

test('the one-time code expires after an hour', () => {
  const clock = new ManualClock();
  const code = new OneTimeCode('secret', clock);
  clock.advance(CODE_MS_MAX);
  expect(code.redeem('secret')).toBe(false);
});

test('too many wrong tokens from one network block only that network', () => {
  const attempts = new Attempts(new ManualClock());
  for (let count = 0; count < FAILURES_MAX; count++) attempts.fail(`2001:db8::${count + 1}`);
  expect(attempts.secondsToWait('2001:db8::ffff')).toBe(WINDOW_MS / 1_000);
  expect(attempts.secondsToWait('2001:db8:0:1::1')).toBe(0);
  expect(attempts.secondsToWait('192.0.2.1')).toBe(0);
});

test('too many wrong tokens in total block every network', () => {
  const attempts = new Attempts(new ManualClock());
  for (let count = 0; count < FAILURES_MAX_OF_ALL; count++) {
    attempts.fail(`10.${count >> 8}.${count & 255}.1`);
  }
  expect(attempts.secondsToWait('192.0.2.1')).toBeGreaterThan(0);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::2', false],
  ['128.0.0.1', false],
])('%s is this machine: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:DB8:0:1:aaaa::7', '2001:db8:0:1'],
  ['2001:db8::7', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts for %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
