import type { ChatAction } from '@finally/contract';
import { expect, test } from 'vitest';
import { answer, openOrder, placedOrder, proposal, ticker } from '@/shared/tests/samples';
import { describeModel } from '../model-name';
import { describeAction, describeAnswer, describeRequest } from './action-sentences';

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

const STOP = {
  ticker: 'NVDA',
  side: 'sell',
  type: 'stop',
  quantity: 4,
  stop_price: 170,
  time_in_force: 'day',
  reduce_only: false,
  post_only: false,
  trigger: 'last',
  order_class: 'simple',
} as const;

const RESTING = openOrder({ ...STOP, ticker: ticker('NVDA'), limit_price: null });

const orderAction = (more: object): ChatAction =>
  ({
    id: 'o-0',
    kind: 'order',
    request: STOP,
    status: 'proposed',
    receipt: null,
    error: null,
    waits_for: null,
    shown_price: null,
    ...more,
  }) as ChatAction;

test('a proposed order is described with its type, prices and time in force', () => {
  expect(describeAction(orderAction({}))).toBe(
    'Awaiting your approval: Sell 4 NVDA if it falls to $170.00, today only',
  );
  const bracket = {
    ...STOP,
    side: 'buy',
    type: 'limit',
    stop_price: undefined,
    limit_price: 180,
    time_in_force: 'gtc',
    order_class: 'bracket',
    take_profit: { limit_price: 200 },
    stop_loss: { trail_percent: 5 },
  };
  expect(describeAction(orderAction({ request: bracket, status: 'declined' }))).toBe(
    'Declined: Buy 4 NVDA at $180.00 or better, then take profit at $200.00, stop loss 5% from its high, until canceled',
  );
});

test('a resting order is never told like something bought or sold', () => {
  const told = describeAction(orderAction({ status: 'executed', receipt: placedOrder(RESTING) }));
  expect(told).toBe('Placed: Sell 4 NVDA if it falls to $170.00, today only');
  expect(told).not.toMatch(/sold|bought/i);
  const changed = orderAction({
    kind: 'order_change',
    request: { order_id: RESTING.id, ticker: 'NVDA', order: RESTING, change: { stop_price: 165 } },
    status: 'executed',
    receipt: placedOrder(RESTING),
  });
  expect(describeAction(changed)).toBe(
    'Changed to: Sell 4 NVDA if it falls to $170.00, today only',
  );
});

test('a change and a cancellation name the order as it was', () => {
  const request = { order_id: RESTING.id, ticker: 'NVDA', order: RESTING };
  expect(
    describeRequest(
      orderAction({
        kind: 'order_change',
        request: { ...request, change: { stop_price: 165, time_in_force: 'gtc' } },
      }),
    ),
  ).toBe('Change to stop $165.00, until canceled: Sell 4 NVDA if it falls to $170.00');
  expect(describeRequest(orderAction({ kind: 'order_cancel', request }))).toBe(
    'Cancel: Sell 4 NVDA if it falls to $170.00',
  );
  const all = { order_id: null, ticker: '', order: null };
  expect(describeRequest(orderAction({ kind: 'order_cancel', request: all }))).toBe(
    'Cancel all open orders',
  );
  const listed = { ...all, orders: [RESTING, { ...RESTING, stop_price: 160 }] };
  expect(describeRequest(orderAction({ kind: 'order_cancel', request: listed }))).toBe(
    'Cancel 2 orders: Sell 4 NVDA if it falls to $170.00; Sell 4 NVDA if it falls to $160.00',
  );
  const receipt = { canceled: [{ ...RESTING, state: 'canceled' }] };
  expect(
    describeAction(orderAction({ kind: 'order_cancel', request, status: 'executed', receipt })),
  ).toBe('Canceled: Sell 4 NVDA if it falls to $170.00');
});
