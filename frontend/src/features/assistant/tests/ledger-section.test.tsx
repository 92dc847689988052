import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, exchange, MODEL, proposal } from '@/shared/tests/samples';
import {
  answers,
  bought,
  chat,
  open,
  press,
  refused,
  said,
  serveChat,
  sold,
  watched,
  write,
} from './chat-fixture';

serveChat();

test('receipts show what the ledger did, whatever the text claims', async () => {
  answers('I bought 200 META for you.', [bought, sold, refused, watched]);
  await open();
  write('trade');
  press('Enter');
  const done = await screen.findAllByTestId('receipt-executed');
  expect(done.map((element) => element.textContent)).toEqual([
    'Bought 2 NVDA at $120.10\u2212$240.20 cashCash now $9,759.80',
    'Sold 5 AAPL at $190.12+$950.60 cashCash now $10,710.40Realized +$12.50',
    'Watching PYPLWatchlistPayPal Holdings, Inc.',
  ]);
  expect(within(done[0] as HTMLElement).getByLabelText('Executed')).toBeTruthy();
  const [failed] = screen.getAllByTestId('receipt-rejected');
  expect(failed?.textContent).toBe(
    'Buy 200 METARefusedBuying 200 META costs more than there is in cash.',
  );
});

test('after an answer with actions, each fill has a toast, and portfolio and watchlist are fetched', async () => {
  answers('Done.', [bought, refused, watched]);
  await open();
  write('buy 2 NVDA and watch PYPL');
  press('Enter');
  expect(await screen.findByText('Bought 2 NVDA at $120.10 · cash $9,759.80')).toBeTruthy();
  expect(document.querySelectorAll('[data-sonner-toast]')).toHaveLength(1);
  await waitFor(() => {
    expect(chat.server.calls('GET /api/portfolio')).toHaveLength(1);
    expect(chat.server.calls('GET /api/watchlists/default')).toHaveLength(1);
  });
});

test('an answer without actions fetches neither', async () => {
  answers('Just words.');
  await open();
  write('hello');
  press('Enter');
  await screen.findByText('Just words.', { selector: 'article *' });
  await waitFor(() => expect(chat.server.calls('GET /api/chat/history')).toHaveLength(2));
  expect(chat.server.calls('GET /api/portfolio')).toHaveLength(0);
});

test('a new answer with its outcome is announced politely', async () => {
  answers('That was refused.', [refused]);
  await open();
  write('buy 200 META');
  press('Enter');
  await screen.findByTestId('receipt-rejected');
  await waitFor(() =>
    expect(document.querySelector('[aria-live="polite"].sr-only')?.textContent).toBe(
      'That was refused.\nRefused: Buying 200 META costs more than there is in cash.',
    ),
  );
});

test('the first of a hundred actions are shown with a count, the others on demand', async () => {
  const actions = Array.from({ length: 100 }, (_, index) => ({ ...refused, id: `r${index}` }));
  chat.told = exchange('everything', answer('a1', 'No.', { actions }));
  await open();
  expect(await screen.findByText('100 refused')).toBeTruthy();
  expect(screen.getAllByTestId('receipt-rejected')).toHaveLength(8);
  fireEvent.click(screen.getByRole('button', { name: 'Show all 100' }));
  expect(screen.getAllByTestId('receipt-rejected')).toHaveLength(100);
});

test("the model's original text and who answered instead are shown apart from the answer", async () => {
  chat.told = exchange(
    'buy 200 META',
    answer('a1', 'Nothing was bought.', {
      actions: [refused],
      intent: 'I bought 200 META!',
      model: MODEL,
      notice: 'The model is not answering.',
    }),
  );
  await open();
  const [given] = await said('Assistant');
  expect(given?.querySelector('details')?.open).toBe(false);
  expect(given?.querySelector('details')?.textContent).toContain('I bought 200 META!');
  expect(screen.getByText('The model is not answering.')).toBeTruthy();
});

test('the original text of the built-in assistant is not shown after a refusal', async () => {
  chat.told = exchange(
    'buy 200 META',
    answer('a1', 'Placing: buy **200 META**.', {
      actions: [refused],
      intent: 'Placing: buy **200 META**.',
    }),
  );
  await open();
  const [given] = await said('Assistant');
  expect(given?.querySelector('details')).toBeNull();
  expect(given?.textContent?.match(/META costs more/g)).toHaveLength(1);
});

test('under an answer without actions the ledger says so, apart from the text of the model', async () => {
  chat.told = exchange('hi', answer('a1', 'I bought everything!', { model: MODEL }));
  await open();
  const [given] = await said('Assistant');
  expect(within(given as HTMLElement).getByRole('group', { name: 'From the ledger' })).toBe(
    screen.getByTestId('ledger'),
  );
  expect(screen.getByTestId('ledger').textContent).toContain('Nothing was traded or changed.');
  expect(screen.getByTestId('ledger').textContent).not.toContain('I bought everything!');
  expect(given?.querySelector('header')?.textContent).toMatch(
    /Written by\s*openai\/gpt-oss-120b\s*· not checked/,
  );
});

test('receipts are shown in the section of the ledger', async () => {
  chat.told = exchange(
    'buy',
    answer('a1', 'Well.', { actions: [bought, refused, proposal('p-1')] }),
  );
  await open();
  await said('Assistant');
  const ledger = within(screen.getByTestId('ledger'));
  expect(ledger.getByTestId('receipt-executed').textContent).toContain('Bought 2 NVDA');
  expect(ledger.getByTestId('receipt-rejected')).toBeTruthy();
  expect(ledger.getByRole('button', { name: 'Approve: Buy 2 NVDA' })).toBeTruthy();
});
