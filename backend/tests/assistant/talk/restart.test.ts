import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openOrders } from '../actions/order-actions-support.ts';
import { answered } from '../scripted.ts';
import { openServices, type Services } from '../support.ts';

const POWER = new Error('the power went');
const CORRECTION = { message: 'make it 6', client_message_id: 'm-2' };

const open = async (services: Services) =>
  (await openOrders(services)).map(
    ({ ticker, quantity, limit_price }) => `${quantity} ${ticker} at ${limit_price}`,
  );

/** An order at a limit, whose correction to 6 shares ends with the program before or after it is made. */
async function interrupted(when: 'before' | 'after') {
  const path = join(tempFolder(), 'finally.db');
  const first = await openServices({ path });
  const chat = first.chat(offlineModel);
  await answered(chat, 'buy 5 MSFT at 300', 'm-1');
  const replace = first.orders.replace.bind(first.orders);
  first.orders.replace = async (...given: Parameters<typeof replace>) => {
    if (when === 'after') await replace(...given);
    throw POWER;
  };
  await expect(chat.send(CORRECTION)).rejects.toBe(POWER);
  first.connection.close();
  const services = await openServices({ path });
  return { services, chat: services.chat(offlineModel) };
}

describe('the program ends in the middle of a correction', () => {
  test('before the order was changed: the change waits, and its approval makes it once', async () => {
    const { services, chat } = await interrupted('before');
    await chat.start();
    expect(await open(services)).toEqual(['5 MSFT at 300']);
    const [action] = (await chat.history()).messages.at(-1)?.actions ?? [];
    expect(action).toMatchObject({ kind: 'order_change', status: 'proposed' });
    // The page asks again for the answer that it lost.
    expect(await chat.send(CORRECTION)).toMatchObject({ value: { actions: [{ id: action?.id }] } });
    expect(await open(services)).toEqual(['5 MSFT at 300']);
    expect(await chat.approve(action?.id ?? '')).toMatchObject({ value: { status: 'executed' } });
    expect(await open(services)).toEqual(['6 MSFT at 300']);
  });

  test('after the order was changed: it has its receipt, and is changed once', async () => {
    const { services, chat } = await interrupted('after');
    await chat.start();
    expect(await open(services)).toEqual(['6 MSFT at 300']);
    const answer = (await chat.history()).messages.at(-1);
    expect(answer?.actions).toMatchObject([
      { status: 'executed', receipt: { order: { quantity: 6 } } },
    ]);
    expect(await chat.send(CORRECTION)).toMatchObject({ value: { id: answer?.id } });
    expect(await open(services)).toEqual(['6 MSFT at 300']);
  });

  test('a proposal that it replaces is not left beside it', async () => {
    const path = join(tempFolder(), 'finally.db');
    const first = await openServices({ path });
    await first.settings.save({ ...first.settings.current(), mode: 'confirm' });
    const chat = first.chat(offlineModel);
    await answered(chat, 'buy 3 NVDA', 'm-1');
    await answered(chat, 'make it 5', 'm-2');
    first.connection.close();
    const services = await openServices({ path });
    const after = services.chat(offlineModel);
    await after.start();
    await answered(after, 'make it 6', 'm-3');
    const { messages } = await after.history();
    const all = messages.flatMap(({ actions }) => actions);
    expect(
      all.map(({ status, ...action }) =>
        action.kind === 'trade' ? [action.request.quantity, status] : [],
      ),
    ).toEqual([
      [3, 'declined'],
      [5, 'declined'],
      [6, 'proposed'],
    ]);
  });
});
