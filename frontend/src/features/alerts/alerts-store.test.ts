import type { Alert, AlertRequest, Alerts } from '@finally/contract';
import { expect, test } from 'vitest';
import { ticker } from '@/shared/tests/samples';
import { createAlertsStore } from './alerts-store';

const alertOf = (id: string, changes: Partial<Alert> = {}): Alert => ({
  id,
  ticker: ticker('NVDA'),
  name: 'NVIDIA Corporation',
  terms: { kind: 'above', price: 200 },
  upper: 200,
  lower: null,
  reference_price: 190,
  note: '',
  state: 'active',
  set_at: '2026-02-11T14:30:00.000Z',
  fired_at: null,
  fired_price: null,
  expired_at: null,
  value: null,
  seen: false,
  ...changes,
});

/** A store with a server of alerts, whose answers to `held` requests are released one by one. */
function open(...alerts: Alert[]) {
  const server = { alerts, seen: [] as string[], isDown: false, isHeld: false };
  const held: (() => void)[] = [];
  const store = createAlertsStore({
    list: () => {
      if (server.isDown) return Promise.reject(new Error('down'));
      const answer: Alerts = { alerts: server.alerts };
      if (!server.isHeld) return Promise.resolve(answer);
      return new Promise((resolve) => held.push(() => resolve(answer)));
    },
    set: async (request: AlertRequest) => {
      const alert = alertOf('new', { ticker: request.ticker });
      server.alerts = [alert, ...server.alerts];
      return alert;
    },
    change: async (id) => alertOf(id),
    remove: async (id) => {
      server.alerts = server.alerts.filter((alert) => alert.id !== id);
    },
    restore: async (id) => alertOf(id),
    markSeen: async (ids) => {
      server.seen.push(...ids);
      server.alerts = server.alerts.map((alert) =>
        ids.includes(alert.id) ? { ...alert, seen: true } : alert,
      );
    },
  });
  const ids = () => store.getState().alerts?.map(({ id }) => id);
  return { store, server, ids, held };
}

test('after a change the list is as the server has it', async () => {
  const { store, ids } = open(alertOf('a'));
  expect(ids()).toBeUndefined();
  await store.set({ ticker: ticker('NVDA'), terms: { kind: 'above', price: 200 }, note: '' });
  expect(ids()).toEqual(['new', 'a']);
  await store.remove('a');
  expect(ids()).toEqual(['new']);
});

test('a list that was requested before a change does not undo it', async () => {
  const { store, server, ids, held } = open(alertOf('a'));
  server.isHeld = true;
  const early = store.refresh();
  server.isHeld = false;
  await store.remove('a');
  expect(ids()).toEqual([]);
  for (const answer of held) answer();
  await early;
  expect(ids()).toEqual([]);
});

test('fired alerts are marked as seen at once, and on the server', async () => {
  const { store, server } = open(alertOf('a', { state: 'fired' }), alertOf('b'));
  await store.refresh();
  const noted = store.markSeen(['a']);
  expect(store.getState().alerts?.map(({ seen }) => seen)).toEqual([true, false]);
  await noted;
  expect(server.seen).toEqual(['a']);
});

test('a failure is reported and keeps the alerts', async () => {
  const { store, server, ids } = open(alertOf('a'));
  await store.refresh();
  server.isDown = true;
  await store.refresh();
  expect(ids()).toEqual(['a']);
  expect(store.getState().error).toMatch(/\S/);
  server.isDown = false;
  await store.refresh();
  expect(store.getState().error).toBeNull();
});
