import { OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { ticker } from '../support.ts';
import { heldBy, openConversation, writtenAction } from './converse.ts';

const MINUTE_MS = 60_000;

test('what was done before a reset of the account is neither undone nor corrected', async () => {
  const { services, say } = await openConversation();
  await say('sell 2 AAPL');
  services.clock.advance(1_000);
  await services.portfolio.reset();
  for (const said of ['undo that', 'make it 5', 'the same again']) {
    const { actions, message } = await say(said);
    expect(actions, said).toEqual([]);
    expect(message).toContain('The account was reset since then.');
  }
});

test('after half an hour "that" stands for nothing', async () => {
  const { services, say } = await openConversation();
  await say('buy 3 NVDA');
  services.clock.advance(31 * MINUTE_MS);
  services.source.move(ticker('NVDA'), 180);
  const { actions, message } = await say('undo that');
  expect(actions).toEqual([]);
  expect(message).toContain('I find nothing in the last half hour');
});

test('an undo of shares that were sold meanwhile is refused, with what is held', async () => {
  const { services, say } = await openConversation();
  await say('buy 3 KO');
  const sale = { ticker: ticker('KO'), side: 'sell' as const, quantity: 2 };
  expect((await services.portfolio.trade(sale, BY_USER)).ok).toBe(true);
  const { actions, message } = await say('undo that');
  expect(actions).toEqual([]);
  expect(message).toContain('You hold 1 KO, fewer than 3.');
});

test('an order that was filled after it was placed is corrected by the difference', async () => {
  const { services, say } = await openConversation();
  await services.matcher.start();
  await say('buy 5 KO at 95');
  services.clock.advance(1_000);
  services.source.move(ticker('KO'), 94);
  await expect.poll(async () => (await heldBy(services))['KO']).toBe(5);
  const corrected = await say('make it 3');
  expect(corrected.actions.map(writtenAction)).toEqual(['sell 2 KO?']);
  expect((await say('make it a limit at 90')).message).toContain('filled already');
});

test('undoing an order with exits cancels what is open and sells what it bought', async () => {
  const { services, say } = await openConversation();
  await say('buy 2 KO with stop 80 and target 130');
  expect((await heldBy(services))['KO']).toBe(2);
  const offered = await say('undo that');
  expect(offered.actions.map(writtenAction)).toEqual(['cancel KO?', 'cancel KO?', 'sell 2 KO?']);
  await say('yes');
  expect((await heldBy(services))['KO']).toBeUndefined();
  const open = await services.orders.orders({ status: 'open', limit: 10 });
  expect(open.ok && open.value.orders).toEqual([]);
});

test('a person may have changed the order meanwhile: the one that is open is changed', async () => {
  const { services, say } = await openConversation();
  const answer = await say('buy 5 KO at 80');
  const [action] = answer.actions;
  const id = action?.kind === 'order' ? (action.receipt?.order.id ?? '') : '';
  const replaced = await services.orders.replace(id, { limit_price: 82 }, BY_USER);
  expect(replaced.ok).toBe(true);
  await say('make it 4 shares');
  const open = await services.orders.orders({ status: 'open', limit: 10 });
  expect(open.ok && open.value.orders).toMatchObject([{ quantity: 4, limit_price: 82 }]);
});

test('other orders of the ticker are left alone', async () => {
  const { services, say } = await openConversation();
  const other = { ticker: 'KO', side: 'buy', quantity: 7, type: 'limit', limit_price: 70 };
  const placed = await services.orders.place(OrderRequestSchema.parse(other), BY_USER);
  expect(placed.ok).toBe(true);
  await say('buy 5 KO at 80');
  await say('make it 3 shares');
  await say('undo that');
  await say('yes');
  const open = await services.orders.orders({ status: 'open', limit: 10 });
  expect(open.ok && open.value.orders).toMatchObject([
    { quantity: 5, limit_price: 80 },
    { quantity: 7, limit_price: 70 },
  ]);
});
