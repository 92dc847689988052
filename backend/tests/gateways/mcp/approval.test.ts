import { expect, test } from 'vitest';
import { type CalledTool, EARLIER, McpServerForTests, refusalOf } from './mcp-server.ts';

const BUY = { ticker: 'AAPL', side: 'buy', quantity: '1', client_order_id: 'buy-1' };
const MINUTE_MS = 60_000;

async function confirming() {
  const mcp = await McpServerForTests.start();
  await mcp.setPolicy({ mode: 'confirm' });
  return mcp;
}

const answer = (called: { result?: CalledTool }) => called.result?.structuredContent;

test('without elicitation an order waits in the terminal, until a person approves it', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  const client = await mcp.client(key, { revision: EARLIER });
  const asked = (await client.callTool({ name: 'place_order', arguments: BUY })) as CalledTool;
  expect(asked.structuredContent).toMatchObject({ status: 'pending', order: null });
  expect((await mcp.ledger()).orders).toEqual([]);

  const [proposal] = await mcp.proposals();
  expect(proposal).toMatchObject({
    state: 'pending',
    source: key.key.source,
    key_label: 'A client',
    sentence: 'Buy 1 AAPL at the market, for the day.',
    shown_price: 333,
  });
  const id = proposal?.id ?? '';
  const approved = await mcp.decide(id, 'approve');
  expect(approved.body).toMatchObject({ state: 'executed' });
  const { orders } = await mcp.ledger();
  expect(orders).toMatchObject([{ source: key.key.source, cause: id, state: 'filled' }]);

  const receipt = answer(await mcp.call(key, 'get_receipt', { proposal_id: id }));
  expect(receipt).toMatchObject({ proposal: { state: 'executed' }, order: { state: 'filled' } });
});

test('a declined proposal moves nothing, and the retry of the client is told so', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  await mcp.call(key, 'place_order', BUY);
  const [proposal] = await mcp.proposals();
  await mcp.decide(proposal?.id ?? '', 'decline');
  const retried = answer(await mcp.call(key, 'place_order', BUY));
  expect(retried).toMatchObject({ status: 'declined', order: null });
  expect((await mcp.decide(proposal?.id ?? '', 'approve')).body).toMatchObject({
    state: 'declined',
  });
  expect((await mcp.ledger()).orders).toEqual([]);
});

test('a restart loses no proposal, and approves it once', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  await mcp.call(key, 'place_order', BUY);
  await mcp.server.restart();
  const [proposal] = await mcp.proposals();
  expect(proposal?.state).toBe('pending');
  const decided = await Promise.all(
    Array.from({ length: 8 }, () => mcp.decide(proposal?.id ?? '', 'approve')),
  );
  expect(new Set(decided.map(({ body }) => (body as { order_id: string }).order_id)).size).toBe(1);
  expect((await mcp.ledger()).trades).toHaveLength(1);
});

test('a proposal expires, and cannot be approved afterwards', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  await mcp.call(key, 'place_order', BUY);
  mcp.server.clock.skip(16 * MINUTE_MS);
  const [proposal] = await mcp.proposals();
  expect(proposal?.state).toBe('expired');
  const late = await mcp.decide(proposal?.id ?? '', 'approve');
  expect(late.body).toMatchObject({ status: 409, code: 'proposal_expired' });
  expect((await mcp.ledger()).orders).toEqual([]);
});

test('the limits hold at the approval, and a halt keeps the proposal waiting', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  await mcp.call(key, 'place_order', BUY);
  const [proposal] = await mcp.proposals();
  await mcp.setPolicy({ halted: true });
  expect((await mcp.decide(proposal?.id ?? '', 'approve')).body).toMatchObject({
    code: 'assistant_halted',
  });
  expect((await mcp.proposals())[0]?.state).toBe('pending');
  await mcp.server.post('/api/assistant/resume', {});
  await mcp.setPolicy({ dollars_per_message_max: 100 });
  expect((await mcp.decide(proposal?.id ?? '', 'approve')).body).toMatchObject({
    state: 'refused',
    error: { code: 'assistant_dollar_limit' },
  });
  // A person is not asked about what the limits forbid.
  const forbidden = await mcp.call(key, 'place_order', { ...BUY, client_order_id: 'buy-2' });
  expect(refusalOf(forbidden.result).code).toBe('assistant_dollar_limit');
  expect((await mcp.ledger()).orders).toEqual([]);
});

test('a person who saw another price is asked again', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  await mcp.call(key, 'place_order', BUY);
  const [proposal] = await mcp.proposals();
  const moved = await mcp.decide(proposal?.id ?? '', 'approve', { price: 300 });
  expect(moved.body).toMatchObject({ code: 'price_moved' });
  expect((await mcp.proposals())[0]).toMatchObject({ state: 'pending', shown_price: 333 });
  expect((await mcp.ledger()).orders).toEqual([]);
});

test('a ticker that nobody follows has a price to approve', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  await mcp.call(key, 'place_order', { ...BUY, ticker: 'PYPL' });
  const [proposal] = await mcp.proposals();
  expect(proposal?.shown_price).toBeGreaterThan(0);
  expect((await mcp.decide(proposal?.id ?? '', 'approve')).body).toMatchObject({
    state: 'executed',
  });
});

test('a reset or a revoked key ends what was proposed before', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  await mcp.call(key, 'place_order', BUY);
  await mcp.call(key, 'place_order', { ...BUY, client_order_id: 'buy-2' });
  const [first, second] = await mcp.proposals();
  await mcp.server.delete(`/api/keys/${key.key.id}`);
  expect((await mcp.decide(first?.id ?? '', 'approve')).body).toMatchObject({
    state: 'refused',
    error: { code: 'proposal_outdated' },
  });
  await mcp.server.post('/api/portfolio/reset', {});
  expect((await mcp.decide(second?.id ?? '', 'approve')).body).toMatchObject({ state: 'refused' });
  expect((await mcp.ledger()).orders).toEqual([]);
});

test('changes and cancellations of orders wait as well', async () => {
  const mcp = await McpServerForTests.start();
  const key = await mcp.key();
  const limit = { ...BUY, type: 'limit', limit_price: '100' };
  const { order } = answer(await mcp.call(key, 'place_order', limit));
  await mcp.setPolicy({ mode: 'confirm' });
  const change = { order_id: order.id, limit_price: '90' };
  expect(answer(await mcp.call(key, 'replace_order', change)).status).toBe('pending');
  const again = answer(await mcp.call(key, 'cancel_order', { order_id: order.id }));
  expect(answer(await mcp.call(key, 'cancel_order', { order_id: order.id }))).toEqual(again);
  expect(answer(await mcp.call(key, 'cancel_all_orders', {})).status).toBe('pending');
  const [replace, cancel, all] = await mcp.proposals();
  expect([replace?.sentence, cancel?.sentence, all?.sentence]).toEqual([
    'Change the order to buy 1 AAPL at a limit of $100.00, for the day to a limit of $90.00.',
    'Cancel the order to buy 1 AAPL at a limit of $100.00, for the day.',
    'Cancel all open orders.',
  ]);
  expect((await mcp.decide(replace?.id ?? '', 'approve')).body).toMatchObject({
    state: 'executed',
  });
  // The order that it names was replaced.
  expect((await mcp.decide(cancel?.id ?? '', 'approve')).body).toMatchObject({
    state: 'refused',
    error: { code: 'order_final' },
  });
  expect((await mcp.decide(all?.id ?? '', 'approve')).body).toMatchObject({ state: 'executed' });
  expect((await mcp.ledger()).orders.map(({ state }) => state).sort()).toEqual([
    'canceled',
    'replaced',
  ]);
});

test('a client that may ask the person places what was accepted, and nothing that was declined', async () => {
  const mcp = await confirming();
  const key = await mcp.key('trade', { asks_person: true });
  const questions: string[] = [];
  let approve = true;
  const client = await mcp.client(key, {
    person(message) {
      questions.push(message);
      return { action: 'accept', content: { approve } };
    },
  });
  const place = (client_order_id: string) =>
    client.callTool({
      name: 'place_order',
      arguments: { ...BUY, client_order_id },
    }) as Promise<CalledTool>;
  expect((await place('a')).structuredContent).toMatchObject({
    status: 'executed',
    order: { state: 'filled' },
  });
  expect(questions[0]).toContain('Buy 1 AAPL at the market, for the day. The price is $333 now.');
  approve = false;
  expect((await place('b')).structuredContent).toMatchObject({ status: 'declined', order: null });
  expect((await mcp.ledger()).orders).toHaveLength(1);
});

test('a client whose key does not say so cannot answer for the person', async () => {
  const mcp = await confirming();
  const key = await mcp.key();
  const client = await mcp.client(key, {
    person: () => ({ action: 'accept', content: { approve: true } }),
  });
  const asked = (await client.callTool({ name: 'place_order', arguments: BUY })) as CalledTool;
  expect(asked.structuredContent.status).toBe('pending');
  expect((await mcp.ledger()).orders).toEqual([]);
});

test('read only and halted refuse at once, with their codes', async () => {
  const mcp = await McpServerForTests.start();
  const key = await mcp.key();
  await mcp.setPolicy({ mode: 'read_only' });
  expect(refusalOf((await mcp.call(key, 'place_order', BUY)).result).code).toBe(
    'assistant_read_only',
  );
  await mcp.setPolicy({ mode: 'confirm', halted: true });
  expect(refusalOf((await mcp.call(key, 'place_order', BUY)).result).code).toBe('assistant_halted');
  expect(await mcp.proposals()).toEqual([]);
});
