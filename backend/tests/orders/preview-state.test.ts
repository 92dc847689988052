import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { BY_USER, openPortfolio } from '../support/trading/portfolio.ts';

const AAPL = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit' } as const;

async function previewOf(sent: Partial<SentOrder> & { limit_price: number }) {
  const services = openPortfolio();
  const request = OrderRequestSchema.parse({ ...AAPL, ...sent });
  const { state, reason, sentence, fills } = await services.orders.preview(request, BY_USER);
  return { state, reason, sentence, filled: fills.length };
}

test('the preview of an order that would rest says that it works', async () => {
  expect(await previewOf({ limit_price: 180 })).toEqual({
    state: 'working',
    reason: null,
    sentence: null,
    filled: 0,
  });
});

test('the preview of an order that would be filled says so', async () => {
  expect(await previewOf({ limit_price: 200 })).toMatchObject({ state: 'filled', sentence: null });
});

test.each([
  ['ioc', 'ioc_remainder'],
  ['fok', 'fok_unfillable'],
] as const)(
  'the preview of an %s order beyond the market says that it would be canceled',
  async (time_in_force, reason) => {
    expect(await previewOf({ limit_price: 180, time_in_force })).toEqual({
      state: 'canceled',
      reason,
      sentence: expect.stringMatching(
        /^Would be canceled at once: the best price is \$190\.\d\d, above its limit of \$180\.00\.$/,
      ),
      filled: 0,
    });
  },
);

test('the preview of an order that is refused has no state', async () => {
  expect(await previewOf({ limit_price: 180, quantity: 1_000_000 })).toMatchObject({
    state: null,
    sentence: null,
  });
});
