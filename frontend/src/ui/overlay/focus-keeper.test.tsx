import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { ContextMenu } from './context-menu';
import { useFocusKeeper } from './focus-keeper';

/** A panel that folds to a button, with orders that are canceled. */
function Desk() {
  useFocusKeeper();
  const [isFolded, setFolded] = useState(false);
  const [orders, setOrders] = useState(['AAPL', 'MSFT']);
  return (
    <main>
      <div>
        {isFolded ? (
          <button type="button" onClick={() => setFolded(false)}>
            Show Trade
          </button>
        ) : null}
        <section hidden={isFolded}>
          <button type="button" onClick={() => setFolded(true)}>
            Hide Trade
          </button>
          <button type="button" data-places-order>
            Buy
          </button>
          <ul>
            {orders.map((order) => (
              <li key={order}>
                <button type="button">Change {order}</button>
                <button type="button" onClick={() => setOrders(orders.filter((o) => o !== order))}>
                  Cancel {order}
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}

const press = (name: string, isByKey = true) => {
  const button = screen.getByText(name);
  act(() => button.focus());
  if (isByKey) fireEvent.keyDown(button, { key: 'Enter' });
  else fireEvent.pointerDown(button);
  fireEvent.click(button);
};

const focused = () => document.activeElement?.textContent;

test('a panel that is folded and unfolded by key keeps the focus at its place', async () => {
  render(<Desk />);
  press('Hide Trade');
  // jsdom keeps the focus in what is hidden; browsers move it to the body.
  await vi.waitFor(() => expect(focused()).toBe('Show Trade'));
  press('Show Trade');
  await vi.waitFor(() => expect(focused()).toBe('Hide Trade'));
});

test('if an order is canceled by key the focus goes to a neighbor, never to a button that places orders', async () => {
  render(<Desk />);
  press('Cancel MSFT');
  await vi.waitFor(() => expect(focused()).toBe('Change AAPL'));
  press('Cancel AAPL');
  await vi.waitFor(() => expect(focused()).toBe('Hide Trade'));
});

test('the focus is not moved after a press of the pointer', async () => {
  render(<Desk />);
  press('Cancel MSFT', false);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(document.activeElement).toBe(document.body);
});

function WithMenu() {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  return (
    <>
      <button type="button" onClick={() => setAt({ x: 0, y: 0 })}>
        Group A of Chart 2
      </button>
      {at ? (
        <ContextMenu
          label="Group of Chart 2"
          at={at}
          actions={[{ title: 'Group B', run: () => {} }]}
          onClose={() => setAt(null)}
        />
      ) : null}
    </>
  );
}

test('Escape in a menu returns the focus to the button that opened it', async () => {
  render(<WithMenu />);
  press('Group A of Chart 2');
  const menu = await screen.findByRole('menu');
  await vi.waitFor(() => expect(menu.contains(document.activeElement)).toBe(true));
  fireEvent.keyDown(document.activeElement ?? menu, { key: 'Escape' });
  await vi.waitFor(() => expect(focused()).toBe('Group A of Chart 2'));
});
