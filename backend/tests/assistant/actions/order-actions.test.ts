import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { messageReader } from '../../../src/assistant/conversation/message-reader.ts';
import { settle } from '../../support/time/settle.ts';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { answered, openToAnything, scripted } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openExampleAccount, ticker } from '../support.ts';
import {
  asksFor,
  limit,
  only,
  openOrders,
  type Planned,
  place,
  stop,
} from './order-actions-support.ts';

describe('an order that a message asks for', () => {
  test('rests, and its receipt and the ledger line say so', async () => {
    const services = await openExampleAccount();
    const { model } = scripted({ orders: [stop] });
    const chat = services.chat(model, asksFor([{ ...stop, ticker: ticker('NVDA') } as SentOrder]));
    const answer = await answered(chat, 'stop my NVDA at 170');
    const [order] = await openOrders(services);
    expect(order).toMatchObject({ type: 'stop', stop_price: 170, source: 'assistant' });
    expect(only(answer.actions)).toMatchObject({
      kind: 'order',
      status: 'executed',
      receipt: { order: { id: order?.id, state: 'working', reserved_quantity: 4 }, fills: [] },
    });
    expect(answer.ledger).toBe(
      'Rests: sell 4 NVDA with a stop at $170.00, good till canceled (4 NVDA set aside).',
    );
  });

  test('is placed once, however often the message is sent', async () => {
    const services = await openExampleAccount();
    const chat = services.chat(
      scripted({ orders: [stop] }).model,
      asksFor([{ ...stop, ticker: ticker('NVDA') } as SentOrder]),
    );
    const first = await answered(chat, 'stop my NVDA at 170', 'm-1');
    const again = await answered(chat, 'stop my NVDA at 170', 'm-1');
    expect(again.actions).toEqual(first.actions);
    expect(await openOrders(services)).toHaveLength(1);
  });

  test('is refused by the checks of the orders service, with its sentence', async () => {
    const services = await openExampleAccount();
    const wrong = { ...stop, stop_price: 185 };
    const chat = services.chat(
      scripted({ orders: [wrong] }).model,
      asksFor([{ ...wrong, ticker: ticker('NVDA') } as SentOrder]),
    );
    const answer = await answered(chat, 'stop my NVDA at 185');
    expect(only(answer.actions)).toMatchObject({
      status: 'rejected',
      error: { code: 'stop_wrong_side' },
    });
    expect(await openOrders(services)).toEqual([]);
  });

  test('is refused if a model writes a date that does not exist', async () => {
    const services = await openExampleAccount();
    const until = { ...limit, time_in_force: 'gtd', expires_at: '2027-02-30T15:30:00.000Z' };
    const chat = services.chat(scripted({ orders: [until as Planned] }).model, openToAnything);
    await configure(chat, { mode: 'confirm' });
    const { id } = only((await answered(chat, 'buy 2 MSFT at 390 until February 30')).actions);
    await chat.approve(id);
    const { actions } = (await chat.history()).messages.at(-1) ?? { actions: [] };
    expect(only(actions)).toMatchObject({
      status: 'rejected',
      error: { code: 'invalid_request', detail: expect.stringContaining('a time that exists') },
    });
    expect(await openOrders(services)).toEqual([]);
  });

  test('is refused if a model writes a price that no order can have', async () => {
    const services = await openExampleAccount();
    const chat = services.chat(scripted({ orders: [{ ...limit, limit_price: -1 }] }).model, {
      ...openToAnything,
      mandateOf: async () => ({
        kind: 'orders',
        reading: '',
        trades: [],
        changes: [],
        placements: [
          {
            request: {
              ...OrderRequestSchema.parse({ ...limit, limit_price: 1 }),
              limit_price: -1,
            },
            by_value: false,
          },
        ],
      }),
    });
    const answer = await answered(chat, 'buy 2 MSFT at -1');
    expect(only(answer.actions)).toMatchObject({
      status: 'rejected',
      error: { code: 'invalid_request' },
    });
  });

  test('a market order on its own is a trade, whichever way a model writes it', async () => {
    const services = await openExampleAccount();
    const plain: Planned = { ticker: 'NVDA', side: 'buy', type: 'market', quantity: 1 };
    const answer = await answered(
      services.chat(scripted({ orders: [plain] }).model, openToAnything),
      'buy 1 NVDA',
    );
    expect(only(answer.actions)).toMatchObject({ kind: 'trade', status: 'executed' });
  });
});

describe('an approval', () => {
  test('in confirm mode places the order that was shown, once', async () => {
    const services = await openExampleAccount();
    await services.settings.save({ ...services.settings.current(), mode: 'confirm' });
    const chat = services.chat(
      scripted({ orders: [stop] }).model,
      asksFor([{ ...stop, ticker: ticker('NVDA') } as SentOrder]),
    );
    const answer = await answered(chat, 'stop my NVDA at 170');
    const proposed = only(answer.actions);
    expect(proposed).toMatchObject({ status: 'proposed', shown_price: null });
    expect(await openOrders(services)).toEqual([]);
    const approved = await chat.approve(proposed.id);
    expect(approved).toMatchObject({ value: { status: 'executed', waits_for: null } });
    await chat.approve(proposed.id);
    expect(await openOrders(services)).toHaveLength(1);
  });

  test('a proposal that the service would refuse is refused at once', async () => {
    const services = await openExampleAccount();
    await services.settings.save({ ...services.settings.current(), mode: 'confirm' });
    const much = { ...stop, quantity: 100 };
    const chat = services.chat(
      scripted({ orders: [much] }).model,
      asksFor([{ ...much, ticker: ticker('NVDA') } as SentOrder]),
    );
    const answer = await answered(chat, 'stop 100 NVDA at 170');
    expect(only(answer.actions)).toMatchObject({
      status: 'rejected',
      error: { code: 'insufficient_shares' },
    });
  });

  test('a market order with exits keeps waiting if the price has moved beyond the band', async () => {
    const services = await openExampleAccount();
    await services.settings.save({ ...services.settings.current(), mode: 'confirm' });
    const entry: Planned = {
      ticker: 'MSFT',
      side: 'buy',
      type: 'market',
      quantity: 1,
      order_class: 'oto',
      stop_loss: { stop_price: 350 },
    };
    const { ticker: _, ...sent } = entry;
    const chat = services.chat(
      scripted({ orders: [entry] }).model,
      asksFor([{ ...sent, stop_loss: { stop_price: 350 }, ticker: ticker('MSFT') } as SentOrder]),
    );
    const proposed = only((await answered(chat, 'buy 1 MSFT, stop 350')).actions);
    expect(proposed).toMatchObject({ status: 'proposed', shown_price: 400 });
    services.source.move(ticker('MSFT'), 420);
    const refused = await chat.approve(proposed.id);
    expect(refused).toMatchObject({ ok: false, error: { code: 'price_moved' } });
    const approved = await chat.approve(proposed.id);
    expect(approved).toMatchObject({ value: { status: 'executed' } });
  });
});

test('an approval that was interrupted after its order was placed gets its receipt at the next start', async () => {
  const services = await openExampleAccount();
  await services.settings.save({ ...services.settings.current(), mode: 'confirm' });
  const asked = asksFor([{ ...stop, ticker: ticker('NVDA') } as SentOrder]);
  const before = services.chat(scripted({ orders: [stop] }).model, asked);
  const { id } = only((await answered(before, 'stop my NVDA at 170')).actions);
  const request = OrderRequestSchema.parse(stop);
  const placed = await services.orders.place(
    { ...request, client_order_id: `chat ${id}` },
    BY_USER,
  );
  const after = services.chat(scripted({}).model, asked);
  await after.start();
  const { messages } = await after.history();
  expect(only(messages.at(-1)?.actions ?? [])).toMatchObject({
    status: 'executed',
    receipt: { order: { id: placed.ok && placed.value.order.id } },
  });
  expect(await openOrders(services)).toHaveLength(1);
});

describe('halts and limits', () => {
  test('a halted assistant cancels and places nothing', async () => {
    const services = await openExampleAccount();
    await place(services, stop);
    await services.settings.halt();
    const chat = services.chat(
      scripted({ order_cancels: [{ order_id: null, ticker: null }], orders: [limit] }).model,
      openToAnything,
    );
    const { actions } = await answered(chat, 'go');
    expect(actions.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // The halt cancels the orders of agents only.
    expect(await openOrders(services)).toHaveLength(1);
  });

  test.each([
    [680, 'executed'],
    [679, 'rejected'],
  ])('a stop of 4 NVDA at $170 counts as $680 to a limit of $%d', async (dollars, status) => {
    const services = await openExampleAccount();
    const limits = { ...services.settings.current(), dollars_per_message_max: dollars };
    await services.settings.save(limits);
    const chat = services.chat(
      scripted({ orders: [stop] }).model,
      asksFor([{ ...stop, ticker: ticker('NVDA') } as SentOrder]),
    );
    expect(only((await answered(chat, 'stop my NVDA at 170')).actions).status).toBe(status);
  });

  test('the dollars for one message count orders at their limit', async () => {
    const services = await openExampleAccount();
    await services.settings.save({ ...services.settings.current(), dollars_per_message_max: 500 });
    const chat = services.chat(
      scripted({ orders: [limit] }).model,
      asksFor([{ ...limit, ticker: ticker('MSFT') } as SentOrder]),
    );
    expect(only((await answered(chat, 'buy 2 MSFT at 390')).actions)).toMatchObject({
      status: 'rejected',
      error: { code: 'assistant_dollar_limit' },
    });
  });
});

test('a resting order of the assistant is filled when its price comes', async () => {
  const services = await openExampleAccount();
  await services.matcher.start();
  const chat = services.chat(
    scripted({ orders: [stop] }).model,
    asksFor([{ ...stop, ticker: ticker('NVDA') } as SentOrder]),
  );
  await answered(chat, 'stop my NVDA at 170');
  services.source.move(ticker('NVDA'), 160);
  await settle();
  const { positions } = await services.portfolio.portfolio();
  expect(positions.find((held) => held.ticker === 'NVDA')?.quantity).toBe(4);
  const [fill] = await services.orders.latestFills(ticker('NVDA'), 1);
  expect(fill).toMatchObject({ price: 160, quantity: 4 });
  expect(fill?.explanation?.sentence).toContain('triggered the stop at $170.00');
  await services.matcher.stop();
});

test('a message without a request leaves every order of a model waiting', async () => {
  const services = await openExampleAccount();
  const order = await place(services, limit);
  const chat = services.chat(
    scripted({
      orders: [stop],
      order_changes: [{ order_id: order.id, limit_price: 500 }],
      order_cancels: [{ order_id: null, ticker: null }],
    }).model,
    messageReader,
  );
  const { actions } = await answered(chat, 'how am I doing?');
  expect(actions.map(({ kind, status }) => [kind, status])).toEqual([
    ['order_cancel', 'proposed'],
    ['order_change', 'proposed'],
    ['order', 'proposed'],
  ]);
  expect(await openOrders(services)).toHaveLength(1);
});

test('a halt by message names the orders of the assistant that it canceled', async () => {
  const services = await openExampleAccount();
  const asked = asksFor([{ ...stop, ticker: ticker('NVDA') } as SentOrder]);
  const chat = services.chat(scripted({ orders: [stop] }).model, {
    ...asked,
    controlOf: (message) => (message === 'halt' ? 'halt' : undefined),
  });
  await answered(chat, 'stop my NVDA at 170');
  const halted = await answered(chat, 'halt');
  expect(halted.message).toContain(
    'Its open orders were canceled: sell 4 NVDA with a stop at $170.00, good till canceled.',
  );
  expect(await openOrders(services)).toEqual([]);
});
