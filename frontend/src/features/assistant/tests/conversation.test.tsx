import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { connectionStore } from '@/features/session/connection-store';
import { answer, exchange, MODEL, portfolio, position, SETTINGS } from '@/shared/tests/samples';
import { assistantSettingsStore } from '../settings/assistant-settings-store';
import { answers, chat, open, said, sent, serveChat } from './chat-fixture';

serveChat();

test('the earlier conversation is shown, with the models that answered', async () => {
  chat.told = exchange('How am I doing?', answer('a1', 'You are up **$12.50**.'));
  await open();
  expect((await said('You'))[0]?.textContent).toContain('How am I doing?');
  const [given] = await said('Assistant');
  expect(given?.textContent).toContain('You are up $12.50.');
  expect(given?.querySelector('strong')?.textContent).toBe('$12.50');
  expect(given?.textContent).toContain('Offline assistant');
});

test('markup in an answer stays text', async () => {
  chat.told = exchange('hi', answer('a1', '<img src=x onerror="alert(1)"> and **<i>bold</i>**'));
  await open();
  const [given] = await said('Assistant');
  expect(given?.querySelector('img, i')).toBeNull();
  expect(given?.textContent).toContain('<img src=x onerror="alert(1)"> and <i>bold</i>');
});

test('an empty conversation offers suggestions, and a click sends one', async () => {
  answers('No positions yet.');
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'What is my largest position?' }));
  await screen.findByText('No positions yet.', { selector: 'article *' });
  expect(sent()).toMatchObject([{ message: 'What is my largest position?' }]);
});

test('a suggested order is written into the field, and is sent only by the person', async () => {
  answers('Bought.');
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Buy 2 NVDA and watch PYPL' }));
  const field = screen.getByLabelText<HTMLTextAreaElement>('Message to the assistant');
  expect(field.value).toBe('Buy 2 NVDA and watch PYPL');
  expect(document.activeElement).toBe(field);
  expect(sent()).toEqual([]);
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByText('Bought.', { selector: 'article *' });
  expect(sent()).toMatchObject([{ message: 'Buy 2 NVDA and watch PYPL' }]);
});

test('the conversation is cleared only after a confirmation', async () => {
  chat.told = exchange('hi', answer('a1', 'Hello.'));
  await open();
  const clear = () =>
    fireEvent.click(screen.getByRole('button', { name: 'Clear the conversation' }));
  clear();
  fireEvent.click(await screen.findByRole('button', { name: 'Keep it' }));
  expect(chat.server.calls('DELETE /api/chat/history')).toHaveLength(0);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  clear();
  fireEvent.click(await screen.findByRole('button', { name: 'Clear' }));
  await waitFor(() => expect(screen.queryByText('Hello.')).toBeNull());
  expect(chat.server.calls('DELETE /api/chat/history')).toHaveLength(1);
});

test('after a reconnect the conversation is fetched again', async () => {
  await open();
  chat.told = exchange('from another tab', answer('a1', 'Noted.'));
  act(() => {
    connectionStore.setStatus('live');
    connectionStore.setStatus('reconnecting');
    connectionStore.setStatus('live');
  });
  expect(await screen.findByText('Noted.')).toBeTruthy();
});

test('a mark on a figure is a label in prose, tables and code, apart from the text of the model', async () => {
  const mark = '⟦not from your account: you hold 8 NVDA⟧';
  const text = [
    `You hold **100 NVDA ${mark}**, or \`100 ${mark}\`.`,
    `| Ticker | Shares |\n|---|---|\n| NVDA | 100 ${mark} |`,
    `\`\`\`\nNVDA 100 ${mark}\n\`\`\``,
  ].join('\n\n');
  chat.told = exchange('hi', answer('a1', text, { model: MODEL }));
  await open();
  const [given] = await said('Assistant');
  const marks = [...(given?.querySelectorAll('mark') ?? [])];
  expect(marks.map(({ textContent }) => textContent)).toEqual(
    Array.from({ length: 4 }, () => 'not from your account: you hold 8 NVDA'),
  );
  for (const each of marks) expect(within(each).getByLabelText('Warning')).toBeTruthy();
  expect(given?.textContent).not.toMatch(/[⟦⟧]/);
});

test('tables and code of an answer are rendered as such', async () => {
  chat.told = exchange(
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
  chat.told = [
    ...exchange('buy 9 NVDA', answer('never', '')).slice(0, 1),
    ...exchange('hello', answer('a1', 'Hi.')),
  ];
  await open();
  expect(await screen.findAllByText('Not answered')).toHaveLength(1);
});
