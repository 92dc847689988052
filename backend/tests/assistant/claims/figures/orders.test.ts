import { type ChatAction, type OrderRequest, OrderRequestSchema } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { ModelReplySchema } from '../../../../src/assistant/models/reply.ts';
import { BY_USER } from '../../../support/trading/portfolio.ts';
import { answered, openToAnything, scripted } from '../../scripted.ts';
import { openExampleAccount, ticker } from '../../support.ts';

const LIMIT = { ticker: 'MSFT', side: 'buy', quantity: 2, type: 'limit', limit_price: 390 };

/** An account with an open order, and what a model's text about it becomes. */
async function told(text: string, plan: object = {}): Promise<string> {
  const services = await openExampleAccount();
  const placed = await services.orders.place(OrderRequestSchema.parse(LIMIT), BY_USER);
  if (!placed.ok) throw new Error(placed.error.detail);
  const reply = ModelReplySchema.parse({
    message: text,
    trades: [],
    watchlist_changes: [],
    ...plan,
  });
  const chat = services.chat(scripted(reply).model, openToAnything);
  return (await answered(chat, 'what about my orders?')).message;
}

describe('figures of orders in the text of a model', () => {
  test.each([
    'Your limit order for 2 MSFT rests at $390.00.',
    'You have 1 open order.',
    'Your order rests at $390.00 for 2 MSFT.',
    '$780.00 is set aside for the MSFT order.',
  ])('%s is known', async (text) => {
    expect(await told(text)).toBe(text);
  });

  test.each([
    'Your limit order for 2 MSFT rests at $395.00.',
    'Your limit order for 3 MSFT rests at $390.00.',
    'You have 3 open orders.',
  ])('%s is marked', async (text) => {
    expect(await told(text)).toContain('⟦not from your account');
  });

  test('a resting order is no purchase', async () => {
    expect(await told('You hold 2 MSFT.')).toContain('⟦');
  });
});

test('a resting order bears out that it was placed, and not that something was bought', async () => {
  const services = await openExampleAccount();
  const request: OrderRequest = OrderRequestSchema.parse(LIMIT);
  const says = async (message: string): Promise<readonly [string, readonly ChatAction[]]> => {
    const chat = services.chat(scripted({ message, orders: [LIMIT as never] }).model, {
      ...openToAnything,
      mandateOf: async () => ({
        kind: 'orders',
        reading: '',
        trades: [],
        changes: [],
        placements: [{ request, by_value: false }],
      }),
    });
    const answer = await answered(chat, 'buy 2 MSFT at 390');
    return [answer.message, answer.actions];
  };
  const [placed, actions] = await says('I placed a limit order for 2 MSFT at $390.00.');
  expect(actions[0]).toMatchObject({ status: 'executed', request: { ticker: ticker('MSFT') } });
  expect(placed).toBe('I placed a limit order for 2 MSFT at $390.00.');
  const [bought] = await says('I bought 2 MSFT at $390.00.');
  expect(bought).not.toContain('I bought');
  expect(bought).toContain('Rests: buy 2 MSFT at a limit of $390.00');
});
