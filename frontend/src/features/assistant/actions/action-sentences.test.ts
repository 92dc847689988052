import { expect, test } from 'vitest';
import { answer, proposal, ticker } from '@/shared/tests/samples';
import { describeModel } from '../model-name';
import { describeAction, describeAnswer } from './action-sentences';

test('the built-in assistant is never named like a model', () => {
  expect(describeModel({ provider: 'offline', name: 'openai/gpt-oss-120b' })).toBe(
    'Offline assistant',
  );
  expect(describeModel({ provider: 'openrouter', name: 'openai/gpt-oss-120b' })).toBe(
    'openai/gpt-oss-120b',
  );
});

test('an answer read aloud includes what was done and what was refused', () => {
  const given = answer('a', 'Here is what **happened**.', {
    actions: [
      {
        id: 'a-0',
        kind: 'trade',
        request: { ticker: 'NVDA', side: 'buy', quantity: 200 },
        status: 'rejected',
        receipt: null,
        error: { code: 'insufficient_cash', detail: 'There is not enough cash.' },
        waits_for: null,
        shown_price: null,
      },
      {
        id: 'a-1',
        kind: 'watchlist',
        request: { ticker: 'PYPL', change: 'add' },
        status: 'executed',
        receipt: { ticker: ticker('PYPL'), name: 'PayPal', changed: true },
        error: null,
        waits_for: null,
      },
    ],
  });
  expect(describeAnswer(given)).toBe(
    'Here is what happened.\nRefused: There is not enough cash.\nWatching PYPL',
  );
});

test('what waits or was declined is never told like something done', () => {
  expect(describeAction(proposal('p'))).toBe('Awaiting your approval: Buy 2 NVDA');
  expect(describeAction({ ...proposal('p'), status: 'declined' })).toBe('Declined: Buy 2 NVDA');
});

test('an answer that did nothing is read aloud with the line of the ledger, its marks in brackets', () => {
  const text = 'You hold 100 NVDA ⟦not from your account: you hold 8 NVDA⟧.';
  expect(describeAnswer(answer('a', text))).toBe(
    'You hold 100 NVDA (not from your account: you hold 8 NVDA).\nNothing was traded or changed.',
  );
});

test('many outcomes are read aloud as a count', () => {
  const actions = Array.from({ length: 50 }, (_, index) => proposal(`p${index}`));
  expect(describeAnswer(answer('a', 'Shall I?', { actions }))).toBe(
    'Shall I?\n50 awaiting approval',
  );
});
