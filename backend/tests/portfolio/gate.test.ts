import { OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { type Actor, TOKEN } from '../../src/kernel/principal.ts';
import { DEFAULT_SETTINGS } from '../../src/risk/limits.ts';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';

/** A program that authenticates with the token. */
const BY_PROGRAM: Actor = {
  principal: { ...BY_USER.principal, kind: 'agent', source: TOKEN },
  cause: 'request-1',
};

test.each([
  ['assistant_halted', { halted: true }],
  ['assistant_read_only', { mode: 'read_only' }],
  ['assistant_approval_needed', { mode: 'confirm' }],
  ['assistant_dollar_limit', { dollars_per_message_max: 189 }],
  ['assistant_weight_limit', { ticker_weight_max_percent: 1 }],
  ['assistant_day_dollar_limit', { dollars_per_day_max: 189 }],
  ['assistant_day_trade_limit', { trades_per_day_max: 0 }],
] as const)(
  'a program is bound by the limits of agents (%s), a person is not',
  async (code, limit) => {
    const settings = { ...DEFAULT_SETTINGS, ...limit };
    const { service, ledger, account_id } = openPortfolio({ settings });
    expect(await service.trade(buy('AAPL', 1), BY_PROGRAM)).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(await ledger.trades(account_id, { limit: 1 })).toEqual([]);
    expect(await service.trade(buy('AAPL', 1), BY_USER)).toMatchObject({ ok: true });
  },
);

test('a program within the limits may trade', async () => {
  const { service } = openPortfolio();
  expect(await service.trade(buy('AAPL', 1), BY_PROGRAM)).toMatchObject({ ok: true });
  expect(await service.trade(sell('AAPL', 1), BY_PROGRAM)).toMatchObject({ ok: true });
});

test('the refusal of a program says that its order cannot wait for an approval', async () => {
  const { service } = openPortfolio({ settings: { ...DEFAULT_SETTINGS, mode: 'confirm' } });
  expect(await service.trade(buy('AAPL', 1), BY_PROGRAM)).toMatchObject({
    error: { detail: expect.stringContaining('an order over the API cannot wait for one') },
  });
});

test('the dollars of a message count its orders that wait', async () => {
  const settings = { ...DEFAULT_SETTINGS, dollars_per_message_max: 250 };
  const { orders } = openPortfolio({ settings });
  const order = OrderRequestSchema.parse({
    ticker: 'AAPL',
    side: 'buy',
    quantity: 1,
    type: 'limit',
    limit_price: 150,
  });
  expect(await orders.place(order, BY_PROGRAM)).toMatchObject({ ok: true });
  const another = { ...BY_PROGRAM, cause: 'request-2' };
  expect(await orders.place(order, another)).toMatchObject({ ok: true });
  expect(await orders.place(order, BY_PROGRAM)).toMatchObject({
    error: { code: 'assistant_dollar_limit' },
  });
});
