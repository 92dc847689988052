import type { OrderRequest, SymbolMatch, TradeRequest } from '@finally/contract';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { ordersStore } from '@/features/orders/orders-store';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { watchlistStore } from '@/features/watchlist/watchlist-store';
import { commandHistoryStore } from '@/shared/commands/command-history-store';
import { lineStore, overlayStore } from '@/shared/commands/command-line-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { previewReply } from '@/shared/tests/preview-reply';
import { portfolio, position, priceUpdate, receipt, ticker } from '@/shared/tests/samples';
import { CommandLine } from '../command-line';

export const TRADE = 'POST /api/portfolio/trade';
export const PREVIEW = 'POST /api/orders/preview';

export const SYMBOLS: SymbolMatch[] = [
  { ticker: ticker('AAPL'), name: 'Apple Inc.', sector: 'Technology' },
  { ticker: ticker('NVDA'), name: 'NVIDIA Corporation', sector: 'Technology' },
];

/** The server of a test. */
export const page = {} as { server: ContractServer };

/** Starts a server before each test of the file, and empties what the command line keeps. */
export function serveLine(): void {
  beforeEach(async () => {
    page.server = await startContractServer({
      'GET /api/portfolio': () => ok(portfolio(10_000, [position('AAPL', 12.5, 100, 190)])),
      'GET /api/portfolio/history': () => ok({ snapshots: [] }),
      'GET /api/market/search': (_body, url) => {
        const asked = (url.searchParams.get('q') ?? '').toLowerCase();
        return ok({
          matches: SYMBOLS.filter(({ ticker: symbol, name }) =>
            `${symbol} ${name}`.toLowerCase().includes(asked),
          ),
          unknown_ticker: null,
        });
      },
      [PREVIEW]: (order: OrderRequest) => {
        const price = pricesStore.getState().latest[order.ticker]?.price ?? 0;
        return ok(
          previewReply(order, portfolio(10_000, [position('AAPL', 12.5, 100, 190)]), price),
        );
      },
      [TRADE]: ({ side, quantity = 1, ticker: symbol }: TradeRequest) =>
        ok(receipt({ id: crypto.randomUUID(), side, quantity, ticker: symbol }, 9_000), 201),
    });
    portfolioStore.setState(portfolioStore.getInitialState(), true);
    ordersStore.setState(ordersStore.getInitialState(), true);
    setAsideStore.setState(setAsideStore.getInitialState(), true);
    watchlistStore.setState(watchlistStore.getInitialState(), true);
    commandHistoryStore.setState({ lines: [] });
    selectionStore.setState({ ticker: ticker('AAPL') });
    pricesStore.replace({ AAPL: priceUpdate('AAPL', 190, 0), NVDA: priceUpdate('NVDA', 120, 0) });
    overlayStore.setState('line', true);
    lineStore.setState('', true);
  });

  afterEach(async () => {
    toast.dismiss();
    await page.server.close();
  });
}

/** Opens the command line and waits for its suggestions. */
export async function open() {
  render(
    <>
      <CommandLine onClose={() => {}} />
      <OrderQuestion />
      <Toasts />
    </>,
  );
  // The suggestions are loaded on demand.
  await screen.findByRole('listbox', {}, { timeout: 10_000 });
  await waitFor(() => expect(portfolioStore.getState().portfolio).not.toBeNull());
}

export const line = () => screen.getByRole<HTMLInputElement>('combobox');
export const type = (text: string) => fireEvent.change(line(), { target: { value: text } });
export const press = (key: string) => fireEvent.keyDown(line(), { key });
export const chosen = () => screen.getByRole('option', { selected: true });
/** All that a line set off has come to its end. */
export const closed = () => waitFor(() => expect(overlayStore.getState()).toBeNull());
export const sent = () => page.server.calls(TRADE).map(({ body }) => body as TradeRequest);
