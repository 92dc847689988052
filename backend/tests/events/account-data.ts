import { OrderRequestSchema, type Scan } from '@finally/contract';
import { priceE4 } from '../../src/kernel/money.ts';
import { PERSON } from '../../src/kernel/principal.ts';
import { ok } from '../../src/kernel/result.ts';
import { utcCalendar } from '../../src/kernel/time/calendar.ts';
import { decideOrder } from '../../src/ledger/decide-order.ts';
import { Desk } from '../../src/ledger/orders/desk.ts';
import { placeOrder } from '../../src/ledger/orders/placing/place-order.ts';
import { readRequest } from '../../src/ledger/orders/placing/read-request.ts';
import {
  createAccountEventStore,
  createActionStore,
  createAssistantStore,
  createChatStore,
  createConfigurationStore,
  createMemoryStore,
  createStepStore,
  DEFAULT_ACCOUNT_ID,
} from '../../src/storage/sqlite/index.ts';
import { executeOrder } from '../support/trading/execute-order.ts';
import { idealFillModel } from '../support/trading/ideal-fill-model.ts';
import { openStores, order, testUnits, ticker } from '../support/trading/ledger.ts';
import { workspaceContents } from '../workspaces/contents.ts';

const AAPL = ticker('AAPL');

export const ACCOUNT = DEFAULT_ACCOUNT_ID;

export const NOW = '2026-02-11T14:30:00.000Z';

export function open() {
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
    configurations: createConfigurationStore(connection),
    steps: createStepStore(connection),
    memories: createMemoryStore(connection),
    settings: createAssistantStore(connection, testUnits),
  };
}

export type Stores = ReturnType<typeof open>;

export const buy = ({ ledger }: Stores) => {
  const bought = order('buy', 'AAPL', 1);
  const price = { price_e4: priceE4(1_900_000), stale: false };
  return executeOrder(ledger, ACCOUNT, bought, (state) => decideOrder(state, bought, price));
};

/** Buys, and returns the id of the trade. */
export async function tradeOf(stores: Stores): Promise<string> {
  await buy(stores);
  const [trade] = await stores.ledger.trades(ACCOUNT, { limit: 1 });
  return trade?.id ?? '';
}

const alert = (id: string, upper = 2_000_000) => ({
  id,
  ticker: ticker('AAPL'),
  kind: 'above' as const,
  percent_bp: null,
  direction: null,
  upper_e4: priceE4(upper),
  lower_e4: null,
  reference_e4: null,
  terms_json: null,
  side: null,
  watched_from: NOW,
  note: '',
  set_at: NOW,
});

/** Places a purchase that rests. */
export async function placeLimit({ ledger }: Stores): Promise<void> {
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
  kind: 'above' as const,
  terms_json: null,
  side: null,
  watched_from: NOW,
  upper_e4: priceE4(2_000_000),
  lower_e4: null,
});

/** An alert on a line, and what is stored of it. */
export const lineAlert = (id: string) => ({
  ...alert(id),
  kind: 'line' as const,
  upper_e4: null,
  terms_json: '{"kind":"line"}',
});

export const setLineAlert = ({ alerts }: Stores) =>
  alerts.add(ACCOUNT, lineAlert('l'), () => undefined);

export const firing = (id: string) => ({
  alert: waiting(id),
  price_e4: priceE4(2_000_000),
  value: null,
  fired_at: NOW,
});

export const setAlert = ({ alerts }: Stores) => alerts.add(ACCOUNT, alert('a'), () => undefined);

export const savedWorkspace = ({ workspaces }: Stores) =>
  workspaces.save(ACCOUNT, { name: 'Day', contents: workspaceContents(), saved_at: NOW }, 3);

const SCAN: Scan = {
  join: 'all',
  conditions: [{ figure: 'price', parameters: [], interval: '1d', comparison: 'above', value: 10 }],
};

export const savedScan = ({ scans }: Stores) =>
  scans.save(
    ACCOUNT,
    { name: 'Cheap', scan: SCAN, alerts: true, saved_at: NOW },
    { scans_max: 3, alerts_max: 3 },
  );

/** AAPL enters the list of the saved scan. */
export const enteredScan = ({ scans }: Stores) =>
  scans.compared(
    ACCOUNT,
    { name: 'Cheap', scan: SCAN, listed: null },
    [AAPL],
    [{ id: 'e', ticker: AAPL, price_e4: priceE4(100_000), entered_at: NOW }],
  );

const QUESTION = { id: 'q', message: 'hello', client_message_id: null, created_at: NOW };

export const SOURCE = {
  prompt_version: null,
  latency_ms: 0,
  rounds: 0,
  tokens: null,
  raw_output: null,
};

export const MODEL = { provider: 'program', name: 'program' } as const;

export const ANSWER = {
  ...QUESTION,
  id: 'answer',
  model: MODEL,
  notice: null,
  plan: {},
  mandate: null,
  approves: null,
} as const;

export const PROPOSED = {
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

export const asked = ({ chat }: Stores) => chat.ask(ACCOUNT, QUESTION);

export const begun = async (stores: Stores) => {
  await asked(stores);
  await stores.chat.begin(ACCOUNT, 'q', ANSWER, SOURCE);
};

export const proposed = async (stores: Stores) => {
  await begun(stores);
  await stores.actions.record(ACCOUNT, PROPOSED as never);
};
