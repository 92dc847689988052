import { ORDER_SENTENCES, type OrderRequest, type TradeRequest } from '@finally/contract';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { toast } from 'sonner';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Toasts } from '@/features/notifications/toasts';
import { OrderQuestion } from '@/features/orders/confirmation/order-question';
import { tradeSettingsStore } from '@/features/orders/confirmation/trade-settings-store';
import { ordersStore } from '@/features/orders/orders-store';
import { setAsideStore } from '@/features/orders/size/set-aside-store';
import { unsettledOrdersStore } from '@/features/orders/unsettled/unsettled-orders-store';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { selectionStore } from '@/features/symbols/selection-store';
import {
  type ContractServer,
  ok,
  type Reply,
  refusal,
  startContractServer,
} from '@/shared/tests/contract-server';
import { deferred } from '@/shared/tests/deferred';
import { previewReply } from '@/shared/tests/preview-reply';
import { portfolio, position, priceUpdate, receipt, ticker } from '@/shared/tests/samples';
import { TradeBar } from './trade-bar';

const TRADE = 'POST /api/portfolio/trade';
const PREVIEW = 'POST /api/orders/preview';

let server: ContractServer;

beforeEach(async () => {
  let trades = 0;
  server = await startContractServer({
    'GET /api/portfolio': () => ok(portfolio(10_000, [position('AAPL', 12.5, 100, 190)])),
    'GET /api/portfolio/history': () => ok({ snapshots: [] }),
    [TRADE]: () => ok(receipt({ id: `trade-${++trades}` }, 9_049.4), 201),
    [PREVIEW]: (order: OrderRequest) => {
      const price = pricesStore.getState().latest[order.ticker]?.price ?? 0;
      return ok(previewReply(order, portfolio(10_000, [position('AAPL', 12.5, 100, 190)]), price));
    },
  });
  portfolioStore.setState(portfolioStore.getInitialState(), true);
  ordersStore.setState(ordersStore.getInitialState(), true);
  unsettledOrdersStore.setState([], true);
  setAsideStore.setState(setAsideStore.getInitialState(), true);
  tradeSettingsStore.setState(tradeSettingsStore.getInitialState(), true);
  selectionStore.setState({ ticker: ticker('AAPL') });
  pricesStore.replace({ AAPL: priceUpdate('AAPL', 190, 0), NVDA: priceUpdate('NVDA', 120, 0) });
});

afterEach(async () => {
  toast.dismiss();
  await server.close();
});

async function open() {
  render(
    <>
      <TradeBar />
      <OrderQuestion />
      <Toasts />
    </>,
  );
  await screen.findByText('12.5');
  // The answers are loaded after the ticket.
  await screen.findByText('Buy:');
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const type = (name: string, text: string) =>
  fireEvent.change(field(name), { target: { value: text } });
const button = (name: string) => screen.getByRole('button', { name });
const figure = (label: string) =>
  screen.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;
/** What the ticket says that an order of one side would do. */
const answer = (side: 'Buy' | 'Sell') => figure(`${side}: `.trim());
const sent = () => server.calls(TRADE).map(({ body }) => body as TradeRequest);

test('a purchase is told in a toast from its receipt, and the portfolio is fetched again', async () => {
  await open();
  const fetched = server.calls('GET /api/portfolio').length;
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText('Bought 5 AAPL at $190.12 · cash $9,049.40')).toBeTruthy();
  expect(sent()).toMatchObject([{ ticker: 'AAPL', side: 'buy', quantity: 5 }]);
  await waitFor(() => {
    expect(server.calls('GET /api/portfolio')).toHaveLength(fetched + 1);
    expect(server.calls('GET /api/portfolio/history')).toHaveLength(fetched + 1);
  });
});

test('while an order is in flight further clicks send nothing', async () => {
  const answered = deferred();
  server.on(TRADE, async () => {
    await answered.promise;
    return ok(receipt({ id: 'slow' }, 1), 201);
  });
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  fireEvent.click(screen.getByRole('button', { name: /Buy/ }));
  fireEvent.click(button('Sell'));
  answered.resolve();
  await waitFor(() => expect(button('Buy').getAttribute('aria-busy')).toBe('false'));
  expect(sent()).toHaveLength(1);
});

test('each click is an order of its own', async () => {
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toHaveLength(1));
  await waitFor(() => expect(button('Buy').getAttribute('aria-busy')).toBe('false'));
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toHaveLength(2));
  const [first, second] = sent();
  expect(first?.client_order_id).toBeTruthy();
  expect(second?.client_order_id).not.toBe(first?.client_order_id);
});

test('where the answer got lost, the same order is asked for once more', async () => {
  let attempts = 0;
  server.on(TRADE, () => (++attempts === 1 ? 'cut' : ok(receipt({ id: 'again' }, 9_000), 201)));
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$9,000\.00/)).toBeTruthy();
  const [first, second] = sent();
  expect(second).toEqual(first);
});

test('where the server stays out of reach, two attempts are enough and the reason is shown', async () => {
  server.on(TRADE, () => 'cut');
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
  expect(sent()).toHaveLength(2);
});

test('where an order’s fate is unknown, pressing again asks for that same order', async () => {
  server.on(TRADE, () => 'cut');
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect((await screen.findByRole('alert')).textContent).toContain('not for a second one');
  server.on(TRADE, () => ok(receipt({ id: 'found' }, 9_000), 201));
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$9,000\.00/)).toBeTruthy();
  const keys = new Set(sent().map(({ client_order_id }) => client_order_id));
  expect([sent().length, keys.size]).toEqual([3, 1]);
});

test('an order of unknown fate keeps its id across other orders, changes and refusals', async () => {
  const fates: Reply[] = ['cut', 'cut'];
  const lost = ok(receipt({ id: 'lost' }, 9_000), 201);
  server.on(TRADE, () => fates.shift() ?? lost);
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect((await screen.findByRole('alert')).textContent).toContain('Buy 5 AAPL');
  fates.push(ok(receipt({ id: 'other', quantity: 6 }, 8_000), 201));
  type('Quantity', '6');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$8,000\.00/)).toBeTruthy();
  fates.push(refusal(409, 'insufficient_shares', 'Only 12.5 AAPL are held, not 1.'));
  type('Quantity', '1');
  fireEvent.click(button('Sell'));
  await screen.findByText('Only 12.5 AAPL are held, not 1.');
  // Told until it is settled.
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContainEqual(
    expect.stringContaining('Buy 5 AAPL'),
  );
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  expect(await screen.findByText(/cash \$9,000\.00/)).toBeTruthy();
  expect(sent().map(({ quantity }) => quantity)).toEqual([5, 5, 6, 1, 5]);
  const fives = sent().filter(({ quantity }) => quantity === 5);
  expect(new Set(fives.map(({ client_order_id }) => client_order_id)).size).toBe(1);
  expect(screen.queryByRole('alert')).toBeNull();
  // The first order is settled, so the next one is a new order.
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toHaveLength(6));
  expect(sent()[5]?.client_order_id).not.toBe(fives[0]?.client_order_id);
});

test('a refusal is shown in the server’s words until something is changed, and is not retried', async () => {
  server.on(TRADE, () =>
    refusal(409, 'insufficient_cash', 'Buying 500 AAPL costs $95,000.00; there is $10,000.00.'),
  );
  await open();
  type('Quantity', '500');
  fireEvent.click(button('Buy'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('Buying 500 AAPL costs $95,000.00; there is $10,000.00.');
  expect(sent()).toHaveLength(1);
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 191, 1) }));
  expect(screen.getByRole('alert')).toBeTruthy();
  type('Quantity', '50');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('for an unknown ticker the nearest known ones are offered', async () => {
  server.on(TRADE, () =>
    refusal(404, 'unknown_ticker', 'No symbol APPL is known.', {
      suggestions: [{ ticker: ticker('AAPL'), name: 'Apple Inc.' }],
    }),
  );
  await open();
  type('Ticker', 'APPL');
  type('Quantity', '1');
  fireEvent.click(button('Buy'));
  fireEvent.click(await screen.findByRole('button', { name: 'AAPL' }));
  expect(field('Ticker').value).toBe('AAPL');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what is not plainly a number, or zero, is not sent', async () => {
  await open();
  for (const [text, sentence] of [
    ['', 'number of shares'],
    ['five', 'number of shares'],
    ['1,5', 'not plainly a number'],
    ['0', ORDER_SENTENCES.quantity_not_positive],
    ['4/3', 'at most the whole'],
  ] as const) {
    type('Quantity', text);
    fireEvent.click(button('Buy'));
    expect(screen.getByRole('alert').textContent).toContain(sentence);
  }
  type('Ticker', '  ');
  fireEvent.click(button('Buy'));
  expect(screen.getByRole('alert').textContent).toContain('Enter a ticker');
  expect(sent()).toHaveLength(0);
});

test('a fraction is one of the holding for a sale, to a millionth', async () => {
  await open();
  for (const text of ['1/3', 'a third', '1/3 of my holding']) {
    type('Quantity', text);
    await waitFor(() => expect(answer('Sell')).toMatch(/^fills 4\.166666 now/));
  }
  fireEvent.click(button('Sell'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'sell', quantity: 4.166666 }]));
});

test.each([
  ['25 %', { notional: 2_500 }],
  ['max', { notional: 10_000 }],
  ['half of my cash', { notional: 5_000 }],
  ['half a share', { quantity: 0.5 }],
])('"%s" buys what the command line would', async (text, amount) => {
  await open();
  type('Quantity', text);
  await waitFor(() => expect(answer('Buy')).toMatch(/^fills/));
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'buy', ...amount }]));
});

test.each(['half', '\u00bd', '1/3', 'a third'])(
  'of what "%s" is a part when it buys is asked, and nothing is bought',
  async (text) => {
    const question =
      'A part of the cash, or of one share? Write 50%, half of my cash, or half a share.';
    await open();
    type('Quantity', text);
    expect(answer('Buy')).toBe(question);
    fireEvent.click(button('Buy'));
    expect(screen.getByRole('alert').textContent).toBe(question);
    expect(sent()).toHaveLength(0);
  },
);

test('Enter moves on to the next field and to Buy, and never places an order', async () => {
  await open();
  field('Ticker').focus();
  fireEvent.keyDown(field('Ticker'), { key: 'Enter' });
  expect(document.activeElement).toBe(field('Quantity'));
  type('Quantity', '5');
  fireEvent.keyDown(field('Quantity'), { key: 'Enter' });
  await waitFor(() => expect(document.activeElement).toBe(button('Buy')));
  expect(sent()).toHaveLength(0);
});

test('Enter without an amount stays there, and with nothing missing goes to Buy', async () => {
  await open();
  field('Quantity').focus();
  fireEvent.keyDown(field('Quantity'), { key: 'Enter' });
  expect(document.activeElement).toBe(field('Quantity'));
  type('Quantity', '5');
  field('Ticker').focus();
  fireEvent.keyDown(field('Ticker'), { key: 'Enter' });
  expect(document.activeElement).toBe(button('Buy'));
  expect(sent()).toHaveLength(0);
});

test('the ticker follows the one chosen elsewhere, and can be typed over', async () => {
  await open();
  act(() => selectionStore.setState({ ticker: ticker('NVDA') }));
  expect(field('Ticker').value).toBe('NVDA');
  type('Ticker', 'MSFT');
  expect(field('Ticker').value).toBe('MSFT');
});

test('a typed ticker is chosen everywhere once it is left, if it has a price', async () => {
  await open();
  type('Ticker', 'nvda');
  fireEvent.blur(field('Ticker'));
  expect(selectionStore.getState().ticker).toBe('NVDA');
  expect(field('Ticker').value).toBe('NVDA');
  type('Ticker', 'XYZ');
  fireEvent.blur(field('Ticker'));
  expect(selectionStore.getState().ticker).toBe('NVDA');
  expect(field('Ticker').value).toBe('XYZ');
});

test('the estimate follows price and quantity, with the cash that would be left', async () => {
  await open();
  type('Quantity', '10');
  // No estimate is shown before the server has answered.
  expect(answer('Buy')).toBe('\u2013');
  await screen.findByText('fills 10 now for ≈ $1,900.00, cash after ≈ $8,100.00');
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 200, 1) }));
  await screen.findByText('fills 10 now for ≈ $2,000.00, cash after ≈ $8,000.00');
  type('Quantity', '100');
  expect(await screen.findByText(/but only \$10,000\.00 cash is left/)).toBeTruthy();
  expect(figure('Cash')).toBe('$10,000.00');
});

test('a part of the holding or of the cash is one click away', async () => {
  await open();
  fireEvent.click(button('100% of the free AAPL shares'));
  expect(field('Quantity').value).toBe('12.5');
  fireEvent.click(button('50% of the free cash'));
  expect(field('Dollars').value).toBe('5000');
});

test('a part is one of what open orders do not set aside, and what is free is shown', async () => {
  await open();
  expect([figure('Cash'), figure('Held')]).toEqual(['$10,000.00', '12.5']);
  act(() => setAsideStore.setState({ cash: 4_000, shares: { AAPL: 2.5 } }));
  expect(figure('Free cash')).toBe('$6,000.00 of $10,000.00');
  expect(figure('Free shares')).toBe('10 of 12.5');
  fireEvent.click(button('100% of the free AAPL shares'));
  expect(field('Quantity').value).toBe('10');
  fireEvent.click(button('50% of the free cash'));
  expect(field('Dollars').value).toBe('3000');
});

test('dollars are sent as dollars, for the price of the fill to decide how many shares they are', async () => {
  await open();
  fireEvent.click(screen.getByRole('radio', { name: 'Dollars' }));
  type('Dollars', '500');
  expect(await screen.findByText(/^fills 2\.631578 now for .*cash after/)).toBeTruthy();
  fireEvent.click(button('Buy'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'buy', notional: 500 }]));
  expect(sent()[0]).not.toHaveProperty('quantity');
  expect(screen.getByRole('button', { name: 'Repeat: Buy $500.00 of AAPL' })).toBeTruthy();
});

test('what would be refused is said before it is sent', async () => {
  await open();
  type('Quantity', '100');
  const cost = '100 AAPL cost $19,000.00, but only $10,000.00 cash is left.';
  await waitFor(() => expect(answer('Buy')).toBe(cost));
  await waitFor(() => expect(answer('Sell')).toBe('Only 12.5 AAPL are held, not 100.'));
  type('Quantity', '5');
  expect(screen.queryByText(/but only/)).toBeNull();
  expect(sent()).toHaveLength(0);
});

test('an objection to the sale does not look like one to the purchase', async () => {
  await open();
  type('Quantity', '13');
  const note = await screen.findByText('Only 12.5 AAPL are held, not 13.');
  await waitFor(() => expect(answer('Buy')).toMatch(/^fills 13 now/));
  expect(note.className).not.toContain('text-down');
});

test('what a sale would do is told beside what a purchase would, also that nothing is held', async () => {
  await open();
  type('Quantity', '5');
  await waitFor(() => {
    expect(answer('Buy')).toBe('fills 5 now for ≈ $950.00, cash after ≈ $9,050.00');
    expect(answer('Sell')).toBe('fills 5 now for ≈ $950.00, 7.5 held after');
  });
  act(() => selectionStore.setState({ ticker: ticker('NVDA') }));
  await waitFor(() => {
    expect(answer('Buy')).toMatch(/^fills 5 now for ≈ \$600\.00/);
    expect(answer('Sell')).toBe('No NVDA is held.');
  });
});

test.each(['XXXX', 'apple'])(
  'an unknown ticker such as %s is answered while it is typed',
  async (typed) => {
    const sentence = ORDER_SENTENCES.ticker_unknown(typed.toUpperCase(), ['AAPL']);
    server.on('GET /api/market/search', () => ok({ matches: [], unknown_ticker: sentence }));
    await open();
    type('Ticker', typed);
    expect(await screen.findByText(sentence)).toBeTruthy();
  },
);

test('what is held is not known while the portfolio is not', async () => {
  await open();
  act(() => portfolioStore.setState({ portfolio: null }));
  type('Quantity', '5');
  expect(figure('Held')).toBe('\u2013');
  expect(screen.queryByText(/No AAPL is held/)).toBeNull();
  type('Quantity', '1/3');
  expect(screen.getByText(/It is not known yet how many AAPL are held/)).toBeTruthy();
});

test('what cannot be an amount or a ticker is answered while it is typed', async () => {
  await open();
  const typed = (name: string, text: string, sentence: string) => {
    type(name, text);
    expect(screen.getByText(sentence)).toBeTruthy();
  };
  typed(
    'Quantity',
    'five',
    'Enter the number of shares, such as 5 or 2.5, or a part: 25% of the cash to buy, 1/3 of what is held to sell.',
  );
  typed('Quantity', '0', ORDER_SENTENCES.quantity_not_positive);
  typed('Quantity', '0.0000001', ORDER_SENTENCES.quantity_too_fine);
  typed('Quantity', '1000000000', ORDER_SENTENCES.quantity_too_large);
  typed('Ticker', 'A$PL', ORDER_SENTENCES.ticker_malformed);
  type('Ticker', 'AAPL');
  fireEvent.click(screen.getByRole('radio', { name: 'Dollars' }));
  expect(screen.queryByText(/Enter an amount/)).toBeNull();
  typed('Dollars', '0', ORDER_SENTENCES.notional_not_positive);
  typed('Dollars', '1.005', ORDER_SENTENCES.notional_too_fine);
  typed('Dollars', '10000000000000', ORDER_SENTENCES.notional_too_large);
  expect(sent()).toHaveLength(0);
});

test('each part of the ticket asks together, once typing pauses and when the price moves', async () => {
  await open();
  type('Quantity', '1');
  type('Quantity', '10');
  await screen.findByText(/^fills 10 now for ≈ \$1,900\.00, cash/);
  const asked = () => server.calls(PREVIEW).map(({ body }) => body);
  const both = ['buy', 'sell'].map((side) => ({ ticker: 'AAPL', side, quantity: 10 }));
  await waitFor(() => expect(asked()).toHaveLength(2));
  expect(asked()).toEqual(expect.arrayContaining(both));
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 190.001, 1) }));
  act(() => pricesStore.apply({ AAPL: priceUpdate('AAPL', 200, 2) }));
  await screen.findByText(/^fills 10 now for ≈ \$2,000\.00, cash/);
  await waitFor(() => expect(asked()).toHaveLength(4));
});

test('what an order would do is not shown while the server does not say it', async () => {
  server.on(PREVIEW, () => 'cut');
  await open();
  type('Quantity', '10');
  await waitFor(() => expect(server.calls(PREVIEW).length).toBeGreaterThan(0));
  expect([answer('Buy'), answer('Sell')]).toEqual(['\u2013', '\u2013']);
});

test('with confirmation on, an order waits for a yes, and Escape is a no', async () => {
  await open();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Confirm' }));
  type('Quantity', '5');
  button('Buy').focus();
  fireEvent.click(button('Buy'));
  expect(
    await screen.findByRole('alertdialog', { name: 'Buy 5 AAPL at the market?' }),
  ).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(button('Yes, buy')));
  fireEvent.keyDown(button('Yes, buy'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button('Buy')));
  expect(sent()).toHaveLength(0);
  fireEvent.click(button('Sell'));
  fireEvent.click(button('Yes, sell'));
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'sell', quantity: 5 }]));
});

test('what sells a whole position asks, though nothing else is confirmed', async () => {
  await open();
  type('Quantity', '12.5');
  fireEvent.click(button('Sell'));
  expect((await screen.findByRole('alertdialog')).textContent).toContain('all that is held');
  await waitFor(() => expect(document.activeElement).toBe(button('No')));
  fireEvent.click(button('No'));
  expect(sent()).toHaveLength(0);
});

test('the portfolio shows the cash of the receipt, even before it is fetched again', async () => {
  await open();
  server.on('GET /api/portfolio', () => 'cut');
  const executed_at = '2026-02-11T12:00:01.000Z';
  const after = position('AAPL', 17.5, 100, 190);
  server.on(TRADE, () =>
    ok(receipt({ executed_at }, 9_049.4, { position: after, realized_pnl: 0 }), 201),
  );
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  await screen.findByText(/Bought 5 AAPL .* cash \$9,049\.40/);
  expect(portfolioStore.getState().portfolio).toMatchObject({
    cash_balance: 9_049.4,
    positions: [{ quantity: 17.5 }],
  });
});

test('a sale of more than is held is refused without a question', async () => {
  await open();
  server.on(TRADE, () => refusal(422, 'insufficient_shares', 'Only 12.5 AAPL are held.'));
  type('Quantity', '13');
  fireEvent.click(button('Sell'));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  await waitFor(() => expect(sent()).toMatchObject([{ side: 'sell', quantity: 13 }]));
  expect((await screen.findAllByText('Only 12.5 AAPL are held.')).length).toBeGreaterThan(0);
});

test('with confirmation on, an order that would be refused shows the refusal and no question', async () => {
  await open();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Confirm' }));
  type('Quantity', '13');
  fireEvent.click(button('Sell'));
  const refused = await screen.findByRole('alertdialog', { name: 'Sell 13 AAPL: refused' });
  expect(within(refused).queryByRole('button', { name: /^Yes/ })).toBeNull();
  expect(refused.textContent).not.toContain('all that is held');
  const close = within(refused).getByRole('button', { name: 'Close' });
  await waitFor(() => expect(document.activeElement).toBe(close));
  fireEvent.click(within(refused).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(sent()).toHaveLength(0);
});

test('the last order is repeated, as an order of its own', async () => {
  await open();
  expect(screen.queryByText(/Repeat/)).toBeNull();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  fireEvent.click(await screen.findByRole('button', { name: 'Repeat: Buy 5 AAPL' }));
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]).toMatchObject({ ticker: 'AAPL', side: 'buy', quantity: 5 });
  expect(sent()[1]?.client_order_id).not.toBe(sent()[0]?.client_order_id);
});

test('a fill can be traded back at the price of then, once', async () => {
  await open();
  type('Quantity', '5');
  fireEvent.click(button('Buy'));
  fireEvent.click(await screen.findByRole('button', { name: 'Sell 5 back' }));
  await waitFor(() =>
    expect(sent()).toMatchObject([{ side: 'buy' }, { side: 'sell', quantity: 5 }]),
  );
  await waitFor(() => expect(screen.queryByRole('button', { name: /back$/ })).toBeNull());
});
