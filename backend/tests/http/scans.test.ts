import {
  AlertsSchema,
  SavedScansSchema,
  SCAN_ALERTS_MAX,
  SCAN_SENTENCES,
  SCANS_MAX,
  type Scan,
  type ScanCondition,
  ScanResultSchema,
} from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';
import { ManualClock } from '../support/time/manual-clock.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start({ clock: new ManualClock(Date.UTC(2026, 1, 11)) });
});

afterEach(() => server.close());

const json = { 'content-type': 'application/json' };
const put = (name: string, body: unknown) =>
  server.send('PUT', `/api/scans/${encodeURIComponent(name)}`, JSON.stringify(body), json);
const patch = (name: string, body: unknown) =>
  server.send('PATCH', `/api/scans/${encodeURIComponent(name)}`, JSON.stringify(body), json);
const saved = async () =>
  SavedScansSchema.parse((await server.get('/api/scans')).body).scans.map(
    ({ name, alerts }) => `${name}${alerts ? ' !' : ''}`,
  );

const of = (figure: string, comparison: string, value: number, more: object = {}): Scan => ({
  join: 'all',
  conditions: [
    { figure, comparison, value, parameters: [], interval: '1d', ...more } as ScanCondition,
  ],
});
const preview = async (scan: unknown) =>
  ScanResultSchema.parse((await server.post('/api/scans/preview', { scan })).body);

test('a scan returns what meets its conditions, by the first of them', async () => {
  server.clock.advance(60_000);
  const up = await preview(of('change_percent', 'above', 2.5));
  expect(up.coverage).toBe('market');
  expect(up.matches).toBe(up.rows.length);
  expect(
    up.rows.every(
      ({ change_percent, values }) => change_percent > 2.5 && values[0] === change_percent,
    ),
  ).toBe(true);
  const all = up.rows.map(({ change_percent }) => change_percent);
  expect(all).toEqual([...all].sort((a, b) => b - a));

  const both = [of('change_percent', 'above', 2.5), of('price', 'below', 20)];
  const conditions = both.flatMap((scan) => scan.conditions);
  const joined = await preview({ join: 'all', conditions });
  expect(joined.rows.map(({ ticker }) => ticker)).toEqual(
    up.rows.filter(({ price }) => price < 20).map(({ ticker }) => ticker),
  );
  const any = await preview({ join: 'any', conditions });
  const cheap = await preview({ join: 'all', conditions: conditions.slice(1) });
  expect(any.matches).toBe(up.matches + cheap.matches - joined.matches);
});

test.each([
  [of('rsi', 'below', 30), /RSI needs other numbers/],
  [of('price', 'crosses_above', 30), /Only an indicator crosses/],
  [of('sma_spread', 'above', 0, { parameters: [50, 20] }), /shorter than slow/],
  [of('rsi', 'below', 30, { parameters: [1_000] }), /from 2 to 200/],
  [{ join: 'all', conditions: [] }, /./],
])('a scan that cannot be evaluated is refused: %#', async (scan, reason) => {
  const { status, body } = await server.post('/api/scans/preview', { scan });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toMatch(reason);
});

test('scans are saved, renamed, deleted, and survive a restart', async () => {
  const scan = of('price', 'above', 10);
  expect((await put(' Cheap ', { scan })).status).toBe(201);
  expect((await put('CHEAP', { scan, alerts: true })).status).toBe(200);
  expect((await put('Other', { scan })).status).toBe(201);
  expect((await patch('other', { name: 'cheap' })).body).toMatchObject({ code: 'scan_name_taken' });
  expect((await patch('other', { name: 'OTHER', alerts: true })).status).toBe(200);
  await server.restart();
  expect(await saved()).toEqual(['CHEAP !', 'OTHER !']);
  expect((await server.delete('/api/scans/cheap')).status).toBe(204);
  expect((await server.delete('/api/scans/cheap')).body).toMatchObject({ code: 'unknown_scan' });
  expect((await patch('cheap', {})).body).toMatchObject({ code: 'unknown_scan' });
  expect(await saved()).toEqual(['OTHER !']);
});

test('scans and their alerts are limited', async () => {
  const scan = of('price', 'above', 10);
  for (let n = 0; n < SCANS_MAX; n += 1) {
    expect((await put(`s${n}`, { scan, alerts: n < SCAN_ALERTS_MAX })).status).toBe(201);
  }
  expect((await put('one more', { scan })).body).toMatchObject({
    code: 'too_many_scans',
    detail: SCAN_SENTENCES.too_many,
  });
  expect((await patch('s29', { alerts: true })).body).toMatchObject({
    code: 'too_many_scan_alerts',
    detail: SCAN_SENTENCES.too_many_alerts,
  });
  expect((await put('s3', { scan, alerts: true })).status).toBe(200);
});

test('a ticker that enters the list of a scan with an alert is a fired alert, also after a restart', async () => {
  server.clock.advance(60_000);
  const before = await preview(of('change_percent', 'above', -100));
  const level = (before.rows[3]?.change_percent ?? 0) + 0.0001;
  expect(
    (await put('Leaders', { scan: of('change_percent', 'above', level), alerts: true })).status,
  ).toBe(201);
  const alerts = async () => AlertsSchema.parse((await server.get('/api/alerts')).body).alerts;
  /** Compares the list until a ticker has entered it. */
  const wait = async (count: number) => {
    for (let round = 0; round < 200; round += 1) {
      server.clock.advance(10_000);
      const entered = await alerts();
      if (entered.length >= count) return entered;
    }
    throw new Error('Nothing entered the list.');
  };
  const [entry] = await wait(1);
  expect(entry).toMatchObject({
    terms: { kind: 'scan', scan: 'Leaders' },
    state: 'fired',
    seen: false,
  });
  const found = (await preview(of('change_percent', 'above', level))).rows;
  expect(found.map(({ ticker }) => ticker)).toContain(entry?.ticker);
  expect(before.rows.slice(0, 3).map(({ ticker }) => ticker)).not.toContain(entry?.ticker);

  const { length } = await alerts();
  await server.restart();
  expect(await alerts()).toHaveLength(length);
  expect((await server.post('/api/alerts/seen', { alerts: [entry?.id] })).status).toBe(204);
  expect((await alerts()).find(({ id }) => id === entry?.id)?.seen).toBe(true);
  expect((await server.delete(`/api/alerts/${entry?.id}`)).status).toBe(204);
  expect((await alerts()).some(({ id }) => id === entry?.id)).toBe(false);
  expect((await server.post(`/api/alerts/${entry?.id}/restore`, {})).status).toBe(200);
  // It is still on the list, which the server remembers.
  server.clock.advance(10_000);
  expect((await alerts()).filter(({ ticker }) => ticker === entry?.ticker)).toHaveLength(1);
});
