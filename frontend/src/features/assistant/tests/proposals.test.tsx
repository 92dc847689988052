import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pricesStore } from '@/features/prices/prices-store';
import { ok, refusal } from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import { answer, exchange, priceUpdate, proposal } from '@/shared/tests/samples';
import { answers, bought, chat, open, press, serveChat, sold, write } from './chat-fixture';

serveChat();

const waitingFor = (id: string) => `POST /api/chat/actions/${id}/approve`;

test('a proposal is approved by its button, and its card then shows what the ledger did', async () => {
  answers('This awaits your approval.', [proposal('p1')]);
  chat.server.on(waitingFor('p1'), () => ok({ ...bought, id: 'p1' }));
  await open();
  write('buy 2 NVDA');
  press('Enter');
  const card = await screen.findByTestId('receipt-proposed');
  expect(within(card).getByLabelText('Awaiting approval')).toBeTruthy();
  fireEvent.click(within(card).getByRole('button', { name: 'Approve: Buy 2 NVDA' }));
  expect((await screen.findByTestId('receipt-executed')).textContent).toContain(
    'Bought 2 NVDA at $120.10',
  );
  expect(chat.server.calls(waitingFor('p1'))).toHaveLength(1);
  await waitFor(() => expect(chat.server.calls('GET /api/portfolio')).toHaveLength(1));
  expect(document.querySelectorAll('[data-sonner-toast]')).toHaveLength(1);
  expect(document.querySelector('[aria-live="polite"].sr-only')?.textContent).toBe(
    'Bought 2 NVDA at $120.10 \u00b7 cash $9,759.80',
  );
});

test('a declined proposal is shown as declined, and nothing is fetched', async () => {
  chat.told = exchange('buy', answer('a1', 'Shall I?', { actions: [proposal('p1')] }));
  chat.server.on('POST /api/chat/actions/p1/decline', () =>
    ok({ ...proposal('p1'), status: 'declined' }),
  );
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Decline: Buy 2 NVDA' }));
  expect((await screen.findByTestId('receipt-declined')).textContent).toBe('Buy 2 NVDADeclined');
  expect(chat.server.calls('GET /api/portfolio')).toHaveLength(0);
});

test('a refused approval says why, and the proposal stays open', async () => {
  chat.told = exchange('buy', answer('a1', 'Shall I?', { actions: [proposal('p1')] }));
  chat.server.on(waitingFor('p1'), () =>
    refusal(409, 'assistant_halted', 'The assistant is paused.'),
  );
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Approve: Buy 2 NVDA' }));
  expect((await screen.findByRole('alert')).textContent).toBe(
    'The assistant is paused. It still waits.',
  );
  expect(screen.getByRole('button', { name: 'Decline: Buy 2 NVDA' })).toBeTruthy();
});

test('a proposal says why it needs approval, and is approved at the shown price', async () => {
  const detail = 'Your message does not ask for it. It waits for your approval.';
  const action = { ...proposal('p1'), waits_for: { code: 'not_asked_for' as const, detail } };
  chat.told = exchange('how am I doing?', answer('a1', 'I would buy.', { actions: [action] }));
  chat.server.on(waitingFor('p1'), () => refusal(409, 'price_moved', 'NVDA is at $200.00 now.'));
  await open();
  const card = await screen.findByTestId('receipt-proposed');
  expect(card.textContent).toContain(detail);
  // Without a live price, at the one of the proposal.
  expect(card.textContent).toContain('About $360.00 at $180.00');
  act(() => pricesStore.replace({ NVDA: priceUpdate('NVDA', 190, 0) }));
  expect(await screen.findByText('About $380.00 at $190.00')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Approve: Buy 2 NVDA' }));
  expect((await screen.findByRole('alert')).textContent).toContain('NVDA is at $200.00 now.');
  expect(chat.server.calls(waitingFor('p1'))).toMatchObject([{ body: { price: 190 } }]);
  act(() => pricesStore.replace({}));
});

test('all proposals of an answer are approved one after the other', async () => {
  const actions = [proposal('p1', { side: 'sell' }), proposal('p2')];
  chat.told = exchange('swap', answer('a1', 'Shall I?', { actions }));
  const first = deferred();
  chat.server.on(waitingFor('p1'), async () => {
    await first.promise;
    return ok({ ...sold, id: 'p1' });
  });
  chat.server.on(waitingFor('p2'), () => ok({ ...bought, id: 'p2' }));
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Approve all' }));
  await waitFor(() => expect(chat.server.calls(waitingFor('p1'))).toHaveLength(1));
  expect(chat.server.calls(waitingFor('p2'))).toHaveLength(0);
  first.resolve();
  await waitFor(() => expect(screen.getAllByTestId('receipt-executed')).toHaveLength(2));
});

test('open proposals of earlier answers are counted above the input', async () => {
  chat.told = [
    ...exchange('buy', answer('a1', 'Shall I?', { actions: [proposal('p1'), proposal('p2')] })),
    ...exchange('thanks', answer('a2', 'Always.')),
  ];
  await open();
  expect(await screen.findByText(/2 actions await your approval/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(document.activeElement?.textContent).toContain('Buy 2 NVDA');
});
