import type { OrderRequest } from '@finally/contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { tradeSettingsStore } from '@/features/orders/confirmation/trade-settings-store';
import { ordersStore } from '@/features/orders/orders-store';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { selectionStore } from '@/features/symbols/selection-store';
import { ok, refusal } from '@/shared/tests/contract-server';
import { previewReply } from '@/shared/tests/preview-reply';
import { openOrder, placedOrder, portfolio, position, ticker } from '@/shared/tests/samples';
import {
  button,
  choose,
  openLimit,
  openTerms,
  PLACE,
  PREVIEW,
  page,
  placed,
  serveTicket,
  type,
  WAITS,
} from './ticket-fixture';

serveTicket();

beforeEach(() => {
  page.server.on(PREVIEW, () => ok(WAITS));
});

test('a market order has no field for a price, and without an amount the buttons say the side and the price', async () => {
  await openTerms();
  expect(screen.queryByRole('textbox', { name: /price/ })).toBeNull();
  expect(screen.queryByRole('combobox', { name: 'Time in force' })).toBeNull();
  expect([button('Buy').textContent, button('Sell').textContent]).toEqual([
    'Buy 190.00',
    'Sell 190.00',
  ]);
});

test('a limit order is placed as its button says, and a toast says so', async () => {
  await openLimit();
  type('Limit price', '187.50');
  choose('Time in force', 'gtc');
  fireEvent.click(button('Buy 5 AAPL at $187.50 or better, until canceled'));
  expect(await screen.findByText(/^Placed: Buy 5 AAPL at \$187.50 or better/)).toBeTruthy();
  expect(placed()).toEqual([
    {
      ticker: 'AAPL',
      side: 'buy',
      quantity: 5,
      type: 'limit',
      limit_price: 187.5,
      time_in_force: 'gtc',
      client_order_id: expect.any(String),
    },
  ]);
  expect(workingOrdersStore.getState().orders).not.toBeNull();
});

test('each side says whether its limit order is working, filled or is refused', async () => {
  page.server.on(PREVIEW, (order: OrderRequest) =>
    ok(
      order.side === 'buy'
        ? WAITS
        : previewReply(order, portfolio(10_000, [position('AAPL', 12.5, 100, 190)]), 190),
    ),
  );
  await openLimit();
  type('Limit price', '187.50');
  expect(await screen.findByText('working, $9,062.50 free after')).toBeTruthy();
  expect(await screen.findByText('fills 5 now for \u2248 $950.00, 7.5 held after')).toBeTruthy();
  type('Quantity', '13');
  expect(await screen.findByText('Only 12.5 AAPL are held, not 13.')).toBeTruthy();
});

test('an order that would be canceled at once says so, and not that it is working', async () => {
  const sentence =
    'Would be canceled at once: the best price is $190.00, above its limit of $187.50.';
  page.server.on(PREVIEW, () =>
    ok({ ...WAITS, state: 'canceled', reason: 'ioc_remainder', sentence }),
  );
  await openLimit();
  type('Limit price', '187.50');
  choose('Time in force', 'ioc');
  expect(await screen.findAllByText(sentence)).toBeTruthy();
  expect(screen.queryByText('working')).toBeNull();
});

test('without a price nothing is sent, and it is said which one is missing', async () => {
  await openLimit();
  fireEvent.click(button('Buy'));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Limit price' }));
  expect((await screen.findByRole('alert')).textContent).toBe('Enter the limit price.');
  type('Limit price', '1,5');
  fireEvent.click(button('Buy'));
  expect(screen.getAllByText('Enter a price in dollars, such as 187.50.')).toBeTruthy();
  expect(placed()).toEqual([]);
});

test('exits make a bracket of a purchase, and a pair of exits of a sale at the market', async () => {
  await openTerms();
  type('Quantity', '5');
  fireEvent.click(button('Exits'));
  await screen.findByRole('textbox', { name: 'Take profit' });
  type('Take profit', '195');
  type('Stop loss', '182');
  fireEvent.click(button('Buy 5 AAPL \u2248 $950.00, profit $195.00, stop $182.00'));
  await waitFor(() => expect(placed()).toHaveLength(1));
  await waitFor(() => expect(ordersStore.getState().placing).toBeNull());
  // The size of the order stays, and the exits are closed.
  await waitFor(() => expect(button('Exits').getAttribute('aria-pressed')).toBe('false'));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Quantity' }).value).toBe('5');
  fireEvent.click(button('Exits'));
  await screen.findByRole('textbox', { name: 'Take profit' });
  type('Take profit', '195');
  type('Stop loss', '182');
  fireEvent.click(button('Set exits for 5 AAPL profit $195.00, stop $182.00'));
  await waitFor(() => expect(placed()).toHaveLength(2));
  expect(placed()).toMatchObject([
    {
      side: 'buy',
      order_class: 'bracket',
      take_profit: { limit_price: 195 },
      stop_loss: { stop_price: 182 },
    },
    { side: 'sell', order_class: 'oco' },
  ]);
});

test.each([
  ['2%', { trail_percent: 2 }],
  ['1.50', { trail_amount: 1.5 }],
])('a trail of %s is sent as %o', async (trail, terms) => {
  await openTerms();
  type('Quantity', '5');
  choose('Order type', 'trailing_stop');
  await screen.findByRole('textbox', { name: 'Trail ($ or %)' });
  type('Trail ($ or %)', trail);
  fireEvent.click(button(/^Sell 5 AAPL if it falls/));
  await waitFor(() => expect(placed()).toMatchObject([{ type: 'trailing_stop', ...terms }]));
});

test('a trailing stop says for each side where it would start', async () => {
  await openTerms();
  type('Quantity', '5');
  choose('Order type', 'trailing_stop');
  await screen.findByRole('textbox', { name: 'Trail ($ or %)' });
  type('Trail ($ or %)', '2%');
  expect(await screen.findByText('working, stop now at $186.20')).toBeTruthy();
  expect(
    await screen.findByText('working, stop now at $193.80, $9,062.50 free after'),
  ).toBeTruthy();
});

test('Enter goes through the prices that are missing, and then to Buy', async () => {
  await openTerms();
  choose('Order type', 'stop_limit');
  const box = (name: string) => screen.getByRole('textbox', { name });
  await screen.findByRole('textbox', { name: 'Limit price' });
  const enter = () => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
  box('Quantity').focus();
  enter();
  expect(document.activeElement).toBe(box('Stop price'));
  type('Stop price', '195');
  enter();
  expect(document.activeElement).toBe(box('Limit price'));
  type('Limit price', '196');
  enter();
  expect(document.activeElement).toBe(box('Quantity'));
  type('Quantity', '5');
  type('Stop price', '1,5');
  enter();
  expect(document.activeElement).toBe(box('Stop price'));
  type('Stop price', '195');
  enter();
  expect(document.activeElement).toBe(button(/^Buy 5 AAPL if it rises/));
  expect(placed()).toEqual([]);
});

async function openMore() {
  await openTerms();
  type('Quantity', '5');
  fireEvent.click(button('More'));
}

const check = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));

test('the further terms are hidden until they are asked for, and fit the type', async () => {
  await openTerms();
  const more = button('More');
  expect(more.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('checkbox', { name: 'Reduce only' })).toBeNull();
  fireEvent.click(more);
  expect(more.getAttribute('aria-expanded')).toBe('true');
  const shown = () =>
    Array.from(
      screen.getByRole('group', { name: 'More terms' }).querySelectorAll('label'),
      ({ textContent }) => textContent,
    );
  expect(shown()).toEqual(['Reduce only']);
  choose('Order type', 'limit');
  expect(shown()).toEqual(['Post only', 'Reduce only']);
  choose('Time in force', 'ioc');
  expect(shown()).toEqual(['Reduce only']);
  choose('Order type', 'stop');
  expect(shown()).toEqual(['Stops trigger at', 'Reduce only']);
  fireEvent.click(button('Exits'));
  expect(shown()).toEqual(['Stops trigger at', 'Trailing stop loss', 'Reduce only']);
});

test('a reduce-only sale at the market is sent as one, and no purchase is offered', async () => {
  await openMore();
  check('Reduce only');
  expect(button('Buy')).toBeTruthy();
  fireEvent.click(button('Sell 5 AAPL about $950.00, reduce only'));
  await waitFor(() => expect(placed()).toMatchObject([{ side: 'sell', reduce_only: true }]));
});

test('post-only, the trigger and a trailing stop loss are sent with the order', async () => {
  await openMore();
  choose('Order type', 'limit');
  type('Limit price', '187.50');
  fireEvent.click(button('Exits'));
  check('Post only');
  check('Trailing stop loss');
  choose('Stops trigger at', 'mid');
  type('Take profit', '195');
  type('Loss trail $/%', '2%');
  // The whole of it is in the answer below; the button has room for the prices.
  screen.getByText(
    /^Buy 5 AAPL at .*2% from its high, exits until canceled, triggered at the middle of the quote, post only:/,
  );
  fireEvent.click(button(/^Buy 5 AAPL at .* or better, profit \$195\.00, stop trails 2%$/));
  await waitFor(() =>
    expect(placed()).toMatchObject([
      {
        order_class: 'bracket',
        post_only: true,
        trigger: 'mid',
        take_profit: { limit_price: 195 },
        stop_loss: { trail_percent: 2 },
      },
    ]),
  );
});

test('a stop price does not become the distance of a trail', async () => {
  await openMore();
  fireEvent.click(button('Exits'));
  type('Stop loss', '182');
  check('Trailing stop loss');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Loss trail $/%' }).value).toBe('');
});

test('terms that do not go with the type are not sent', async () => {
  await openMore();
  choose('Order type', 'limit');
  check('Post only');
  type('Limit price', '187.50');
  choose('Time in force', 'ioc');
  fireEvent.click(button('Buy 5 AAPL at $187.50 or better, what can be filled at once'));
  await waitFor(() => expect(placed()).toHaveLength(1));
  expect(placed()[0]).not.toHaveProperty('post_only');
});

test('steps move a price by a tick, from the price of now if there is none', async () => {
  await openLimit();
  const price = screen.getByRole<HTMLInputElement>('textbox', { name: 'Limit price' });
  fireEvent.click(button('Limit price: one tick lower'));
  expect(price.value).toBe('190.00');
  fireEvent.keyDown(price, { key: 'ArrowDown' });
  expect(price.value).toBe('189.99');
});

test('a part of the cash is one of shares at the price of the order', async () => {
  await openLimit();
  type('Limit price', '100');
  fireEvent.click(button('50% of the free cash'));
  const quantity = screen.getByRole<HTMLInputElement>('textbox', { name: 'Quantity' });
  expect(quantity.value).toBe('50');
  type('Quantity', 'max');
  fireEvent.click(button('Buy 100 AAPL at $100.00 or better'));
  await waitFor(() => expect(placed()).toMatchObject([{ quantity: 100, limit_price: 100 }]));
});

test('with confirmation on, a limit order waits for a yes like any other', async () => {
  tradeSettingsStore.setState({ confirms: true });
  await openLimit();
  type('Limit price', '187.50');
  fireEvent.click(button('Buy 5 AAPL at $187.50 or better'));
  expect(await screen.findByText('Buy 5 AAPL at $187.50 or better?')).toBeTruthy();
  expect(placed()).toEqual([]);
  fireEvent.click(button('Yes, buy'));
  await waitFor(() => expect(placed()).toHaveLength(1));
});

test('a limit order whose answer is lost is kept with its id, and placed at most once', async () => {
  page.server.on(PLACE, () => 'cut');
  await openLimit();
  type('Limit price', '187.50');
  fireEvent.click(button('Buy 5 AAPL at $187.50 or better'));
  expect(await screen.findByText(/Buy 5 AAPL \(limit\): .*not known/)).toBeTruthy();
  page.server.on(PLACE, () => ok(placedOrder(openOrder()), 201));
  fireEvent.click(button('Buy 5 AAPL at $187.50 or better'));
  await screen.findByText(/^Placed: /);
  const ids = page.server.calls(PLACE).map(({ body }) => (body as OrderRequest).client_order_id);
  expect(new Set(ids).size).toBe(1);
});

test('a refusal is shown in the server’s words; another ticker empties the prices', async () => {
  page.server.on(PLACE, () => refusal(409, 'price_increment', '187.505 is between two ticks.'));
  await openLimit();
  type('Limit price', '187.505');
  fireEvent.click(button(/^Buy 5 AAPL at/));
  expect(await screen.findByText('187.505 is between two ticks.')).toBeTruthy();
  selectionStore.setState({ ticker: ticker('NVDA') });
  const price = screen.getByRole<HTMLInputElement>('textbox', { name: 'Limit price' });
  await waitFor(() => expect(price.value).toBe(''));
});
