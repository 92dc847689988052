import { OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { whyFilled } from '../../../../src/assistant/models/offline/answers/orders/fills.ts';
import { openOrders } from '../../../../src/assistant/models/offline/answers/orders/working-orders.ts';
import { gatherFacts } from '../../../../src/assistant/models/offline/gathering/gather-facts.ts';
import { describeAccount } from '../../../../src/assistant/prompt/account.ts';
import { BY_USER } from '../../../support/trading/portfolio.ts';
import { openExampleAccount } from '../../support.ts';

const SENTENCE =
  'The server was down from 2026-02-11 02:10 to 02:45 UTC, low $187.20, high $189.00.';
const DOWNTIME = {
  from: '2026-02-11T02:10:00.000Z',
  to: '2026-02-11T02:45:00.000Z',
  market_ran: true,
  low: 187.2,
  high: 189,
  sentence: SENTENCE,
};

test('an answer about an open order or a fill says when the server was down', async () => {
  const { context, orders } = await openExampleAccount();
  const limit = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit', limit_price: 100 };
  const placed = await orders.place(OrderRequestSchema.parse(limit), BY_USER);
  if (!placed.ok) throw new Error(placed.error.detail);
  const known = await context();
  const { id } = placed.value.order;
  const told = { ...known, downtimes: new Map([[id, [DOWNTIME]]]) };
  const facts = await gatherFacts([], told);
  expect(openOrders(facts, { ticker: null, order_kind: null })).toContain(`rests. ${SENTENCE}`);
  expect(
    openOrders(await gatherFacts([], known), { ticker: null, order_kind: null }),
  ).not.toContain('The server');
  expect(describeAccount(told)).toContain(`working. ${SENTENCE}`);

  const [fill] = facts.latest_fills;
  if (!fill) throw new Error('there is no fill');
  const fills = new Map([[fill.ticker, [{ ...fill, downtimes: [DOWNTIME] }]]]);
  const question = { kind: 'fill', ticker: fill.ticker, price: null } as const;
  expect(whyFilled({ ...facts, fills }, question)).toMatch(/high \$189\.00\.$/);
});

test('a downtime of several orders is said once', async () => {
  const { context, orders } = await openExampleAccount();
  for (const limit_price of [100, 101, 102]) {
    const limit = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit', limit_price };
    await orders.place(OrderRequestSchema.parse(limit), BY_USER);
  }
  const known = await context();
  const downtimes = new Map(known.open_orders.map(({ id }) => [id, [DOWNTIME]]));
  const facts = await gatherFacts([], { ...known, downtimes });
  const answer = openOrders(facts, { ticker: null, order_kind: null });
  expect(answer.split(SENTENCE)).toHaveLength(2);
  expect(answer).toContain(`Of all of them: ${SENTENCE}`);
});
