import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { QUIET_MS, type ToastPresses, watchToastPresses } from './toast-presses';

let presses: ToastPresses;
const sellBack = vi.fn();

const found = (selector: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element;
};

/** A click at a time after the toast appeared; a detail of 0 is a press of a key. */
function clickAfter(element: HTMLElement, ms: number, detail = 1): void {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, detail });
  Object.defineProperty(event, 'timeStamp', { value: performance.now() + ms });
  element.dispatchEvent(event);
}

beforeEach(() => {
  document.body.innerHTML = `
    <main><button id="buy">Buy</button><div role="application" tabindex="0"></div></main>
    <ol data-sonner-toaster tabindex="-1"><li><button id="back">Sell 2 back</button></li></ol>`;
  sellBack.mockClear();
  found('#back').addEventListener('click', sellBack);
  presses = watchToastPresses();
});
afterEach(() => presses.stop());

test('a press on the button of a toast that has just appeared does nothing; a later one counts', () => {
  presses.appeared();
  clickAfter(found('#back'), 50);
  clickAfter(found('#back'), QUIET_MS - 50);
  expect(sellBack).not.toHaveBeenCalled();
  clickAfter(found('#back'), QUIET_MS + 50);
  expect(sellBack).toHaveBeenCalledOnce();
});

test('a new toast makes its buttons wait again', () => {
  presses.appeared();
  clickAfter(found('#back'), QUIET_MS + 50);
  presses.appeared();
  clickAfter(found('#back'), 50);
  expect(sellBack).toHaveBeenCalledOnce();
});

test('the button of a toast that is used by key, and Escape, return the focus', async () => {
  for (const leave of [
    () => clickAfter(found('#back'), QUIET_MS + 50, 0),
    () =>
      found('#back').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  ]) {
    found('#buy').focus();
    found('#back').focus();
    leave();
    await vi.waitFor(() => expect(document.activeElement).toBe(found('#buy')));
  }
});

test('if what had the focus is gone, it goes to the chart', async () => {
  found('#buy').focus();
  found('#back').focus();
  found('#buy').remove();
  clickAfter(found('#back'), QUIET_MS + 50, 0);
  await vi.waitFor(() => expect(document.activeElement).toBe(found('[role=application]')));
});

test('a button of a toast that moves the focus itself keeps it there', async () => {
  found('#back').addEventListener('click', () => found('[role=application]').focus());
  found('#buy').focus();
  found('#back').focus();
  clickAfter(found('#back'), QUIET_MS + 50, 0);
  await Promise.resolve();
  expect(document.activeElement).toBe(found('[role=application]'));
});
