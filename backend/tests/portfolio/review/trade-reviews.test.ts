import { expect, test } from 'vitest';
import { openExampleAccount, ticker } from '../../assistant/support.ts';
import { BY_USER } from '../../support/trading/portfolio.ts';

test('each review has the trades up to now, and a reset begins anew', async () => {
  const services = await openExampleAccount();
  expect(await services.reviews.review()).toMatchObject({ trades: 4, sales: 0, held_ms: null });
  const sale = { ticker: ticker('NVDA'), side: 'sell' as const, quantity: 3 };
  expect(await services.portfolio.trade(sale, BY_USER)).toMatchObject({ ok: true });
  const review = await services.reviews.review();
  expect(review).toMatchObject({ trades: 5, sales: 1, unquoted: 0 });
  expect(review.by_ticker.get(ticker('NVDA'))).toMatchObject({ trades: 2, sales: 1 });
  await services.portfolio.reset();
  expect(await services.reviews.review()).toMatchObject({ trades: 0, sales: 0, best: null });
});
