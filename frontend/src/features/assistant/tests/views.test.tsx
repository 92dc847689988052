import type { ChatRequest, ChatView } from '@finally/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { lineStore, overlayStore, sentLineStore } from '@/shared/commands/command-line-store';
import { ok } from '@/shared/tests/contract-server';
import { answer, exchange, portfolio, position, ticker } from '@/shared/tests/samples';
import { CHAT, chat, line, open, press, sent, serveChat, write } from './chat-fixture';

serveChat();

function shows(...views: ChatView[]) {
  chat.server.on(CHAT, ({ message }: ChatRequest) => {
    const given = answer('answer-0', 'Here it is.', { views });
    chat.told = exchange(message, given);
    return ok(given);
  });
}

const asked = async () => {
  await open();
  write('show me');
  press('Enter');
};

test('a chart is drawn with the bars of the market', async () => {
  chat.server.on('GET /api/market/bars', (_body, url) => {
    const bars = [400, 404, 402].map((close, index) => ({
      time: new Date(Date.UTC(2026, 1, 11, 14, 5 * index)).toISOString(),
      ...{ open: close, high: close, low: close, close },
      volume: 1,
    }));
    return ok({ ticker: url.searchParams.get('ticker'), interval: '5m', bars });
  });
  shows({ kind: 'chart', tickers: [ticker('MSFT')], interval: '5m' });
  await asked();
  const chart = await screen.findByRole('figure', { name: 'Chart of MSFT, 5m' });
  expect(within(chart).getByText('MSFT')).toBeTruthy();
  expect(chart.textContent).toContain('402.00');
  expect(chart.querySelectorAll('path')).toHaveLength(1);
});

test('a table of positions has the figures of the account, not of the text', async () => {
  chat.server.on('GET /api/portfolio', () =>
    ok({ ...portfolio(10_000), positions: [position('NVDA', 3, 120, 125)] }),
  );
  shows({ kind: 'table', of: 'positions' });
  await asked();
  const table = await screen.findByRole('table', { name: 'Positions' });
  expect(await within(table).findByText('NVDA')).toBeTruthy();
  expect(within(table).getByText('3')).toBeTruthy();
});

test('a panel has a button that opens it', async () => {
  shows({ kind: 'panel', panel: 'blotter', tickers: [], interval: null });
  await asked();
  expect(await screen.findByRole('button', { name: 'Open Blotter' })).toBeTruthy();
});

test('a line with a slash goes to the command line, and not to the assistant', async () => {
  await open();
  write('/chart MSFT 5m');
  press('Enter');
  expect(lineStore.getState()).toBe('chart MSFT 5m');
  expect(overlayStore.getState()).toBe('line');
  expect(sentLineStore.getState()).toBe(true);
  expect(line().value).toBe('');
  expect(sent()).toEqual([]);
});
