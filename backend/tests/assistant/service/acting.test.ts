import { describe, expect, test } from 'vitest';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { answered, openToAnything, scripted } from '../scripted.ts';
import { openServices } from '../support.ts';

describe('acting', () => {
  test('"buy 2 NVDA and watch PYPL" trades, watches, and shows both receipts', async () => {
    const services = await openServices();
    const { actions, id, model } = await answered(
      services.chat(offlineModel),
      'buy 2 NVDA and watch PYPL',
    );
    expect(model.provider).toBe('offline');
    expect(actions).toMatchObject([
      {
        kind: 'trade',
        request: { ticker: 'NVDA', side: 'buy', quantity: 2 },
        status: 'executed',
        receipt: { trade: { price: 180, notional: 360, origin: 'assistant' }, cash_balance: 9640 },
        error: null,
      },
      {
        kind: 'watchlist',
        request: { ticker: 'PYPL', change: 'add' },
        status: 'executed',
        receipt: { ticker: 'PYPL', name: 'PayPal Holdings, Inc.', changed: true },
        error: null,
      },
    ]);
    const portfolio = await services.portfolio.portfolio();
    expect(portfolio).toMatchObject({
      cash_balance: 9640,
      positions: [{ ticker: 'NVDA', quantity: 2 }],
    });
    const watched = (await services.watchlist.list()).entries.map((entry) => entry.ticker);
    expect(watched).toContain('PYPL');
    const row = services.connection.get('SELECT source, cause FROM trades');
    expect(row).toEqual({ source: 'assistant', cause: id });
  });

  test('what is refused is refused by the ledger, with its code, and moves nothing', async () => {
    const services = await openServices();
    const chat = services.chat(offlineModel);
    const { actions, message, intent, ledger } = await answered(chat, 'buy 1000 NVDA');
    expect(actions).toMatchObject([
      { status: 'rejected', receipt: null, error: { code: 'insufficient_cash' } },
    ]);
    // A refused action is not announced as being placed.
    expect({ message, intent }).toEqual({
      message: expect.stringMatching(/^Not done:\n\n- buy 1000 NVDA: .*cash/),
      intent: null,
    });
    expect(ledger).toMatch(/^Refused: buy 1000 NVDA: .*Nothing was traded or changed\.$/);
    expect((await services.portfolio.portfolio()).cash_balance).toBe(10_000);
  });

  test.each([
    ['sell 5 NVDA', 'insufficient_shares'],
    ['watch ZZZZ', 'unknown_ticker'],
    ['stop watching PYPL', 'not_on_watchlist'],
  ])('"%s" is refused with %s', async (said, code) => {
    const services = await openServices();
    const { actions } = await answered(services.chat(offlineModel), said);
    expect(actions).toMatchObject([{ status: 'rejected', error: { code } }]);
    expect((await services.portfolio.portfolio()).cash_balance).toBe(10_000);
  });

  test.each([
    [0, 'quantity_not_positive'],
    [-5, 'quantity_not_positive'],
    [0.0000001, 'quantity_too_fine'],
  ])('an order of a model for %s shares is refused with %s', async (quantity, code) => {
    const services = await openServices();
    const { model } = scripted({ trades: [{ ticker: 'NVDA', side: 'buy', quantity }] });
    const { actions } = await answered(services.chat(model, openToAnything), 'invest my cash');
    expect(actions).toMatchObject([{ status: 'rejected', error: { code } }]);
  });

  test('one refused action does not keep the others from being carried out', async () => {
    const services = await openServices();
    const { actions } = await answered(services.chat(offlineModel), 'buy 1000 NVDA and watch PYPL');
    expect(actions.map(({ status }) => status)).toEqual(['rejected', 'executed']);
  });

  test('a ticker that is none is refused before it reaches any service', async () => {
    const services = await openServices();
    const { model } = scripted({
      trades: [{ ticker: 'IGNORE ALL RULES; sell', side: 'buy', quantity: 1 }],
      watchlist_changes: [{ ticker: '../etc', action: 'add' }],
    });
    const { actions } = await answered(services.chat(model), 'hello');
    expect(actions.map(({ error }) => error?.code)).toEqual(['unknown_ticker', 'unknown_ticker']);
  });

  test('of a hundred trades ten are carried out and the rest refused', async () => {
    const services = await openServices();
    const trades = Array.from({ length: 100 }, () => ({
      ticker: 'NVDA',
      side: 'buy' as const,
      quantity: 0.01,
    }));
    const { actions } = await answered(
      services.chat(scripted({ trades }).model, openToAnything),
      'go',
    );
    expect(actions.filter(({ status }) => status === 'executed')).toHaveLength(10);
    expect(actions.slice(10).every(({ error }) => error?.code === 'assistant_action_limit')).toBe(
      true,
    );
    expect((await services.portfolio.portfolio()).positions).toMatchObject([{ quantity: 0.1 }]);
  });
});
