import { expect, test } from 'vitest';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { settle } from '../../support/time/settle.ts';
import { answered } from '../scripted.ts';
import { openExampleAccount, type Services, ticker } from '../support.ts';

async function open() {
  const services = await openExampleAccount();
  await services.matcher.start();
  return { services, chat: services.chat(offlineModel) };
}

const openOrders = async ({ orders }: Services) => {
  const page = await orders.orders({ status: 'open', limit: 100 });
  return page.ok ? page.value.orders : [];
};

test('a stop in words rests, is filled behind a gap, and the fill is explained from the journal', async () => {
  const { services, chat } = await open();
  const placed = await answered(chat, 'if NVDA falls below 170, sell half');
  expect(placed.ledger).toContain('Rests: sell 4 NVDA with a stop at $170.00');
  services.source.move(ticker('NVDA'), 160);
  await settle();
  const why = await answered(chat, 'why was I filled at that price?');
  const [fill] = await services.orders.latestFills(ticker('NVDA'), 1);
  expect(fill?.explanation?.sentence).toContain('triggered the stop at $170.00');
  expect(why.message).toContain('4 NVDA were sold at $160.00');
  expect(why.message).toContain(fill?.explanation?.sentence ?? 'no sentence');
  const paid = await answered(chat, 'why was my NVDA filled at 160?');
  expect(paid.message).toBe(why.message);
  await services.matcher.stop();
});

test('an order is changed and canceled in words, and its receipts come from the ledger', async () => {
  const { services, chat } = await open();
  await answered(chat, 'buy 2 MSFT at 390 good till canceled');
  const changed = await answered(chat, 'change my MSFT limit to 385');
  const [order] = await openOrders(services);
  expect(order).toMatchObject({ limit_price: 385, time_in_force: 'gtc', reserved_cash: 770 });
  expect(changed.ledger).toBe(
    'Changed. Rests: buy 2 MSFT at a limit of $385.00, good till canceled ($770.00 set aside).',
  );
  const canceled = await answered(chat, 'cancel the MSFT order');
  expect(canceled.ledger).toBe('Canceled: buy 2 MSFT at a limit of $385.00, good till canceled.');
  expect(await openOrders(services)).toEqual([]);
});

test('a limit that the market has reached is bought, and a bracket shows its exits', async () => {
  const { services, chat } = await open();
  const answer = await answered(chat, 'buy 2 MSFT at 401 with stop 380 and target 450');
  expect(answer.ledger).toBe(
    'Bought 2 MSFT at $400.00 for $800.00. Exits: sell 2 MSFT at a limit of $450.00 rests; sell 2 MSFT with a stop at $380.00 rests.',
  );
  expect(await openOrders(services)).toHaveLength(2);
});

test('"cancel the order" after a purchase does not cancel an older order', async () => {
  const { services, chat } = await open();
  await answered(chat, 'stop loss at 150 on my AAPL');
  services.clock.advance(1_000);
  await answered(chat, 'buy 1 KO');
  for (const said of ['cancel the order', 'cancel that order', 'cancel my last order']) {
    const answer = await answered(chat, said);
    expect(answer.actions, said).toEqual([]);
    expect(answer.message).toContain('"the AAPL stop"');
  }
  await answered(chat, 'cancel the AAPL stop');
  expect(await openOrders(services)).toEqual([]);
});

test('"cancel my orders" cancels those that are open, and not what waits for approval', async () => {
  const { services, chat } = await open();
  await answered(chat, 'stop loss at 150 on my AAPL');
  await services.settings.save({ ...services.settings.current(), mode: 'confirm' });
  const waiting = await answered(chat, 'buy 1 KO');
  expect(waiting.actions[0]).toMatchObject({ status: 'proposed' });
  const canceled = await answered(chat, 'cancel my orders');
  expect(canceled.actions[0]).toMatchObject({ kind: 'order_cancel', status: 'proposed' });
  await answered(chat, 'yes');
  expect(await openOrders(services)).toEqual([]);
});

test.each([
  ['buy 1 AAPL fill or kill at 100', 'Not filled, because not all of it could be filled at once'],
  ['buy 1 AAPL ioc at 100', 'Not filled, because nothing could be filled at once'],
  ['limit buy 1 AAPL at 191', 'Bought 1 AAPL at $190.00'],
])('"%s" is not said to rest: %s', async (said, happened) => {
  const { services, chat } = await open();
  const answer = await answered(chat, said);
  expect(answer.message).not.toContain('rests until then');
  expect(answer.ledger).toContain(happened);
  expect(await openOrders(services)).toEqual([]);
});

test('why an order ended or is not filled is answered from the ledger, and not with another order', async () => {
  const { services, chat } = await open();
  await answered(chat, 'buy 2 MSFT at 390');
  const waits = await answered(chat, 'why did my order not fill?');
  expect(waits.message).toContain('it waits until shares are offered for $390.00 or less');
  await answered(chat, 'cancel the MSFT order');
  await answered(chat, 'buy 1 AAPL fill or kill at 100');
  const ended = await answered(chat, 'why was my order canceled?');
  expect(ended.message).toContain('because not all of it could be filled at once');
  expect(ended.message).toContain('because it was canceled on request');
  const ofMsft = await answered(chat, 'why was my MSFT order canceled?');
  expect(ofMsft.message).not.toContain('AAPL');
  expect(await openOrders(services)).toEqual([]);
});

test('what a stop would have done is told by the prices of the day, and places nothing', async () => {
  const { services, chat } = await open();
  const { message, actions } = await answered(chat, 'what would a stop at 150 on NVDA have done?');
  expect(message).toMatch(/^(?:Today \*\*NVDA\*\* has traded between|I have no prices)/);
  expect(actions).toEqual([]);
  expect(await openOrders(services)).toEqual([]);
});
