import { AccountEventDataSchema, OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import type { AccountChange } from '../../src/events/store.ts';
import { cents, priceE4 } from '../../src/kernel/money.ts';
import { PERSON } from '../../src/kernel/principal.ts';
import { ok } from '../../src/kernel/result.ts';
import { utcCalendar } from '../../src/kernel/time/calendar.ts';
import { decideOrder } from '../../src/ledger/decide-order.ts';
import { Desk } from '../../src/ledger/orders/desk.ts';
import { placeOrder } from '../../src/ledger/orders/placing/place-order.ts';
import { readRequest } from '../../src/ledger/orders/placing/read-request.ts';
import { DEFAULT_SETTINGS } from '../../src/risk/limits.ts';
import {
  changed,
  EVENTS_KEPT,
  MissingEventError,
  unchanged,
} from '../../src/storage/sqlite/account-changes.ts';
import {
  createAccountEventStore,
  createActionStore,
  createAssistantStore,
  createChatStore,
  DEFAULT_ACCOUNT_ID,
} from '../../src/storage/sqlite/index.ts';
import { executeOrder } from '../support/trading/execute-order.ts';
import { idealFillModel } from '../support/trading/ideal-fill-model.ts';
import { openStores, order, testUnits, ticker } from '../support/trading/ledger.ts';

const ACCOUNT = DEFAULT_ACCOUNT_ID;
const NOW = '2026-02-11T14:30:00.000Z';

function open() {
  const stores = openStores();
  const { connection } = stores;
  const published: unknown[] = [];
  connection.onAccountEvents((events) => void published.push(...events));
  return {
    ...stores,
    published,
    events: createAccountEventStore(connection),
    chat: createChatStore(connection),
    actions: createActionStore(connection),
    settings: createAssistantStore(connection, testUnits),
  };
}
type Stores = ReturnType<typeof open>;

const buy = ({ ledger }: Stores) => {
  const bought = order('buy', 'AAPL', 1);
  const price = { price_e4: priceE4(1_900_000), stale: false };
  return executeOrder(ledger, ACCOUNT, bought, (state) => decideOrder(state, bought, price));
};

const alert = (id: string, upper = 2_000_000) => ({
  id,
  ticker: ticker('AAPL'),
  kind: 'above' as const,
  percent_bp: null,
  direction: null,
  upper_e4: priceE4(upper),
  lower_e4: null,
  reference_e4: null,
  note: '',
  set_at: NOW,
});
/** Places a purchase that rests. */
async function placeLimit({ ledger }: Stores): Promise<void> {
  const request = OrderRequestSchema.parse({
    ticker: 'AAPL',
    side: 'buy',
    quantity: 1,
    type: 'limit',
    limit_price: 100,
  });
  const now_ms = Date.parse(NOW);
  const read = readRequest(request, { now_ms, calendar: utcCalendar });
  if (!read.ok) throw new Error(read.error.detail);
  const keys = { ...ORIGIN, by_agent: false, client_order_id: null, orders: [] };
  await ledger.command(ACCOUNT, keys, (view) => {
    const desk = new Desk(view, ORIGIN, now_ms);
    const placed = placeOrder(desk, request, read.value, {
      ...ORIGIN,
      client_order_id: null,
      request_hash: 'hash',
      newId: () => 'order',
      now_ms,
      market: undefined,
      model: idealFillModel,
    });
    return placed.ok ? ok({ value: placed.value, outcome: desk.outcome() }) : placed;
  });
}
const ORIGIN = { source: PERSON, cause: 'request-1' };

const waiting = (id: string) => ({
  id,
  ticker: ticker('AAPL'),
  upper_e4: priceE4(2_000_000),
  lower_e4: null,
});
const firing = (id: string) => ({
  alert: waiting(id),
  price_e4: priceE4(2_000_000),
  fired_at: NOW,
});
const setAlert = ({ alerts }: Stores) => alerts.add(ACCOUNT, alert('a'), () => undefined);

const QUESTION = { id: 'q', message: 'hello', client_message_id: null, created_at: NOW };
const SOURCE = { prompt_version: null, latency_ms: 0, rounds: 0, tokens: null, raw_output: null };
const MODEL = { provider: 'program', name: 'program' } as const;
const ANSWER = {
  ...QUESTION,
  id: 'answer',
  model: MODEL,
  notice: null,
  plan: {},
  mandate: null,
  approves: null,
} as const;
const PROPOSED = {
  action: {
    id: 'act',
    kind: 'watchlist',
    request: { ticker: ticker('PYPL'), change: 'add' },
    status: 'proposed',
    receipt: null,
    error: null,
    waits_for: { code: 'approval_required', detail: 'Approve it.' },
  },
  message_id: 'answer',
  ledger: 1,
  verdicts: [],
} as const;
const asked = ({ chat }: Stores) => chat.ask(ACCOUNT, QUESTION);
const begun = async (stores: Stores) => {
  await asked(stores);
  await stores.chat.begin(ACCOUNT, 'q', ANSWER, SOURCE);
};
const proposed = async (stores: Stores) => {
  await begun(stores);
  await stores.actions.record(ACCOUNT, PROPOSED as never);
};

type Store = 'ledger' | 'watchlist' | 'alerts' | 'chat' | 'actions' | 'settings';
interface Write {
  readonly before?: (stores: Stores) => Promise<unknown>;
  readonly write: (stores: Stores) => Promise<unknown>;
  /** The kinds of the events that it appends; empty if no client can see what it wrote. */
  readonly kinds: readonly AccountChange['kind'][];
}

/** Every function of a store that writes data of an account. */
const WRITES: Readonly<Record<string, Write>> = {
  'ledger.command': { write: (stores) => placeLimit(stores), kinds: ['order'] },
  'ledger.keepMarks': {
    before: (stores) => placeLimit(stores),
    write: async ({ ledger }) => {
      const orders = await ledger.openOrders(ACCOUNT);
      await ledger.keepMarks(orders.map((order) => ({ account_id: ACCOUNT, order })));
    },
    kinds: [],
  },
  'ledger.reset': {
    before: buy,
    write: ({ ledger }) => ledger.reset(ACCOUNT),
    kinds: ['portfolio'],
  },
  'ledger.saveCheckpoint': {
    write: ({ ledger }) =>
      ledger.saveCheckpoint(ACCOUNT, {
        ledger: 1,
        sequence: 0,
        cash_cents: cents(0),
        realized_pnl_cents: cents(0),
        positions: [],
      }),
    kinds: [],
  },
  'watchlist.add': {
    write: ({ watchlist }) =>
      watchlist.add(ACCOUNT, { ticker: ticker('PYPL'), added_at: NOW }, 100),
    kinds: ['watchlist'],
  },
  'watchlist.remove': {
    write: ({ watchlist }) => watchlist.remove(ACCOUNT, ticker('AAPL')),
    kinds: ['watchlist'],
  },
  'watchlist.move': {
    write: ({ watchlist }) => watchlist.move(ACCOUNT, ticker('AAPL'), 3),
    kinds: ['watchlist'],
  },
  'watchlist.create': {
    write: ({ watchlist }) =>
      watchlist.create(ACCOUNT, { id: 'l', name: 'Other', created_at: NOW }, 10),
    kinds: ['watchlist'],
  },
  'watchlist.rename': {
    write: ({ watchlist }) => watchlist.rename(ACCOUNT, 'default', 'Mine'),
    kinds: ['watchlist'],
  },
  'watchlist.moveList': {
    write: ({ watchlist }) => watchlist.moveList(ACCOUNT, 'default', 0),
    kinds: ['watchlist'],
  },
  'watchlist.delete': {
    before: ({ watchlist }) =>
      watchlist.create(ACCOUNT, { id: 'l', name: 'Other', created_at: NOW }, 10),
    write: ({ watchlist }) => watchlist.delete(ACCOUNT, 'l'),
    kinds: ['watchlist'],
  },
  'alerts.add': { write: setAlert, kinds: ['alert'] },
  'alerts.change': {
    before: setAlert,
    write: ({ alerts }) => alerts.change(ACCOUNT, 'a', { note: 'now' }),
    kinds: ['alert'],
  },
  'alerts.fire': {
    before: setAlert,
    write: ({ alerts }) => alerts.fire(ACCOUNT, [firing('a')]),
    kinds: ['alert'],
  },
  'alerts.remove': {
    before: setAlert,
    write: ({ alerts }) => alerts.remove(ACCOUNT, 'a', NOW, ''),
    kinds: ['alert'],
  },
  'alerts.restore': {
    before: async (stores) => {
      await setAlert(stores);
      await stores.alerts.remove(ACCOUNT, 'a', NOW, '');
    },
    write: ({ alerts }) => alerts.restore(ACCOUNT, 'a', 10),
    kinds: ['alert'],
  },
  'alerts.markSeen': {
    before: async (stores) => {
      await setAlert(stores);
      await stores.alerts.fire(ACCOUNT, [firing('a')]);
    },
    write: ({ alerts }) => alerts.markSeen(ACCOUNT, ['a']),
    kinds: ['alert'],
  },
  'chat.ask': { write: asked, kinds: ['chat'] },
  'chat.begin': {
    before: asked,
    write: ({ chat }) => chat.begin(ACCOUNT, 'q', ANSWER, SOURCE),
    kinds: [],
  },
  'chat.fail': {
    before: asked,
    write: ({ chat }) =>
      chat.fail(ACCOUNT, 'q', {
        prompt_version: '1',
        model: MODEL,
        kind: 'timeout',
        detail: 'It took too long.',
        latency_ms: 1,
        raw_output: null,
        created_at: NOW,
      }),
    kinds: [],
  },
  'chat.settle': {
    before: begun,
    write: ({ chat }) => chat.settle(ACCOUNT, 'answer', { message: 'hi', intent: null }),
    kinds: ['chat'],
  },
  'chat.clear': {
    before: asked,
    write: ({ chat }) => chat.clear(ACCOUNT, { verdict: 'declined', decided_at: NOW }),
    kinds: ['chat'],
  },
  'actions.record': {
    before: begun,
    write: ({ actions }) => actions.record(ACCOUNT, PROPOSED as never),
    kinds: [],
  },
  'actions.decide': {
    before: proposed,
    write: ({ actions }) =>
      actions.decide(ACCOUNT, {
        ...PROPOSED,
        action: { ...PROPOSED.action, status: 'declined', waits_for: null },
      } as never),
    kinds: ['chat'],
  },
  'settings.saveSettings': {
    write: ({ settings }) => {
      const { saved: _saved, ...row } = DEFAULT_SETTINGS;
      return settings.saveSettings(ACCOUNT, row, NOW);
    },
    kinds: ['settings'],
  },
};

/** Functions that only read. */
const READS: Readonly<Record<Store, readonly string[]>> = {
  ledger: [
    'accountIds',
    'account',
    'portfolio',
    'earlier',
    'filled',
    'rehearse',
    'order',
    'orderByClientId',
    'group',
    'orders',
    'openOrderIds',
    'openOrders',
    'hasOpenOrders',
    'entriesOf',
    'trade',
    'traded',
    'tradedInDay',
    'lastTradePrice',
    'trades',
    'journal',
    'filledOrders',
    'checkpoint',
    'isDamage',
  ],
  watchlist: ['lists', 'entries', 'tickers'],
  alerts: ['list', 'waiting', 'get'],
  chat: ['recent', 'exchange', 'underWay'],
  actions: ['find', 'executed', 'waiting'],
  settings: ['settings', 'isUnavailable'],
};

test('every function of the account stores is listed as reading or writing', () => {
  const stores = open();
  const functions = (Object.keys(READS) as Store[]).flatMap((store) =>
    Object.keys(stores[store]).map((name) => `${store}.${name}`),
  );
  const known = (Object.keys(READS) as Store[]).flatMap((store) =>
    READS[store].map((name) => `${store}.${name}`),
  );
  expect(functions.sort()).toEqual([...known, ...Object.keys(WRITES)].sort());
});

test.each(Object.entries(WRITES))(
  '%s appends its event',
  async (_name, { before, write, kinds }) => {
    const stores = open();
    const { events, published, connection } = stores;
    await before?.(stores);
    const cursor = (await events.bounds(ACCOUNT))?.newest ?? 0;
    published.length = 0;
    const rows = () =>
      connection.get<{ rows: number }>('SELECT total_changes() AS rows')?.rows ?? 0;
    const rows_before = rows();
    await write(stores);
    expect(rows()).toBeGreaterThan(rows_before);
    const written = await events.after(ACCOUNT, cursor, 10);
    expect(written.map(({ change }) => change.kind)).toEqual(kinds);
    expect(written.map(({ sequence }) => sequence)).toEqual(kinds.map((_, at) => cursor + 1 + at));
    expect(published).toEqual(written);
    for (const { change } of written) {
      const { kind, ...data } = change;
      if (kind === 'portfolio') continue;
      expect(AccountEventDataSchema[kind].parse(data)).toEqual(data);
    }
  },
);

test('a write without an event is rolled back', async () => {
  const { connection, published } = open();
  const forgetful = connection.change((transaction) => {
    transaction.run("UPDATE accounts SET cash_cents = 1 WHERE id = 'default'");
    return unchanged(undefined);
  });
  await expect(forgetful).rejects.toThrow(MissingEventError);
  expect(connection.get('SELECT cash_cents FROM accounts')).toEqual({ cash_cents: 1_000_000 });
  expect(published).toEqual([]);
});

test('a transaction that fails stores neither its change nor its event', async () => {
  const { connection, ledger, events, published } = open();
  const broken = connection.change((transaction) => {
    transaction.run("UPDATE accounts SET cash_cents = 1 WHERE id = 'default'");
    return changed(undefined, 'nobody', { kind: 'settings', version: 1 });
  });
  await expect(broken).rejects.toThrow(/FOREIGN KEY/);
  expect((await ledger.account(ACCOUNT)).cash_cents).toBe(1_000_000);
  expect(await events.bounds(ACCOUNT)).toBeNull();
  expect(published).toEqual([]);
});

test('the newest events are kept, numbered without a gap', async () => {
  const { connection, events } = open();
  const many = EVENTS_KEPT + 1_000;
  await connection.change(() => ({
    returned: undefined,
    events: Array.from({ length: many }, (_, version) => ({
      account_id: ACCOUNT,
      change: { kind: 'settings' as const, version },
    })),
    is_unseen: false,
  }));
  const bounds = await events.bounds(ACCOUNT);
  expect(bounds?.newest).toBe(many);
  const kept = many - (bounds?.oldest ?? 0) + 1;
  expect(kept).toBeGreaterThanOrEqual(EVENTS_KEPT);
  expect(kept).toBeLessThan(EVENTS_KEPT + 256);
});
