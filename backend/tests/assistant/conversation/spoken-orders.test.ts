import { expect, test } from 'vitest';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { answered } from '../scripted.ts';
import { openExampleAccount, type Services } from '../support.ts';

async function open() {
  const services = await openExampleAccount();
  const chat = services.chat(offlineModel);
  const say = async (message: string) => {
    services.clock.advance(1_000);
    return answered(chat, message);
  };
  return { services, say };
}

const openOrders = async ({ orders }: Services) => {
  const page = await orders.orders({ status: 'open', limit: 100 });
  return page.ok ? page.value.orders : [];
};

test('"it" is the order that was just placed, also after it was changed', async () => {
  const { services, say } = await open();
  await say('buy 5 KO at 20');
  await say('buy 10 MSFT at 20');
  await say('move it to 19');
  expect(await openOrders(services)).toMatchObject([
    { ticker: 'MSFT', limit_price: 19 },
    { ticker: 'KO', limit_price: 20 },
  ]);
  const asked = await say('change it to 22');
  expect(asked.message).toContain('a price or a number of shares');
  await say('price');
  expect(await openOrders(services)).toMatchObject([
    { ticker: 'MSFT', limit_price: 22, quantity: 10 },
    { ticker: 'KO', limit_price: 20 },
  ]);
});

test('"halve it" and "reduce it to 5 shares" after an order sell no shares', async () => {
  const { services, say } = await open();
  const before = (await services.portfolio.portfolio()).positions;
  for (const said of ['halve it', 'lower it by 3%', 'reduce it to 5 shares']) {
    await say('buy 10 NVDA at 20');
    await say(said);
    expect((await services.portfolio.portfolio()).positions, said).toEqual(before);
  }
});

test('"the second one" is what was listed second, though another order ended since', async () => {
  const { services, say } = await open();
  await say('buy 1 KO at 20');
  await say('buy 1 KO at 21');
  await say('buy 1 KO at 22');
  await say('what orders are open?');
  const [newest] = await openOrders(services);
  await services.orders.cancel(newest?.id ?? '', BY_USER);
  await say('cancel the second one');
  expect((await openOrders(services)).map((order) => order.limit_price)).toEqual([20]);
});

test('"the first one" that has ended since is asked about, and no other is canceled', async () => {
  const { services, say } = await open();
  await say('buy 1 KO at 20');
  await say('buy 1 KO at 21');
  await say('buy 1 KO at 22');
  await say('what orders are open?');
  const [newest] = await openOrders(services);
  await services.orders.cancel(newest?.id ?? '', BY_USER);
  const answer = await say('cancel the first one');
  expect(answer.message).toContain('2 open orders may be meant');
  expect(await openOrders(services)).toHaveLength(2);
});

test('the words of orders are never instruments', async () => {
  const { services, say } = await open();
  const before = (await services.portfolio.portfolio()).positions;
  for (const said of [
    'lower my stop by 3%',
    'reduce my stop by half',
    'cut my limit by 2%',
    'reduce my order by half',
    'halve my order',
    'sell my stop',
    'buy 5 order',
    'sell half my trail',
    'close my limit',
    'sell the second one',
  ]) {
    const asked = await say(said);
    expect(asked.message, said).not.toMatch(/nothing called|do you mean \*\*|Did you mean/);
    await say('the first one');
    await say('yes');
  }
  expect(await openOrders(services)).toEqual([]);
  expect((await services.portfolio.portfolio()).positions).toEqual(before);
});
