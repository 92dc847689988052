import type { ChatAction, ChatMessage, ChatRequest } from '@finally/contract';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { answer, exchange, OFFLINE, portfolio, receipt, ticker } from '@/shared/tests/samples';
import { Chat } from '../chat';
import { chatStore } from '../chat-store';
import { assistantSettingsStore } from '../settings/assistant-settings-store';

export const CHAT = 'POST /api/chat';
const HISTORY = 'GET /api/chat/history';

export const bought: ChatAction = {
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

export const sold: ChatAction = {
  id: 'a-1',
  kind: 'trade',
  request: { ticker: 'AAPL', side: 'sell', quantity: 5 },
  status: 'executed',
  receipt: receipt({ id: 'a-sale', side: 'sell', realized_pnl: 12.5 }, 10_710.4),
  error: null,
  waits_for: null,
  shown_price: null,
};

export const refused: ChatAction = {
  id: 'a-2',
  kind: 'trade',
  request: { ticker: 'META', side: 'buy', quantity: 200 },
  status: 'rejected',
  receipt: null,
  error: { code: 'insufficient_cash', detail: 'Buying 200 META costs more than there is in cash.' },
  waits_for: null,
  shown_price: null,
};

export const watched: ChatAction = {
  id: 'a-3',
  kind: 'watchlist',
  request: { ticker: 'PYPL', change: 'add' },
  status: 'executed',
  receipt: { ticker: ticker('PYPL'), name: 'PayPal Holdings, Inc.', changed: true },
  error: null,
  waits_for: null,
};

/** The server of a test, and the conversation that it keeps. */
export const chat = {} as { server: ContractServer; told: ChatMessage[] };

/** Starts a server before each test of the file, and empties what a chat keeps. */
export function serveChat(): void {
  beforeEach(async () => {
    chat.told = [];
    chat.server = await startContractServer({
      [HISTORY]: () => ok({ messages: chat.told }),
      'GET /api/chat/suggestion': () => ok({ suggestion: null }),
      'DELETE /api/chat/history': () => {
        chat.told = [];
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
    await chat.server.close();
  });
}

/** The server gives this answer and keeps it in the conversation. */
export function answers(text: string, actions: ChatAction[] = []) {
  chat.server.on(CHAT, ({ message }: ChatRequest) => {
    const given = answer(`answer-${chat.told.length}`, text, { actions });
    chat.told = [...chat.told, ...exchange(message, given)];
    return ok(given);
  });
}

/** Shows the chat and waits for the conversation. */
export async function open() {
  render(
    <>
      <Chat />
      <Toasts />
    </>,
  );
  await waitFor(() => expect(chatStore.getState().messages).not.toBeNull());
}

export const line = () => screen.getByLabelText<HTMLTextAreaElement>('Message to the assistant');
export const write = (text: string) => fireEvent.change(line(), { target: { value: text } });
export const press = (key: string, more = {}) => fireEvent.keyDown(line(), { key, ...more });
export const said = (role: 'You' | 'Assistant') => screen.findAllByRole('article', { name: role });
export const sent = () => chat.server.calls(CHAT).map(({ body }) => body as ChatRequest);
