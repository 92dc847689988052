import { join } from 'node:path';
import { ALERTS_MAX, AlertsSchema, FIRED_ALERTS_KEPT } from '@finally/contract';
import { expect, test } from 'vitest';
import type { Connection } from '../../src/storage/sqlite/connection.ts';
import { HAND_FED_AGE_MS_MAX } from '../support/market/hand-fed-source.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ticker } from '../support/trading/ledger.ts';
import { above, asking, below, openAlertDesk, percent, settled } from './alert-desk.ts';

test('an alert fires once, at the first price that reaches its level', async () => {
  const desk = await openAlertDesk();
  const { id } = await desk.set('AAPL', above(200), 'Take half off');
  await desk.move('AAPL', 199.9999);
  expect(await desk.firings()).toEqual([]);
  desk.clock.advance(1_000);
  await desk.move('AAPL', 200.5);
  desk.clock.advance(1_000);
  await desk.move('AAPL', 150);
  await desk.move('AAPL', 300);
  const list = await desk.service.list();
  expect(AlertsSchema.parse(list)).toEqual(list);
  expect(list.alerts).toEqual([
    expect.objectContaining({
      id,
      name: expect.stringContaining('Apple'),
      terms: above(200),
      upper: 200,
      lower: null,
      reference_price: 190,
      note: 'Take half off',
      state: 'fired',
      fired_price: 200.5,
      fired_at: '2026-02-11T14:30:01.000Z',
      seen: false,
    }),
  ]);
});

test('each of several alerts fires at its own level, up and down', async () => {
  const desk = await openAlertDesk();
  await desk.set('AAPL', below(180));
  await desk.set('AAPL', above(200));
  await desk.set('AAPL', percent(10, 'down'));
  await desk.set('NVDA', percent(5));
  await desk.move('AAPL', 179);
  expect(await desk.firings()).toEqual([['AAPL', 179]]);
  await desk.move('AAPL', 171.0001);
  expect(await desk.firings()).toHaveLength(1);
  await desk.move('AAPL', 171);
  await desk.move('NVDA', 105);
  expect(await desk.firings()).toHaveLength(3);
  expect(await desk.firings()).toContainEqual(['NVDA', 105]);
  await desk.move('AAPL', 200);
  expect(await desk.firings()).toHaveLength(4);
});

test('a stale price fires nothing until it is fresh again', async () => {
  const desk = await openAlertDesk();
  await desk.set('AAPL', above(200));
  const tick = {
    ticker: ticker('AAPL'),
    price_e4: 2_010_000 as never,
    previous_close_e4: 1_900_000 as never,
    volume: 0,
    timestamp_ms: desk.clock.now_ms() - HAND_FED_AGE_MS_MAX - 1,
  };
  desk.prices.write([tick], HAND_FED_AGE_MS_MAX);
  await settled();
  expect(await desk.firings()).toEqual([]);
  // The same price with a new timestamp.
  desk.prices.write([{ ...tick, timestamp_ms: desk.clock.now_ms() }], HAND_FED_AGE_MS_MAX);
  await settled();
  expect(await desk.firings()).toEqual([['AAPL', 201]]);
});

test('an alert with the same terms is set once, however often it is requested', async () => {
  const desk = await openAlertDesk();
  for (const terms of [above(200), percent(5)]) {
    const first = await desk.service.set(asking('AAPL', terms));
    await desk.move('AAPL', 190.01);
    const second = await desk.service.set(asking('AAPL', terms));
    if (!first.ok || !second.ok) throw new Error('refused');
    expect([first.value.added, second.value.added]).toEqual([true, false]);
    expect(second.value.alert).toEqual(first.value.alert);
  }
  expect((await desk.service.list()).alerts).toHaveLength(2);
});

test('the ticker of a waiting alert is followed, and unfollowed after the last one', async () => {
  const desk = await openAlertDesk();
  const first = await desk.set('AAPL', above(200));
  await desk.set('AAPL', above(210));
  await desk.service.remove(first.id);
  expect(desk.source.tickers()).toEqual(['AAPL']);
  await desk.move('AAPL', 215);
  expect(desk.source.tickers()).toEqual([]);
  desk.source.move('AAPL', 190);
  expect(await desk.service.restore(first.id)).toMatchObject({ ok: true });
  expect(desk.source.tickers()).toEqual(['AAPL']);
});

test('a refused alert changes nothing', async () => {
  const desk = await openAlertDesk();
  const refused = [
    [asking('NVDX', above(5)), 'unknown_ticker'],
    [asking('AAPL', above(100)), 'alert_already_met'],
    [asking('PYPL', percent(5)), 'price_unavailable'],
  ] as const;
  for (const [request, code] of refused) {
    expect(await desk.service.set(request)).toMatchObject({ ok: false, error: { code } });
  }
  expect((await desk.service.list()).alerts).toEqual([]);
  expect(desk.source.tickers()).toEqual([]);
});

test('the number of waiting alerts is limited, and the latest fired ones are kept', async () => {
  const desk = await openAlertDesk();
  for (let count = 0; count < ALERTS_MAX; count++) await desk.set('AAPL', above(200 + count));
  const full = await desk.service.set(asking('AAPL', above(500)));
  expect(full).toMatchObject({ ok: false, error: { code: 'too_many_alerts' } });
  await desk.move('AAPL', 400);
  desk.clock.advance(1_000);
  const later = await desk.set('NVDA', above(110));
  await desk.move('NVDA', 111);
  const { alerts } = await desk.service.list();
  expect(alerts).toHaveLength(FIRED_ALERTS_KEPT);
  expect(alerts[0]?.id).toBe(later.id);
});

test('new terms count from the current price, a new note changes nothing else', async () => {
  const desk = await openAlertDesk();
  const { id } = await desk.set('AAPL', percent(10, 'up'));
  await desk.move('AAPL', 200);
  expect(await desk.service.change(id, { note: 'Watch' })).toMatchObject({
    value: { upper: 209, reference_price: 190, note: 'Watch' },
  });
  expect(await desk.service.change(id, { terms: percent(10, 'up') })).toMatchObject({
    value: { upper: 220, reference_price: 200, note: 'Watch' },
  });
  expect(await desk.service.change(id, { terms: above(150) })).toMatchObject({
    error: { code: 'alert_already_met' },
  });
  await desk.move('AAPL', 209);
  expect(await desk.firings()).toEqual([]);
  await desk.move('AAPL', 220);
  expect(await desk.firings()).toEqual([['AAPL', 220]]);
  expect(await desk.service.change(id, { terms: above(300) })).toMatchObject({
    error: { code: 'alert_fired' },
  });
  expect(await desk.service.change('nobody', {})).toMatchObject({
    error: { code: 'unknown_alert' },
  });
});

test('a removed alert does not fire, and is restored unchanged', async () => {
  const desk = await openAlertDesk();
  const { id } = await desk.set('AAPL', percent(5, 'up'));
  expect(await desk.service.remove(id)).toMatchObject({ ok: true });
  expect(await desk.service.remove(id)).toMatchObject({ error: { code: 'unknown_alert' } });
  await desk.move('AAPL', 195);
  expect(await desk.service.restore(id)).toMatchObject({ value: { reference_price: 190 } });
  await desk.move('AAPL', 199.5);
  expect(await desk.firings()).toEqual([['AAPL', 199.5]]);
});

test('an alert restored when the price is beyond its level fires', async () => {
  const desk = await openAlertDesk();
  await desk.set('AAPL', above(500));
  const { id } = await desk.set('AAPL', above(200));
  await desk.service.remove(id);
  await desk.move('AAPL', 201);
  await desk.service.restore(id);
  await settled();
  expect(await desk.firings()).toEqual([['AAPL', 201]]);
});

test('an alert removed long ago cannot be restored', async () => {
  const desk = await openAlertDesk();
  const old = await desk.set('AAPL', above(200));
  const young = await desk.set('AAPL', above(210));
  await desk.service.remove(old.id);
  desk.clock.advance(61 * 60_000);
  await desk.service.remove(young.id);
  expect(await desk.service.restore(old.id)).toMatchObject({ error: { code: 'unknown_alert' } });
  expect(await desk.service.restore(young.id)).toMatchObject({ ok: true });
});

test('a seen alert stays seen, and only fired alerts can be', async () => {
  const desk = await openAlertDesk();
  const fired = await desk.set('AAPL', above(200));
  const waiting = await desk.set('AAPL', above(300));
  await desk.move('AAPL', 200);
  await desk.service.markSeen([fired.id, waiting.id, 'nobody']);
  const seen = (await desk.service.list()).alerts.map(({ id, seen }) => [id, seen]);
  expect(seen).toEqual([
    [waiting.id, false],
    [fired.id, true],
  ]);
});

test('alerts outlive a restart, and fire at the first price after it', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = await openAlertDesk({ path });
  await before.set('AAPL', above(200));
  await before.set('NVDA', above(110));
  await before.move('NVDA', 111);
  await before.service.stop();
  before.connection.close();
  before.clock.advance(60_000);

  const after = await openAlertDesk({
    path,
    clock: before.clock,
    dollars: { AAPL: 205, NVDA: 150 },
  });
  await settled();
  expect(await after.firings()).toEqual([
    ['AAPL', 205],
    ['NVDA', 111],
  ]);
});

test('a firing that could not be stored is stored once the disk works again', async () => {
  let isBroken = false;
  const seam = (real: Connection): Connection => ({
    ...real,
    change: (work) => {
      if (isBroken) throw new Error('disk full');
      return real.change(work);
    },
  });
  const desk = await openAlertDesk({ seam });
  await desk.set('AAPL', above(200));
  isBroken = true;
  await desk.move('AAPL', 201);
  expect(await desk.firings()).toEqual([]);
  expect(desk.errors).toHaveLength(1);
  await desk.move('AAPL', 190);
  isBroken = false;
  desk.clock.advance(1_000);
  await settled();
  expect(await desk.firings()).toEqual([['AAPL', 201]]);
});

test('the firings of one moment are stored in one transaction', async () => {
  let transactions = 0;
  const seam = (real: Connection): Connection => ({
    ...real,
    change: (work) => {
      transactions += 1;
      return real.change(work);
    },
  });
  const desk = await openAlertDesk({ seam });
  for (let level = 200; level < 250; level++) await desk.set('AAPL', above(level));
  transactions = 0;
  for (let step = 0; step < 50; step++) desk.source.move('AAPL', 190 + step / 10);
  await settled();
  expect(transactions).toBe(0);
  await desk.move('AAPL', 300);
  expect(transactions).toBe(1);
  expect(await desk.firings()).toHaveLength(50);
});
