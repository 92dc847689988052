import { describe, expect, test } from 'vitest';
import { answered, openToAnything, scripted } from '../scripted.ts';
import { openExampleAccount } from '../support.ts';
import { limit, only, openOrders, type Planned, place, stop } from './order-actions-support.ts';

describe('changes and cancellations', () => {
  const reader = (mandate: object) => ({
    ...openToAnything,
    mandateOf: async () => ({
      kind: 'orders' as const,
      reading: 'as tested',
      trades: [],
      changes: [],
      ...mandate,
    }),
  });

  test('a change replaces the order, and names it as it was', async () => {
    const services = await openExampleAccount();
    const order = await place(services, limit);
    const chat = services.chat(
      scripted({ order_changes: [{ order_id: order.id, limit_price: 385 }] }).model,
      reader({ order_changes: [{ order_id: order.id, change: { limit_price: 385 } }] }),
    );
    const answer = await answered(chat, 'change it to 385');
    expect(only(answer.actions)).toMatchObject({
      kind: 'order_change',
      status: 'executed',
      request: { ticker: 'MSFT', order: { limit_price: 390 } },
      receipt: { order: { replaces: order.id, limit_price: 385 } },
    });
    expect(answer.ledger).toContain('Rests: buy 2 MSFT at a limit of $385.00');
  });

  test('both exits of a pair are canceled, though the second one ends with the first', async () => {
    const services = await openExampleAccount();
    const exit = { ticker: 'NVDA', side: 'sell', quantity: 4, order_class: 'oco' } as const;
    await place(services, {
      ...exit,
      take_profit: { limit_price: 900 },
      stop_loss: { stop_price: 10 },
    } as Planned);
    const pair = await openOrders(services);
    expect(pair).toHaveLength(2);
    const order_cancels = pair.map(({ id }) => ({ order_id: id, ticker: null }));
    const cancels = pair.map(({ id }) => ({ order_id: id, ticker: 'NVDA', covers: [id] }));
    const chat = services.chat(scripted({ order_cancels }).model, reader({ cancels }));
    const { actions } = await answered(chat, 'cancel both exits');
    expect(actions.map(({ status }) => status)).toEqual(['executed', 'executed']);
    expect(await openOrders(services)).toEqual([]);
  });

  test('one order, those of a ticker, or all are canceled; again it is said that none is open', async () => {
    const services = await openExampleAccount();
    const first = await place(services, limit);
    await place(services, stop);
    await place(services, { ...stop, ticker: 'AAPL', stop_price: 150 });
    const cancel = async (order_id: string | null, name: string | null) => {
      const chat = services.chat(
        scripted({ order_cancels: [{ order_id, ticker: name }] }).model,
        reader({
          cancels: [
            { order_id, ticker: name?.toUpperCase() ?? '', covers: order_id ? [order_id] : [] },
          ],
        }),
      );
      return answered(chat, 'cancel');
    };
    expect((await cancel(first.id, null)).ledger).toBe(
      'Canceled: buy 2 MSFT at a limit of $390.00, for the day.',
    );
    await cancel(null, 'nvda');
    expect((await openOrders(services)).map((order) => order.ticker)).toEqual(['AAPL']);
    await cancel(null, null);
    expect(await openOrders(services)).toEqual([]);
    expect((await cancel(null, null)).ledger).toBe(
      'There was no open order to cancel. Nothing was traded or changed.',
    );
  });

  test('an order that does not exist is refused', async () => {
    const services = await openExampleAccount();
    const chat = services.chat(
      scripted({ order_cancels: [{ order_id: 'o-404', ticker: null }] }).model,
      reader({ cancels: [{ order_id: 'o-404', ticker: '', covers: ['o-404'] }] }),
    );
    expect(only((await answered(chat, 'cancel')).actions)).toMatchObject({
      status: 'rejected',
      error: { code: 'unknown_order' },
    });
  });
});
