import type { ChatAction, ChatMessage, ChatRequest } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { connectionStore } from '@/features/session/connection-store';
import {
  type ContractServer,
  ok,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import {
  answer,
  exchange,
  MODEL,
  OFFLINE,
  portfolio,
  position,
  priceUpdate,
  proposal,
  receipt,
  SETTINGS,
  ticker,
} from '@/shared/tests/samples';
import { Chat } from './chat';
import { chatStore } from './chat-store';
import { assistantSettingsStore } from './settings/assistant-settings-store';

const CHAT = 'POST /api/chat';
const HISTORY = 'GET /api/chat/history';

const bought: ChatAction = {
  id: 'a-0',
  kind: 'trade',
  request: { ticker: 'nvda', side: 'buy', quantity: 2 },
  status: 'executed',
  receipt: receipt(
    {
      id: 'a-trade',
      ticker: ticker('NVDA'),
      quantity: 2,
      price: 120.1,
      notional: 240.2,
      origin: 'assistant',
      source: 'assistant',
      cause: 'message',
    },
    9_759.8,
  ),
  error: null,
  waits_for: null,
  shown_price: null,
};

const sold: ChatAction = {
  id: 'a-1',
  kind: 'trade',
  request: { ticker: 'AAPL', side: 'sell', quantity: 5 },
  status: 'executed',
  receipt: receipt({ id: 'a-sale', side: 'sell', realized_pnl: 12.5 }, 10_710.4),
  error: null,
  waits_for: null,
  shown_price: null,
};

const refused: ChatAction = {
  id: 'a-2',
  kind: 'trade',
  request: { ticker: 'META', side: 'buy', quantity: 200 },
  status: 'rejected',
  receipt: null,
  error: { code: 'insufficient_cash', detail: 'Buying 200 META costs more than there is in cash.' },
  waits_for: null,
  shown_price: null,
};

const watched: ChatAction = {
  id: 'a-3',
  kind: 'watchlist',
  request: { ticker: 'PYPL', change: 'add' },
  status: 'executed',
  receipt: { ticker: ticker('PYPL'), name: 'PayPal Holdings, Inc.', changed: true },
  error: null,
  waits_for: null,
};

let server: ContractServer;
let told: ChatMessage[];

beforeEach(async () => {
  told = [];
  server = await startContractServer({
    [HISTORY]: () => ok({ messages: told }),
    'DELETE /api/chat/history': () => {
      told = [];
      return { status: 204 };
    },
    'GET /api/health': () => ok({ assistant: { state: 'ok', model: OFFLINE, detail: null } }),
    'GET /api/portfolio': () => ok(portfolio(10_000)),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
    'GET /api/watchlists': () => ok({ lists: [] }),
    'GET /api/watchlists/default': () => ok({ entries: [] }),
  });
  chatStore.setState(chatStore.getInitialState(), true);
  assistantSettingsStore.setState(assistantSettingsStore.getInitialState(), true);
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  sessionStorage.clear();
});

afterEach(async () => {
  toast.dismiss();
  await server.close();
});

/** The server gives this answer and keeps it in the conversation. */
function answers(text: string, actions: ChatAction[] = []) {
  server.on(CHAT, ({ message }: ChatRequest) => {
    const given = answer(`answer-${told.length}`, text, { actions });
    told = [...told, ...exchange(message, given)];
    return ok(given);
  });
}

async function open() {
  render(
    <>
      <Chat />
      <Toasts />
    </>,
  );
  await waitFor(() => expect(chatStore.getState().messages).not.toBeNull());
}

const line = () => screen.getByLabelText<HTMLTextAreaElement>('Message to the assistant');
const write = (text: string) => fireEvent.change(line(), { target: { value: text } });
const press = (key: string, more = {}) => fireEvent.keyDown(line(), { key, ...more });
const said = (role: 'You' | 'Assistant') => screen.findAllByRole('article', { name: role });
const sent = () => server.calls(CHAT).map(({ body }) => body as ChatRequest);

test('the earlier conversation is shown, with the models that answered', async () => {
  told = exchange('How am I doing?', answer('a1', 'You are up **$12.50**.'));
  await open();
  expect((await said('You'))[0]?.textContent).toContain('How am I doing?');
  const [given] = await said('Assistant');
  expect(given?.textContent).toContain('You are up $12.50.');
  expect(given?.querySelector('strong')?.textContent).toBe('$12.50');
  expect(given?.textContent).toContain('Offline assistant');
});

test('Enter sends, and the answer follows the question', async () => {
  answers('You hold nothing but cash.');
  await open();
  write('How am I doing?');
  press('Enter');
  expect(line().value).toBe('');
  expect(
    await screen.findByText('You hold nothing but cash.', { selector: 'article *' }),
  ).toBeTruthy();
  expect(sent()).toMatchObject([{ message: 'How am I doing?' }]);
  expect(await said('You')).toHaveLength(1);
});

test('Shift+Enter and an input method’s Enter do not send', async () => {
  await open();
  write('first line');
  press('Enter', { shiftKey: true });
  press('Enter', { isComposing: true });
  press('Enter', { keyCode: 229 });
  expect(sent()).toHaveLength(0);
  expect(line().value).toBe('first line');
});

test('while an answer is awaited, the elapsed time is shown and nothing more is sent', async () => {
  const thought = deferred();
  server.on(CHAT, async () => {
    await thought.promise;
    return ok(answer('a1', 'Here.'));
  });
  await open();
  write('think');
  press('Enter');
  expect((await screen.findByText('Thinking')).textContent).toMatch(/Thinking\d+ s/);
  write('impatient');
  press('Enter');
  expect(line().value).toBe('impatient');
  thought.resolve();
  await screen.findByText('Here.', { selector: 'article *' });
  expect(sent()).toHaveLength(1);
  expect(screen.queryByText('Thinking')).toBeNull();
});

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
    expect(server.calls('GET /api/portfolio')).toHaveLength(1);
    expect(server.calls('GET /api/watchlists/default')).toHaveLength(1);
  });
});

test('an answer without actions fetches neither', async () => {
  answers('Just words.');
  await open();
  write('hello');
  press('Enter');
  await screen.findByText('Just words.', { selector: 'article *' });
  await waitFor(() => expect(server.calls(HISTORY)).toHaveLength(2));
  expect(server.calls('GET /api/portfolio')).toHaveLength(0);
});

test('markup in an answer stays text', async () => {
  told = exchange('hi', answer('a1', '<img src=x onerror="alert(1)"> and **<i>bold</i>**'));
  await open();
  const [given] = await said('Assistant');
  expect(given?.querySelector('img, i')).toBeNull();
  expect(given?.textContent).toContain('<img src=x onerror="alert(1)"> and <i>bold</i>');
});

test('a failure is shown below the message, and Retry sends the same one again', async () => {
  server.on(CHAT, () => refusal(503, 'assistant_unavailable', 'The assistant does not answer.'));
  await open();
  write('buy 2 NVDA');
  press('Enter');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The assistant does not answer.');
  answers('Done.', [bought]);
  fireEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
  await screen.findByTestId('receipt-executed');
  const [first, second] = sent();
  expect(second).toEqual(first);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await said('You')).toHaveLength(1);
});

test('a message that did not reach the server says so, and can be sent again', async () => {
  server.on(CHAT, () => refusal(404, 'message_not_received', 'Not received.'));
  await open();
  write('buy 2 NVDA');
  press('Enter');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('This message did not reach the server. Nothing was done.');
  answers('Done.', [bought]);
  fireEvent.click(within(alert).getByRole('button', { name: 'Send again' }));
  await screen.findByTestId('receipt-executed');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('an empty conversation offers suggestions, and a click sends one', async () => {
  answers('No positions yet.');
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'What is my largest position?' }));
  await screen.findByText('No positions yet.', { selector: 'article *' });
  expect(sent()).toMatchObject([{ message: 'What is my largest position?' }]);
});

test('arrow up recalls earlier messages one by one, and arrow down returns', async () => {
  told = [...exchange('one', answer('a1', '1')), ...exchange('two', answer('a2', '2'))];
  await open();
  press('ArrowUp');
  expect(line().value).toBe('two');
  press('ArrowUp');
  press('ArrowUp');
  expect(line().value).toBe('one');
  press('ArrowDown');
  expect(line().value).toBe('two');
  press('ArrowDown');
  expect(line().value).toBe('');
  write('typing');
  press('ArrowUp');
  expect(line().value).toBe('typing');
});

test('the conversation is cleared only after a confirmation', async () => {
  told = exchange('hi', answer('a1', 'Hello.'));
  await open();
  const clear = () =>
    fireEvent.click(screen.getByRole('button', { name: 'Clear the conversation' }));
  clear();
  fireEvent.click(await screen.findByRole('button', { name: 'Keep it' }));
  expect(server.calls('DELETE /api/chat/history')).toHaveLength(0);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  clear();
  fireEvent.click(await screen.findByRole('button', { name: 'Clear' }));
  await waitFor(() => expect(screen.queryByText('Hello.')).toBeNull());
  expect(server.calls('DELETE /api/chat/history')).toHaveLength(1);
});

test('after a reconnect the conversation is fetched again', async () => {
  await open();
  told = exchange('from another tab', answer('a1', 'Noted.'));
  act(() => {
    connectionStore.setStatus('live');
    connectionStore.setStatus('reconnecting');
    connectionStore.setStatus('live');
  });
  expect(await screen.findByText('Noted.')).toBeTruthy();
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

const waitingFor = (id: string) => `POST /api/chat/actions/${id}/approve`;

test('a proposal is approved by its button, and its card then shows what the ledger did', async () => {
  answers('This awaits your approval.', [proposal('p1')]);
  server.on(waitingFor('p1'), () => ok({ ...bought, id: 'p1' }));
  await open();
  write('buy 2 NVDA');
  press('Enter');
  const card = await screen.findByTestId('receipt-proposed');
  expect(within(card).getByLabelText('Awaiting approval')).toBeTruthy();
  fireEvent.click(within(card).getByRole('button', { name: 'Approve: Buy 2 NVDA' }));
  expect((await screen.findByTestId('receipt-executed')).textContent).toContain(
    'Bought 2 NVDA at $120.10',
  );
  expect(server.calls(waitingFor('p1'))).toHaveLength(1);
  await waitFor(() => expect(server.calls('GET /api/portfolio')).toHaveLength(1));
  expect(document.querySelectorAll('[data-sonner-toast]')).toHaveLength(1);
  expect(document.querySelector('[aria-live="polite"].sr-only')?.textContent).toBe(
    'Bought 2 NVDA at $120.10 \u00b7 cash $9,759.80',
  );
});

test('a declined proposal is shown as declined, and nothing is fetched', async () => {
  told = exchange('buy', answer('a1', 'Shall I?', { actions: [proposal('p1')] }));
  server.on('POST /api/chat/actions/p1/decline', () =>
    ok({ ...proposal('p1'), status: 'declined' }),
  );
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Decline: Buy 2 NVDA' }));
  expect((await screen.findByTestId('receipt-declined')).textContent).toBe('Buy 2 NVDADeclined');
  expect(server.calls('GET /api/portfolio')).toHaveLength(0);
});

test('a refused approval says why, and the proposal stays open', async () => {
  told = exchange('buy', answer('a1', 'Shall I?', { actions: [proposal('p1')] }));
  server.on(waitingFor('p1'), () => refusal(409, 'assistant_halted', 'The assistant is halted.'));
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Approve: Buy 2 NVDA' }));
  expect((await screen.findByRole('alert')).textContent).toBe(
    'The assistant is halted. It still waits.',
  );
  expect(screen.getByRole('button', { name: 'Decline: Buy 2 NVDA' })).toBeTruthy();
});

test('a proposal says why it needs approval, and is approved at the shown price', async () => {
  const detail = 'Your message does not ask for it. It waits for your approval.';
  const action = { ...proposal('p1'), waits_for: { code: 'not_asked_for' as const, detail } };
  told = exchange('how am I doing?', answer('a1', 'I would buy.', { actions: [action] }));
  server.on(waitingFor('p1'), () => refusal(409, 'price_moved', 'NVDA is at $200.00 now.'));
  await open();
  const card = await screen.findByTestId('receipt-proposed');
  expect(card.textContent).toContain(detail);
  // Without a live price, at the one of the proposal.
  expect(card.textContent).toContain('About $360.00 at $180.00');
  act(() => pricesStore.replace({ NVDA: priceUpdate('NVDA', 190, 0) }));
  expect(await screen.findByText('About $380.00 at $190.00')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Approve: Buy 2 NVDA' }));
  expect((await screen.findByRole('alert')).textContent).toContain('NVDA is at $200.00 now.');
  expect(server.calls(waitingFor('p1'))).toMatchObject([{ body: { price: 190 } }]);
  act(() => pricesStore.replace({}));
});

test('all proposals of an answer are approved one after the other', async () => {
  const actions = [proposal('p1', { side: 'sell' }), proposal('p2')];
  told = exchange('swap', answer('a1', 'Shall I?', { actions }));
  const first = deferred();
  server.on(waitingFor('p1'), async () => {
    await first.promise;
    return ok({ ...sold, id: 'p1' });
  });
  server.on(waitingFor('p2'), () => ok({ ...bought, id: 'p2' }));
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Approve all' }));
  await waitFor(() => expect(server.calls(waitingFor('p1'))).toHaveLength(1));
  expect(server.calls(waitingFor('p2'))).toHaveLength(0);
  first.resolve();
  await waitFor(() => expect(screen.getAllByTestId('receipt-executed')).toHaveLength(2));
});

test('open proposals of earlier answers are counted above the input', async () => {
  told = [
    ...exchange('buy', answer('a1', 'Shall I?', { actions: [proposal('p1'), proposal('p2')] })),
    ...exchange('thanks', answer('a2', 'Always.')),
  ];
  await open();
  expect(await screen.findByText(/2 orders await your approval/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(document.activeElement?.textContent).toContain('Buy 2 NVDA');
});

test('the first of a hundred actions are shown with a count, the others on demand', async () => {
  const actions = Array.from({ length: 100 }, (_, index) => ({ ...refused, id: `r${index}` }));
  told = exchange('everything', answer('a1', 'No.', { actions }));
  await open();
  expect(await screen.findByText('100 refused')).toBeTruthy();
  expect(screen.getAllByTestId('receipt-rejected')).toHaveLength(8);
  fireEvent.click(screen.getByRole('button', { name: 'Show all 100' }));
  expect(screen.getAllByTestId('receipt-rejected')).toHaveLength(100);
});

test("the model's original text and who answered instead are shown apart from the answer", async () => {
  told = exchange(
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
  told = exchange(
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
  told = exchange('hi', answer('a1', 'I bought everything!', { model: MODEL }));
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
  told = exchange('buy', answer('a1', 'Well.', { actions: [bought, refused, proposal('p-1')] }));
  await open();
  await said('Assistant');
  const ledger = within(screen.getByTestId('ledger'));
  expect(ledger.getByTestId('receipt-executed').textContent).toContain('Bought 2 NVDA');
  expect(ledger.getByTestId('receipt-rejected')).toBeTruthy();
  expect(ledger.getByRole('button', { name: 'Approve: Buy 2 NVDA' })).toBeTruthy();
});

test('a mark on a figure is a label in prose, tables and code, apart from the text of the model', async () => {
  const mark = '⟦not from your account: you hold 8 NVDA⟧';
  const text = [
    `You hold **100 NVDA ${mark}**, or \`100 ${mark}\`.`,
    `| Ticker | Shares |\n|---|---|\n| NVDA | 100 ${mark} |`,
    `\`\`\`\nNVDA 100 ${mark}\n\`\`\``,
  ].join('\n\n');
  told = exchange('hi', answer('a1', text, { model: MODEL }));
  await open();
  const [given] = await said('Assistant');
  const marks = [...(given?.querySelectorAll('mark') ?? [])];
  expect(marks.map(({ textContent }) => textContent)).toEqual(
    Array.from({ length: 4 }, () => 'not from your account: you hold 8 NVDA'),
  );
  for (const each of marks) expect(within(each).getByLabelText('Warning')).toBeTruthy();
  expect(given?.textContent).not.toMatch(/[⟦⟧]/);
});

test('a message is cancelled in time, and can be sent again', async () => {
  const thought = deferred();
  server.on(CHAT, async () => {
    await thought.promise;
    return refusal(409, 'cancelled', 'You cancelled this message.');
  });
  server.on('POST /api/chat/cancel', () => {
    thought.resolve();
    return ok({ cancelled: true });
  });
  await open();
  write('buy 2 NVDA');
  press('Enter');
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(
    await screen.findByText('Cancelled. Nothing was done.', { selector: 'div p' }),
  ).toBeTruthy();
  const [{ client_message_id }] = sent() as [ChatRequest];
  expect(server.calls('POST /api/chat/cancel')).toMatchObject([{ body: { client_message_id } }]);
  answers('Done.', [bought]);
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
  await screen.findByTestId('receipt-executed');
  expect(await said('You')).toHaveLength(1);
});

test('Escape cancels, and says so if it is too late', async () => {
  const thought = deferred();
  server.on(CHAT, async () => {
    await thought.promise;
    return ok(answer('a1', 'Done.', { actions: [bought] }));
  });
  server.on('POST /api/chat/cancel', () => ok({ cancelled: false }));
  await open();
  write('buy 2 NVDA');
  press('Enter');
  await screen.findByText('Thinking');
  press('Escape');
  expect(
    await screen.findByText('Too late to cancel: it has begun to act.', { selector: 'div p' }),
  ).toBeTruthy();
  thought.resolve();
  await screen.findByTestId('receipt-executed');
});

test('an answer whose connection broke is requested again and shown once', async () => {
  let cuts = 1;
  server.on(CHAT, ({ message }: ChatRequest) => {
    const given = answer('a1', 'Done.', { actions: [bought] });
    if (told.length === 0) told = exchange(message, given);
    return cuts-- > 0 ? 'cut' : ok(given);
  });
  await open();
  write('buy 2 NVDA');
  press('Enter');
  await screen.findByTestId('receipt-executed');
  const [first, second] = sent();
  expect(second).toEqual(first);
  expect(await said('You')).toHaveLength(1);
  expect(await said('Assistant')).toHaveLength(1);
});

test('tables and code of an answer are rendered as such', async () => {
  told = exchange(
    'table',
    answer('a1', '| Ticker | P&L |\n|---|--:|\n| AAPL | +1 |\n\n```\nx < 1\n```'),
  );
  await open();
  expect(await screen.findByRole('columnheader', { name: 'P&L' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: 'AAPL' })).toBeTruthy();
  expect(document.querySelector('pre')?.textContent).toBe('x < 1');
});

test('suggestions depend on the positions and on the mode of the assistant', async () => {
  assistantSettingsStore.setState({ settings: { ...SETTINGS, mode: 'confirm' } });
  portfolioStore.setState({
    portfolio: portfolio(1_000, [position('AAPL', 1, 100, 100), position('JPM', 9, 100, 100)]),
  });
  await open();
  expect(screen.getByRole('button', { name: 'Sell half of my JPM' })).toBeTruthy();
  expect(screen.getByText(/Orders wait here until you approve them/)).toBeTruthy();
});

test('the offline badge opens instructions to set up a model', async () => {
  await open();
  fireEvent.click(await screen.findByRole('button', { name: 'Offline assistant' }));
  expect((await screen.findByRole('dialog')).textContent).toContain('OPENROUTER_API_KEY');
});

test('a question without an answer says so', async () => {
  told = [
    ...exchange('buy 9 NVDA', answer('never', '')).slice(0, 1),
    ...exchange('hello', answer('a1', 'Hi.')),
  ];
  await open();
  expect(await screen.findAllByText('Not answered')).toHaveLength(1);
});
