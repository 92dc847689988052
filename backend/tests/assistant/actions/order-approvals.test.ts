import { OrderChangeSchema } from '@finally/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ChatService } from '../../../src/assistant/service.ts';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { answered, openToAnything, scripted } from '../scripted.ts';
import { configure } from '../settings.ts';
import { openExampleAccount, type Services } from '../support.ts';
import { limit, only, openOrders, type Planned, place, stop } from './order-actions-support.ts';

let services: Services;
beforeEach(async () => {
  services = await openExampleAccount();
});

const placed = (sent: Planned) => place(services, sent);

async function change(id: string, terms: object) {
  const read = OrderChangeSchema.parse(terms);
  const changed = await services.orders.replace(id, read, BY_USER);
  if (!changed.ok) throw new Error(changed.error.detail);
  return changed.value.order;
}

/** Proposes what a scripted model asks for, in the mode that asks first. */
async function proposed(reply: Parameters<typeof scripted>[0]) {
  const chat = services.chat(scripted(reply).model, openToAnything);
  await configure(chat, { mode: 'confirm' });
  const { actions } = await answered(chat, 'go');
  const action = only(actions);
  expect(action.status).toBe('proposed');
  return { chat, action };
}

const approve = async ({ chat, action }: { chat: ChatService; action: { id: string } }) => {
  const approved = await chat.approve(action.id);
  if (!approved.ok) throw new Error(approved.error.detail);
  return approved.value;
};

const cancelAll = (name: string | null = null) =>
  proposed({ order_cancels: [{ order_id: null, ticker: name }] });

const openIds = async () => (await openOrders(services)).map(({ id }) => id);

describe('an approved cancellation of several orders cancels those that were shown', () => {
  test.each([null, 'NVDA'])('and leaves an order placed since, for %j', async (name) => {
    const shown = await placed(stop);
    const proposal = await cancelAll(name);
    expect(proposal.action).toMatchObject({ request: { orders: [{ id: shown.id }] } });
    const later = await placed({ ...stop, stop_price: 160 });
    const approved = await approve(proposal);
    expect(approved).toMatchObject({
      status: 'executed',
      receipt: { canceled: [{ id: shown.id, state: 'canceled' }] },
    });
    expect(await openIds()).toEqual([later.id]);
  });

  test('and skips one that has ended', async () => {
    const first = await placed(stop);
    const second = await placed(limit);
    const proposal = await cancelAll();
    await services.orders.cancel(first.id, BY_USER);
    expect(await approve(proposal)).toMatchObject({
      status: 'executed',
      receipt: { canceled: [{ id: second.id }] },
    });
    expect(await openIds()).toEqual([]);
  });

  test('and cancels none if one of them was replaced', async () => {
    const first = await placed(stop);
    const second = await placed(limit);
    const proposal = await cancelAll();
    const changed = await change(first.id, { stop_price: 165 });
    const approved = await approve(proposal);
    expect(approved).toMatchObject({ status: 'rejected', error: { code: 'proposal_outdated' } });
    expect(approved.error?.detail).toContain('"sell 4 NVDA with a stop at $170.00');
    expect((await openIds()).sort()).toEqual([changed.id, second.id].sort());
  });

  test('and a proposal of nothing cancels nothing', async () => {
    const proposal = await cancelAll();
    const later = await placed(stop);
    expect(await approve(proposal)).toMatchObject({ receipt: { canceled: [] } });
    expect(await openIds()).toEqual([later.id]);
  });
});

describe('an order that is changed in place', () => {
  /** A stop loss that waits for its entry keeps its id when it changes. */
  async function waitingExit() {
    await placed({
      ...limit,
      order_class: 'oto',
      stop_loss: { stop_price: 300 },
    } as Planned);
    const exit = (await openOrders(services)).find(({ role }) => role === 'stop_loss');
    if (!exit) throw new Error('there is no exit');
    return exit;
  }

  test.each([
    ['change', (id: string) => ({ order_changes: [{ order_id: id, stop_price: 320 }] })],
    ['cancellation', (id: string) => ({ order_cancels: [{ order_id: id, ticker: null }] })],
  ])('is not what an earlier proposal of a %s showed', async (_, replyFor) => {
    const { id } = await waitingExit();
    const proposal = await proposed(replyFor(id));
    await change(id, { stop_price: 310 });
    expect(await approve(proposal)).toMatchObject({
      status: 'rejected',
      error: { code: 'proposal_outdated' },
    });
    const exit = (await openOrders(services)).find((order) => order.id === id);
    expect(exit).toMatchObject({ stop_price: 310 });
  });

  test('is changed if it is as it was shown', async () => {
    const { id } = await waitingExit();
    const proposal = await proposed({ order_changes: [{ order_id: id, stop_price: 320 }] });
    expect(await approve(proposal)).toMatchObject({ status: 'executed' });
    expect((await openOrders(services)).find((order) => order.id === id)).toMatchObject({
      stop_price: 320,
    });
  });
});
