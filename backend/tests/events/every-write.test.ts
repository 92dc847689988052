import { AccountEventDataSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import type { AccountChange } from '../../src/events/store.ts';
import { cents } from '../../src/kernel/money.ts';
import { DEFAULT_SETTINGS } from '../../src/risk/limits.ts';
import {
  changed,
  EVENTS_KEPT,
  MissingEventError,
  unchanged,
} from '../../src/storage/sqlite/account-changes.ts';
import { ticker } from '../support/trading/ledger.ts';
import {
  ACCOUNT,
  ANSWER,
  asked,
  begun,
  buy,
  enteredScan,
  firing,
  lineAlert,
  MODEL,
  NOW,
  open,
  PROPOSED,
  placeLimit,
  proposed,
  SOURCE,
  type Stores,
  savedScan,
  savedWorkspace,
  setAlert,
  setLineAlert,
  tradeOf,
} from './account-data.ts';

type Store =
  | 'ledger'
  | 'watchlist'
  | 'workspaces'
  | 'configurations'
  | 'tradeNotes'
  | 'alerts'
  | 'scans'
  | 'scanEntries'
  | 'chat'
  | 'actions'
  | 'steps'
  | 'memories'
  | 'settings';

interface Write {
  readonly before?: (stores: Stores) => Promise<unknown>;
  readonly write: (stores: Stores) => Promise<unknown>;
  /** The kinds of the events that it appends; empty if no client can see what it wrote. */
  readonly kinds: readonly AccountChange['kind'][];
}

const remembered = ({ memories }: Stores) =>
  memories.put(ACCOUNT, {
    ...{ id: 'memory', text: 'I like NVDA', kind: 'preference', limit: null },
    ...{ ticker: null, price_e4: null, created_at: NOW, updated_at: NOW },
  });

/** Every function of a store that writes data of an account. */
const WRITES: Readonly<Record<string, Write>> = {
  'scans.save': { write: savedScan, kinds: ['scan'] },
  'scans.change': {
    before: savedScan,
    write: ({ scans }) => scans.change(ACCOUNT, 'Cheap', { name: 'Dear' }, 3),
    kinds: ['scan'],
  },
  'scans.delete': {
    before: savedScan,
    write: ({ scans }) => scans.delete(ACCOUNT, 'cheap'),
    kinds: ['scan'],
  },
  'scans.compared': {
    before: savedScan,
    write: enteredScan,
    kinds: ['alert'],
  },
  'scanEntries.markSeen': {
    before: async (stores) => {
      await savedScan(stores);
      await enteredScan(stores);
    },
    write: ({ scanEntries }) => scanEntries.markSeen(ACCOUNT, ['e']),
    kinds: ['alert'],
  },
  'scanEntries.remove': {
    before: async (stores) => {
      await savedScan(stores);
      await enteredScan(stores);
    },
    write: ({ scanEntries }) => scanEntries.remove(ACCOUNT, 'e', NOW, NOW),
    kinds: ['alert'],
  },
  'scanEntries.restore': {
    before: async (stores) => {
      await savedScan(stores);
      await enteredScan(stores);
      await stores.scanEntries.remove(ACCOUNT, 'e', NOW, NOW);
    },
    write: ({ scanEntries }) => scanEntries.restore(ACCOUNT, 'e'),
    kinds: ['alert'],
  },
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
  'configurations.merge': {
    write: ({ configurations }) => configurations.merge(ACCOUNT, { suspend_trade: true }),
    kinds: ['account'],
  },
  'workspaces.save': { write: savedWorkspace, kinds: ['workspace'] },
  'workspaces.delete': {
    before: savedWorkspace,
    write: ({ workspaces }) => workspaces.delete(ACCOUNT, 'day'),
    kinds: ['workspace'],
  },
  'tradeNotes.write': {
    write: async (stores) => {
      const note = { text: 'Late', tags: [], plan: null };
      return stores.tradeNotes.write(ACCOUNT, await tradeOf(stores), note, NOW);
    },
    kinds: ['portfolio', 'trade_note'],
  },
  'tradeNotes.keepPicture': {
    write: async (stores) =>
      stores.tradeNotes.keepPicture(ACCOUNT, await tradeOf(stores), new Uint8Array(9), NOW),
    kinds: ['portfolio', 'trade_note'],
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
  'alerts.noteSide': {
    before: setLineAlert,
    write: ({ alerts }) => alerts.noteSide(ACCOUNT, lineAlert('l'), 'above'),
    kinds: [],
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
        answer_id: 'attempt',
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
  'steps.record': {
    before: asked,
    write: ({ steps }) => {
      const attempt = { question_id: 'q', answer_id: 'attempt' };
      return steps.record(ACCOUNT, attempt, {
        ...{ id: 's', tool: 'quotes', title: 'Prices of NVDA', arguments: '{}', result: 'NVDA' },
        ...{ outcome: 'done', began_at: NOW, took_ms: 1 },
      });
    },
    kinds: [],
  },
  'memories.put': { write: remembered, kinds: ['chat'] },
  'memories.remove': {
    before: remembered,
    write: ({ memories }) => memories.remove(ACCOUNT, ['memory']),
    kinds: ['chat'],
  },
  'memories.setEnabled': {
    write: ({ memories }) => memories.setEnabled(ACCOUNT, false),
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
    'accountIn',
    'account',
    'portfolio',
    'earlier',
    'filled',
    'rehearse',
    'order',
    'orderByClientId',
    'group',
    'orders',
    'realizedByHour',
    'openOrderIds',
    'openOrders',
    'hasOpenOrders',
    'countedOrders',
    'downtimesOf',
    'entriesOf',
    'fillsOf',
    'trade',
    'traded',
    'tradedInDay',
    'lastTradePrice',
    'trades',
    'entries',
    'replacements',
    'journal',
    'fillQuotes',
    'filledOrders',
    'checkpoint',
    'isDamage',
  ],
  watchlist: ['lists', 'entries', 'tickers'],
  workspaces: ['list'],
  configurations: ['get'],
  tradeNotes: ['list', 'get', 'of', 'tags', 'picture'],
  alerts: ['list', 'waiting', 'get'],
  scans: ['list', 'watched'],
  scanEntries: ['list'],
  chat: ['recent', 'exchange', 'underWay'],
  actions: ['find', 'executed', 'waiting'],
  steps: ['find'],
  memories: ['isEnabled', 'list'],
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
