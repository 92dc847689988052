import { type Alert, AlertRequestSchema } from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertsStore } from '@/features/alerts/alerts-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { NOON, NOON_SECONDS, ticker } from '@/shared/tests/samples';
import { chartStores } from '../chart-store';
import type { Drawing, DrawingOf } from './drawings';
import {
  alertPlaces,
  followLines,
  lineAlertIds,
  matchLineAlerts,
  setLineAlert,
} from './line-alert-actions';

const AAPL = ticker('AAPL');
const store = chartStores.chart_1;

let server: ContractServer;
let alerts: Alert[];

const trend = (offset = 0): DrawingOf<'trend'> => ({
  kind: 'trend',
  id: 'line',
  from: { time: NOON_SECONDS + 0.5, price: 190.12 + offset },
  to: { time: NOON_SECONDS + 600, price: 200 + offset },
  extent: 'ray',
  color: null,
  width: 1,
  is_locked: false,
});
const drawn = () => store.getState().drawings[AAPL] ?? [];
const shown = (drawing: Drawing) => store.setState({ drawings: { [AAPL]: [drawing] } });

beforeEach(async () => {
  alerts = [];
  server = await startContractServer({
    'GET /api/alerts': () => ok({ alerts }),
    'POST /api/alerts': (body) => {
      const request = AlertRequestSchema.parse(body);
      const alert: Alert = {
        ...request,
        id: 'alert-1',
        name: 'Apple Inc.',
        upper: null,
        lower: null,
        reference_price: 180,
        note: '',
        state: 'active',
        value: 190,
        set_at: NOON,
        fired_at: null,
        fired_price: null,
        expired_at: null,
        seen: false,
      };
      alerts = [alert];
      return ok(alert, 201);
    },
    'DELETE /api/alerts/alert-1': () => {
      alerts = [];
      return { status: 204 };
    },
  });
  shown(trend());
});
afterEach(async () => {
  alertsStore.setState(alertsStore.getInitialState(), true);
  store.setState({ drawings: {} });
  await server.close();
});

async function setAlert() {
  const [place] = alertPlaces(trend());
  if (!place) throw new Error('a trend line has a place for an alert');
  await setLineAlert(AAPL, trend(), place);
}

test('a line is sent exactly as an alert can have it, and keeps its alert where it was moved to', async () => {
  const setting = setAlert();
  shown(trend(5));
  await setting;
  expect(server.calls('POST /api/alerts')[0]?.body).toEqual({
    ticker: 'AAPL',
    terms: {
      kind: 'line',
      from: { time: '2026-02-11T12:00:00.500Z', price: 190.12 },
      to: { time: '2026-02-11T12:10:00.000Z', price: 200 },
      extent: 'ray',
      direction: 'either',
    },
  });
  expect(drawn()).toEqual([{ ...trend(5), alert_id: 'alert-1' }]);
});

test('both edges of a channel have an alert of their own', () => {
  const { extent, ...line } = trend();
  const channel: Drawing = { ...line, kind: 'channel', extent, offset: -4, alert_id: 'a' };
  const places = alertPlaces(channel);
  expect(places.map(({ title, alert_id }) => [title, alert_id])).toEqual([
    ['Alert when the price crosses the upper edge', 'a'],
    ['Alert when the price crosses the lower edge', undefined],
  ]);
  expect(places.map(({ terms }) => terms(AAPL))).toMatchObject([
    { to: { price: 200 } },
    { to: { price: 196 } },
  ]);
  expect(lineAlertIds([channel])).toEqual(['a']);
});

test('a line that was moved to where no alert can be lets go of it, and asks only once', async () => {
  await setAlert();
  server.on('PATCH /api/alerts/alert-1', () =>
    refusal(422, 'alert_line_invalid', 'That line has ended.'),
  );
  shown({ ...trend(5), alert_id: 'alert-1' });
  followLines(AAPL, drawn());
  await expect.poll(drawn).toEqual([trend(5)]);
  followLines(AAPL, drawn());
  matchLineAlerts(['alert-1'], lineAlertIds(drawn()));
  matchLineAlerts(['alert-1'], lineAlertIds(drawn()));
  await expect.poll(() => alertsStore.getState().alerts).toEqual([]);
  expect(server.calls('PATCH /api/alerts/alert-1')).toHaveLength(1);
  expect(server.calls('DELETE /api/alerts/alert-1')).toHaveLength(1);
});
