import { join } from 'node:path';
import { AlertsSchema, type AlertTerms } from '@finally/contract';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock, OPENING_MS } from '../../support/time/manual-clock.ts';
import { asking, openAlertDesk } from '../alert-desk.ts';

const MINUTE_MS = 60_000;

/** A line through two points, in minutes from the start of the test. */
const line = (
  [from_minute, from]: readonly [number, number],
  [to_minute, to]: readonly [number, number],
  more: Partial<Extract<AlertTerms, { kind: 'line' }>> = {},
): AlertTerms => {
  const time = (minute: number) => new Date(OPENING_MS + minute * MINUTE_MS).toISOString();
  return {
    kind: 'line',
    from: { time: time(from_minute), price: from },
    to: { time: time(to_minute), price: to },
    extent: 'ray',
    direction: 'either',
    ...more,
  };
};

test('a price that stands still is met by a line that comes down to it', async () => {
  const desk = await openAlertDesk();
  const set = await desk.set('AAPL', line([-10, 210], [0, 200]), 'Breakout');
  expect(set).toMatchObject({ state: 'active', value: 200, reference_price: 190, upper: null });
  desk.clock.advance(9 * MINUTE_MS);
  await desk.move('AAPL', 190);
  expect(await desk.firings()).toEqual([]);
  expect((await desk.service.list()).alerts[0]?.value).toBe(191);
  desk.clock.advance(MINUTE_MS);
  await desk.move('AAPL', 190);
  await desk.move('AAPL', 250);
  const list = await desk.service.list();
  expect(AlertsSchema.parse(list)).toEqual(list);
  expect(list.alerts).toEqual([
    expect.objectContaining({ state: 'fired', fired_price: 190, value: 190, expired_at: null }),
  ]);
});

test('a segment that has ended ends its alert, which fires no more', async () => {
  const desk = await openAlertDesk();
  await desk.set('AAPL', line([0, 200], [5, 200], { extent: 'segment' }));
  desk.clock.advance(5 * MINUTE_MS + 1);
  await desk.move('AAPL', 201);
  const [alert] = (await desk.service.list()).alerts;
  expect(alert).toMatchObject({
    state: 'expired',
    fired_at: null,
    fired_price: null,
    expired_at: new Date(desk.clock.now_ms()).toISOString(),
    seen: false,
  });
  await desk.service.markSeen([alert?.id ?? '']);
  expect((await desk.service.list()).alerts[0]?.seen).toBe(true);
  const changed = await desk.service.change(alert?.id ?? '', { note: 'later' });
  expect(changed).toMatchObject({ ok: false, error: { code: 'alert_fired' } });
});

test.each<[string, AlertTerms, string]>([
  ['a vertical line', line([0, 200], [0, 210]), 'alert_line_invalid'],
  [
    'a segment that has ended',
    line([-5, 200], [-1, 200], { extent: 'segment' }),
    'alert_line_invalid',
  ],
  ['a ray to the left that has ended', line([-1, 200], [-5, 200]), 'alert_line_invalid'],
  ['a line at the price', line([-10, 180], [10, 200]), 'alert_already_met'],
])('%s is refused', async (_what, terms, code) => {
  const desk = await openAlertDesk();
  expect(await desk.service.set(asking('AAPL', terms))).toMatchObject({
    ok: false,
    error: { code },
  });
});

test('an alert on a line keeps the side of the price over a restart, and fires once', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openAlertDesk({ path, clock });
  // The price has to fall below the line before it can rise through it.
  await first.set('AAPL', line([0, 185], [10, 185], { extent: 'line', direction: 'up' }));
  await first.move('AAPL', 184);
  await first.service.stop();
  first.connection.close();
  const second = await openAlertDesk({ path, clock, dollars: { AAPL: 186 } });
  await second.move('AAPL', 187);
  expect(await second.firings()).toEqual([['AAPL', 186]]);
});

test('moving the line moves its alert, which is judged anew', async () => {
  const desk = await openAlertDesk();
  const { id } = await desk.set('AAPL', line([0, 200], [10, 200], { extent: 'line' }));
  const moved = await desk.service.change(id, {
    terms: line([0, 180], [10, 180], { extent: 'line' }),
  });
  expect(moved).toMatchObject({ ok: true, value: { value: 180 } });
  await desk.move('AAPL', 205);
  expect(await desk.firings()).toEqual([]);
  await desk.move('AAPL', 179);
  expect(await desk.firings()).toEqual([['AAPL', 179]]);
});
