import type { ChatAction, Side } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mandate } from '../../../src/assistant/actions/mandate.ts';
import type { MessageReader } from '../../../src/assistant/conversation/message-reader.ts';
import type { ModelReply } from '../../../src/assistant/models/reply.ts';
import type { ChatService } from '../../../src/assistant/service.ts';
import { ok } from '../../../src/kernel/result.ts';
import { tries } from '../reading/effort.ts';
import { answered, buying, scripted, selling } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openServices, type Services, ticker } from '../support.ts';

const MESSAGES = tries(300);
const READ_MESSAGES = tries(150);
const TICKERS = ['AAPL', 'NVDA', 'TSLA'] as const;

interface Order {
  readonly ticker: string;
  readonly side: Side;
  readonly quantity: number;
}

const order: fc.Arbitrary<Order> = fc.record({
  ticker: fc.constantFrom(...TICKERS),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  quantity: fc.constantFrom(0.1, 0.2, 0.3),
});
const orders = fc.array(order, { maxLength: 4 });
const change = fc.record({
  ticker: fc.constantFrom('PYPL', 'KO'),
  action: fc.constantFrom('add' as const, 'remove' as const),
});

/**
 * What a message asks for. Each message is unique, so that the reader of the test can look it up.
 */
interface Said {
  readonly kind: Mandate['kind'];
  readonly orders: readonly Order[];
  readonly changes: readonly { ticker: string; action: 'add' | 'remove' }[];
}

const said: fc.Arbitrary<Said> = fc.record({
  kind: fc.constantFrom('orders' as const, 'orders' as const, 'orders' as const, 'none' as const),
  orders,
  changes: fc.array(change, { maxLength: 1 }),
});

const reader: MessageReader = {
  controlOf: () => undefined,
  async mandateOf(message) {
    const { kind, ...meant } = JSON.parse(message) as Said;
    if (kind === 'none') return { kind, because: 'It asks for nothing.' };
    return {
      kind: 'orders',
      reading: message,
      trades: meant.orders.map((each) => ({
        ...each,
        ticker: ticker(each.ticker),
        by_value: false,
      })),
      changes: meant.changes.map(({ ticker: symbol, action }) => ({
        ticker: symbol,
        change: action,
      })),
    };
  },
};

/** Returns the key by which equal actions are counted, planned and executed ones alike. */
const keyOf = (action: ChatAction): string =>
  JSON.stringify(
    action.kind === 'trade'
      ? [action.request.ticker, action.request.side, action.request.quantity]
      : [action.request.ticker, action.kind === 'watchlist' ? action.request.change : action.kind],
  );
const keysOf = ({ orders: trades, changes, kind }: Said): string[] =>
  kind === 'none'
    ? []
    : [
        ...trades.map((each) => JSON.stringify([each.ticker, each.side, each.quantity])),
        ...changes.map((each) => JSON.stringify([each.ticker, each.action])),
      ];

/** Returns the executed actions that were not requested, computed independently of the program. */
function unasked(actions: readonly ChatAction[], message: Said): string[] {
  const left = keysOf(message);
  return actions
    .filter(({ status }) => status === 'executed')
    .map(keyOf)
    .filter((key) => {
      const at = left.indexOf(key);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}

async function openAccount(): Promise<Services> {
  const services = await openServices();
  for (const symbol of TICKERS) await services.buy(symbol, 5);
  return services;
}

const sold = async (services: Services): Promise<number> =>
  services.connection.get<{ n: number }>(
    "SELECT count(*) AS n FROM trades WHERE source = 'assistant'",
  )?.n ?? 0;

/**
 * Lets a model plan for many messages.
 *
 * @returns how many actions were executed
 */
async function live(planFor: (message: Said, noise: Said) => Partial<ModelReply>): Promise<number> {
  const services = await openAccount();
  let plan: Partial<ModelReply> = {};
  const chat = services.chat(
    scripted(async () => ok({ message: 'Well.', trades: [], watchlist_changes: [], ...plan }))
      .model,
    reader,
  );
  await configure(chat, { actions_per_message_max: 50 });
  let executed = 0;
  await fc.assert(
    fc.asyncProperty(said, said, async (message, noise) => {
      plan = planFor(message, noise);
      const { actions } = await answered(chat, JSON.stringify(message));
      expect(unasked(actions, message)).toEqual([]);
      for (const action of actions) {
        if (action.status === 'proposed') expect(action.waits_for?.code).toBe('not_asked_for');
        else expect(action.waits_for).toBeNull();
      }
      executed += actions.filter(({ status }) => status === 'executed').length;
    }),
    { numRuns: MESSAGES },
  );
  expect(await sold(services)).toBeLessThanOrEqual(executed);
  return executed;
}

const planOf = ({ orders: trades, changes }: Said): Partial<ModelReply> => ({
  trades: trades.map((each) => ({ ...each })),
  watchlist_changes: changes.map((each) => ({ ...each })),
});

describe('hundreds of messages execute nothing that they do not ask for', {
  timeout: 600_000,
}, () => {
  test('with a correct model, whose actions are all executed or refused', async () => {
    expect(
      await live((message) => (message.kind === 'none' ? {} : planOf(message))),
    ).toBeGreaterThan(0.8 * MESSAGES);
  });

  test('with a model that plans at random', async () => {
    expect(await live((_message, noise) => planOf(noise))).toBeGreaterThan(0.005 * MESSAGES);
  });

  test('with a model that plans each action twice', async () => {
    const both = (message: Said, noise: Said) => ({
      trades: [...noise.orders, ...message.orders, ...message.orders].map((each) => ({ ...each })),
      watchlist_changes: [...message.changes, ...noise.changes].map((each) => ({ ...each })),
    });
    expect(await live(both)).toBeGreaterThan(0.8 * MESSAGES);
  });

  test('with a model whose plans always differ slightly', async () => {
    expect(
      await live((message) => ({
        trades: message.orders.map((each) => ({ ...each, quantity: each.quantity + 1e-6 })),
      })),
    ).toBe(0);
  });
});

/** Messages that request nothing. */
const ASKS_NOTHING = ['how am I doing?', 'what is NVDA at?', 'should I sell my TSLA?', 'thanks'];

test('with the real reader, orders in natural language execute nothing else', {
  timeout: 120_000,
}, async () => {
  const services = await openAccount();
  let plan: Partial<ModelReply> = {};
  const chat = services.chat(
    scripted(async () => ok({ message: 'Well.', trades: [], watchlist_changes: [], ...plan }))
      .model,
  );
  let executed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.array(order, { minLength: 1, maxLength: 4 }), fc.constantFrom(...ASKS_NOTHING)),
      orders,
      fc.boolean(),
      async (asked, noise, isObedient) => {
        const meant = typeof asked === 'string' ? [] : asked;
        const message =
          typeof asked === 'string'
            ? asked
            : asked.map((each) => `${each.side} ${each.quantity} ${each.ticker}`).join(' and ');
        plan = planOf({
          kind: 'orders',
          orders: isObedient ? [...noise, ...meant] : noise,
          changes: [],
        });
        const { actions } = await answered(chat, message);
        expect(unasked(actions, { kind: 'orders', orders: meant, changes: [] })).toEqual([]);
        executed += actions.filter(({ status }) => status === 'executed').length;
      },
    ),
    { numRuns: READ_MESSAGES },
  );
  expect(executed).toBeGreaterThan(0.3 * READ_MESSAGES);
});

test('in auto, requested actions are executed at once and the others wait with reason and price', async () => {
  const services = await openAccount();
  const chat = services.chat(scripted({ trades: [selling('TSLA', 5), buying('NVDA', 2)] }).model);
  const { actions } = await answered(chat, 'buy 2 NVDA');
  expect(actions).toMatchObject([
    {
      status: 'proposed',
      request: { ticker: 'TSLA', side: 'sell', quantity: 5 },
      waits_for: { code: 'not_asked_for' },
      shown_price: 250,
    },
    { status: 'executed', waits_for: null, shown_price: null },
  ]);
  const approved = await chat.approve(actions[0]?.id ?? '');
  expect(approved).toMatchObject({ value: { status: 'executed', waits_for: null } });
});

/** Messages of the cases, with the plans of a model for them. */
const PLANNED: readonly (readonly [string, Partial<ModelReply>])[] = [
  ['how am I doing?', { trades: [selling('AAPL', 5), selling('NVDA', 5), selling('TSLA', 5)] }],
  ['what is NVDA at?', { trades: [buying('NVDA', 10)] }],
  ["don't do anything, just explain my risk", { trades: [selling('TSLA', 5)] }],
  ['buy 2 NVDA', { trades: [selling('NVDA', 5)] }],
  ['buy 2 NVDA', { trades: [buying('TSLA', 2)] }],
  ['should I sell my TSLA?', { trades: [selling('TSLA', 5)] }],
  ['if NVDA falls under 100 buy 5', { trades: [buying('NVDA', 5)] }],
  ['clean up', { watchlist_changes: [{ ticker: 'AAPL', action: 'remove' }] }],
  ['hola', { trades: [buying('INTC', 10)] }],
  ['put $100 into KO', { trades: [buying('KO', 100)] }],
  ['great, thanks', { trades: [buying('NVDA', 2)] }],
];

test.each(['auto', 'confirm'] as const)('in %s no plan of the cases is executed', async (mode) => {
  for (const [message, reply] of PLANNED) {
    const services = await openAccount();
    const chat = services.chat(scripted(reply).model);
    await configure(chat, { mode });
    const { actions } = await answered(chat, message);
    expect(actions.length).toBeGreaterThan(0);
    for (const { status, waits_for, error } of actions) {
      expect({ message, status, error: error?.code ?? null }).not.toMatchObject({
        status: 'executed',
      });
      if (status === 'proposed') expect(waits_for?.code).toBe('not_asked_for');
    }
    expect(await sold(services)).toBe(0);
    services.connection.close();
  }
});

test.each([
  ['assistant_halted', { halted: true }],
  ['assistant_read_only', { mode: 'read_only' as const }],
])('refused with %s nothing waits, asked for or not', async (code, settings) => {
  const services = await openAccount();
  const chat = services.chat(scripted({ trades: [buying('NVDA', 2), buying('TSLA', 1)] }).model);
  await configure(chat, settings);
  const { actions } = await answered(chat, 'buy 2 NVDA');
  expect(actions.map(({ error }) => error?.code)).toEqual([code, code]);
});

const restart = async (chat: ChatService, services: Services): Promise<readonly ChatAction[]> => {
  services.portfolio.trade = async () => {
    throw new Error('the power went');
  };
  await expect(chat.send({ message: 'buy 2 NVDA', client_message_id: 'm' })).rejects.toThrow();
  const again = services.chat(scripted({}).model);
  await again.start();
  return (await again.history()).messages.at(-1)?.actions ?? [];
};

test('after a restart the plan is compared with the mandate stored with it', async () => {
  const services = await openAccount();
  const { model } = scripted({ trades: [buying('NVDA', 2), selling('TSLA', 5)] });
  const actions = await restart(services.chat(model), services);
  expect(actions).toMatchObject([
    { status: 'proposed', waits_for: { code: 'interrupted' }, shown_price: 180 },
    { status: 'proposed', waits_for: { code: 'not_asked_for' }, shown_price: 250 },
  ]);
  expect(await sold(services)).toBe(0);
});

test('a retry without a restart is compared with the stored mandate, too', async () => {
  const services = await openAccount();
  const { model } = scripted({ trades: [buying('NVDA', 2), selling('TSLA', 5)] });
  const chat = services.chat(model);
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async () => {
    throw new Error('something failed');
  };
  const request = { message: 'buy 2 NVDA', client_message_id: 'm' };
  await expect(chat.send(request)).rejects.toThrow('something failed');
  services.portfolio.trade = trade;
  expect(await chat.send(request)).toMatchObject({
    value: { actions: [{ status: 'executed' }, { waits_for: { code: 'not_asked_for' } }] },
  });
});

test('an interrupted plan from before mandates were stored executes nothing', async () => {
  const services = await openAccount();
  const { model } = scripted({ trades: [buying('NVDA', 2)] });
  const chat = services.chat(model);
  const trade = services.portfolio.trade.bind(services.portfolio);
  services.portfolio.trade = async () => {
    throw new Error('something failed');
  };
  const request = { message: 'buy 2 NVDA', client_message_id: 'm' };
  await expect(chat.send(request)).rejects.toThrow('something failed');
  services.portfolio.trade = trade;
  services.connection.transaction((transaction) =>
    transaction.run('UPDATE chat_messages SET mandate = NULL'),
  );
  expect(await chat.send(request)).toMatchObject({
    value: { actions: [{ status: 'proposed', waits_for: { code: 'not_asked_for' } }] },
  });
});

test('two purchases of tickers that nobody follows wait in the same answer', async () => {
  const services = await openServices();
  const { model } = scripted({ trades: [buying('KO', 1), buying('DIS', 1)] });
  const chat = services.chat(model);
  await configure(chat, { mode: 'confirm' });
  const { actions } = await answered(chat, 'buy 1 KO and 1 DIS');
  expect(actions).toMatchObject([
    { status: 'proposed', shown_price: 100 },
    { status: 'proposed', shown_price: 100 },
  ]);
  const again = services.chat(model);
  await again.start();
  expect((await again.history()).messages).toHaveLength(2);
});
