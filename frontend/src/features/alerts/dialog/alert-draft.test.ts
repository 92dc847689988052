import { ALERT_SENTENCES, type Ticker } from '@finally/contract';
import { expect, test } from 'vitest';
import { type AlertDraft, faultOf, newDraft } from './alert-draft';

const typed = (changes: Partial<AlertDraft>) =>
  faultOf({ ...newDraft('AAPL' as Ticker, ''), ...changes }, 190);

test('an alert that the server would refuse is reported while typing, in its words', () => {
  expect(typed({ amount: '0' })).toBe(ALERT_SENTENCES.level_invalid);
  expect(typed({ amount: '200.00001' })).toBe(ALERT_SENTENCES.level_invalid);
  expect(typed({ amount: '0.001%' })).toBe(ALERT_SENTENCES.move_invalid(99.99));
  expect(typed({ amount: '5000%', direction: 'up' })).toBe(ALERT_SENTENCES.move_invalid(1_000));
  expect(typed({ kind: 'above', amount: '180' })).toBe(
    ALERT_SENTENCES.already_met('AAPL', '$190.00', 'above'),
  );
  expect(typed({ amount: '200', note: 'n'.repeat(121) })).toBe(ALERT_SENTENCES.note_too_long);
});

test('a valid alert and an empty amount have no fault', () => {
  for (const changes of [{}, { amount: '200' }, { amount: '180' }, { amount: '5%' }]) {
    expect(typed(changes)).toBeNull();
  }
});
