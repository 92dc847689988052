import { expect, test } from 'vitest';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { answered } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openExampleAccount, ticker } from '../support.ts';

async function open() {
  const services = await openExampleAccount();
  const chat = services.chat(offlineModel);
  const say = async (message: string) => {
    services.clock.advance(1_000);
    return answered(chat, message);
  };
  const alerts = async () =>
    (await services.alerts.list()).alerts.map(({ ticker, terms }) => ({ ticker, ...terms }));
  return { services, chat, say, alerts };
}

test('alerts are set, listed, moved and removed by word, each with a receipt', async () => {
  const { say, alerts } = await open();
  const set = await say('alert me when NVDA rises above 200');
  expect(set.ledger).toBe('Alert set: NVDA above $200.00.');
  expect(set.actions).toMatchObject([{ kind: 'alert', status: 'executed' }]);
  await say('tell me if TSLA drops 5%');
  expect(await alerts()).toEqual([
    { ticker: 'TSLA', kind: 'percent', percent: 5, direction: 'down' },
    { ticker: 'NVDA', kind: 'above', price: 200 },
  ]);
  const listed = await say('what alerts do I have?');
  expect(listed.message).toContain('NVDA above $200.00');
  expect(listed.actions).toEqual([]);
  const moved = await say('move my NVDA alert to 210');
  expect(moved.ledger).toBe('Alert changed: NVDA above $210.00.');
  const removed = await say('delete my NVDA alert');
  expect(removed.ledger).toBe('Removed: NVDA above $210.00.');
  expect(await alerts()).toHaveLength(1);
  expect((await say('delete all my alerts')).ledger).toBe('Removed: TSLA falls 5%.');
  expect(await alerts()).toEqual([]);
});

test('an alert that exists is not set twice, and the answer says so', async () => {
  const { say, alerts } = await open();
  await say('alert me when NVDA rises above 200');
  const again = await say('alert me when NVDA rises above 200');
  expect(again.ledger).toBe(
    'There was an alert already: NVDA above $200.00. Nothing was traded or changed.',
  );
  expect(await alerts()).toHaveLength(1);
});

test('which alert is meant is asked, and a level that is reached is refused by the alert rules', async () => {
  const { say, alerts } = await open();
  await say('alert me when NVDA rises above 200');
  await say('alert me when NVDA rises above 220');
  const asked = await say('remove the NVDA alert');
  expect(asked.message).toContain('Which alert do you mean?');
  expect(asked.actions).toEqual([]);
  const refused = await say('alert me when NVDA rises above 150');
  expect(refused.actions).toMatchObject([{ status: 'rejected' }]);
  expect(refused.ledger).toContain('Choose a level above it.');
  expect((await say('remove the NVDA alert at 220')).ledger).toBe('Removed: NVDA above $220.00.');
  expect(await alerts()).toHaveLength(1);
});

test('in confirm mode an alert waits, and an approved removal concerns only what was shown', async () => {
  const { services, chat, say, alerts } = await open();
  await say('alert me when NVDA rises above 200');
  await configure(chat, { mode: 'confirm' });
  const proposed = await say('delete my alerts');
  expect(proposed.actions).toMatchObject([{ kind: 'alert', status: 'proposed' }]);
  await services.alerts.set({
    ticker: ticker('NVDA'),
    terms: { kind: 'above', price: 300 },
  });
  await chat.approve(proposed.actions[0]?.id ?? '');
  expect(await alerts()).toEqual([{ ticker: 'NVDA', kind: 'above', price: 300 }]);
});

test.each([{ mode: 'read_only' as const }, { halted: true }])(
  'nothing is set with %o',
  async (settings) => {
    const { chat, say, alerts } = await open();
    await configure(chat, settings);
    const refused = await say('alert me when NVDA rises above 200');
    expect(refused.ledger).toContain('Nothing was traded');
    expect(await alerts()).toEqual([]);
  },
);
