import type { OrderPreview, OrderRequest, TradeRequest } from '@finally/contract';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { orderGate } from '@/features/orders/confirmation/order-gate-store';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { tradeSettingsStore } from '@/features/orders/confirmation/trade-settings-store';
import { ordersStore } from '@/features/orders/orders-store';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { unsettledOrdersStore } from '@/features/orders/unsettled/unsettled-orders-store';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { previewReply } from '@/shared/tests/preview-reply';
import {
  openOrder,
  placedOrder,
  portfolio,
  position,
  priceUpdate,
  receipt,
  ticker,
} from '@/shared/tests/samples';
import { TradeBar } from '../trade-bar';

export const TRADE = 'POST /api/portfolio/trade';
export const PREVIEW = 'POST /api/orders/preview';
export const PLACE = 'POST /api/orders';

/** A preview of an order that is not filled now. */
export const WAITS: OrderPreview = {
  fills: [],
  total: null,
  state: 'working',
  reason: null,
  sentence: null,
  cash_after: 10_000,
  buying_power_after: 9_062.5,
  reserved_after: 937.5,
  position_after: null,
  weight_after: 0,
  refusal: null,
  verdict: null,
  repeats: null,
};

/** The server of a test. */
export const page = {} as { server: ContractServer };

/** Starts a server before each test of the file, and empties what the ticket keeps. */
export function serveTicket(): void {
  beforeEach(async () => {
    let trades = 0;
    page.server = await startContractServer({
      'GET /api/portfolio': () => ok(portfolio(10_000, [position('AAPL', 12.5, 100, 190)])),
      'GET /api/portfolio/history': () => ok({ snapshots: [] }),
      'GET /api/orders': () => ok({ orders: [], next_cursor: null }),
      [PLACE]: ({ side, quantity }: OrderRequest) =>
        ok(placedOrder(openOrder({ side, ...(quantity && { quantity }) })), 201),
      [TRADE]: () => ok(receipt({ id: `trade-${++trades}` }, 9_049.4), 201),
      [PREVIEW]: (order: OrderRequest) => {
        const price = pricesStore.getState().latest[order.ticker]?.price ?? 0;
        return ok(
          previewReply(order, portfolio(10_000, [position('AAPL', 12.5, 100, 190)]), price),
        );
      },
    });
    portfolioStore.setState(portfolioStore.getInitialState(), true);
    ordersStore.setState(ordersStore.getInitialState(), true);
    workingOrdersStore.setState(workingOrdersStore.getInitialState(), true);
    unsettledOrdersStore.setState([], true);
    setAsideStore.setState(setAsideStore.getInitialState(), true);
    tradeSettingsStore.setState(tradeSettingsStore.getInitialState(), true);
    selectionStore.setState({ ticker: ticker('AAPL') });
    pricesStore.replace({ AAPL: priceUpdate('AAPL', 190, 0), NVDA: priceUpdate('NVDA', 120, 0) });
  });

  afterEach(async () => {
    toast.dismiss();
    orderGate.answer(false);
    await page.server.close();
  });
}

/** Shows the ticket and waits for its answers. */
export async function open() {
  render(
    <>
      <TradeBar />
      <OrderQuestion />
      <Toasts />
    </>,
  );
  await screen.findByText('12.5');
  // The answers are loaded after the ticket.
  await screen.findByText(/^What the order would do/);
}

export const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
export const type = (name: string, text: string) =>
  fireEvent.change(field(name), { target: { value: text } });
/** A button by its name; those of the sides by their first word, because they say what they do. */
export const button = (name: string | RegExp) =>
  name === 'Buy' || name === 'Sell'
    ? within(screen.getByRole('region', { name: 'Trade' })).getByRole('button', {
        name: new RegExp(`^${name}\\b`),
      })
    : screen.getByRole('button', { name });
export const figure = (label: string) =>
  screen.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;
/** What the ticket says that an order of one side would do. */
export const answer = (side: 'Buy' | 'Sell') => figure(`${side}:`);
export const sent = () => page.server.calls(TRADE).map(({ body }) => body as TradeRequest);

/** Shows the ticket with the choice of the type. */
export async function openTerms() {
  await open();
  await screen.findByRole('combobox', { name: 'Order type' });
}

/** Chooses in a field of choices. */
export const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
/** The orders that were placed, other than plain market orders. */
export const placed = () => page.server.calls(PLACE).map(({ body }) => body);

/** Shows the ticket with a limit order of 5. */
export async function openLimit() {
  await openTerms();
  type('Quantity', '5');
  choose('Order type', 'limit');
  await screen.findByRole('textbox', { name: 'Limit price' });
}
