import { act, fireEvent, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { commandsStore } from '@/shared/commands/commands-store';
import { keyChangesStore } from '@/shared/commands/keys/key-changes-store';
import { strokesOf } from '@/shared/commands/shortcut';
import { DEFAULT_OWN_SIZES, readOwnSize, writeOwnSize } from '../sizes/own-size';
import { ownSizesStore } from '../sizes/own-sizes-store';
import { button, choose, field, openTerms, sent, serveTicket } from './ticket-fixture';

serveTicket();

afterEach(() => {
  ownSizesStore.setState({ sizes: DEFAULT_OWN_SIZES });
  keyChangesStore.setState({ changes: {} });
});

let at_ms = 0;
const press = (keys: string) =>
  act(() => {
    at_ms += 10_000;
    for (const stroke of strokesOf(keys)) commandsStore.press(stroke, at_ms);
  });

test('keys put parts of the cash and of the holding into the ticket, and send nothing', async () => {
  await openTerms();
  press('2');
  expect(field('Dollars').value).toBe('5000');
  press('6');
  expect(field('Quantity').value).toBe('6.25');
  expect(sent()).toEqual([]);
});

test('an own size is changed where it stands, and its key uses it', async () => {
  await openTerms();
  press('q 4');
  expect(field('Dollars').value).toBe('500');
  fireEvent.click(button('Edit own sizes'));
  const own = field('Own size 2');
  fireEvent.change(own, { target: { value: '2.5' } });
  fireEvent.change(field('Own size 3'), { target: { value: 'lots' } });
  expect(field('Own size 3').getAttribute('aria-invalid')).toBe('true');
  fireEvent.keyDown(own, { key: 'Enter' });
  expect(document.activeElement).toBe(button('Edit own sizes'));
  press('q 2');
  expect(field('Quantity').value).toBe('2.5');
  press('q 3');
  expect(field('Quantity').value).toBe('100');
  expect(sent()).toEqual([]);
});

test('the shown key is the one that works after it was changed', async () => {
  await openTerms();
  act(() => keyChangesStore.setState({ changes: { 'trade.size.own.1': ['v'] } }));
  expect(button('1 share').title).toBe('1 share (v)');
  press('v');
  expect(field('Quantity').value).toBe('1');
});

test('dollars are not offered for an order with terms', async () => {
  await openTerms();
  choose('Order type', 'limit');
  await screen.findByRole('textbox', { name: 'Limit price' });
  expect(button('$500')).toHaveProperty('disabled', true);
  press('q 4');
  expect(field('Quantity').value).toBe('');
});

test('a written size is read as what it was', () => {
  const shares = fc.integer({ min: 1, max: 999_999_999 }).map((e6) => `${e6 / 1_000_000}`);
  const dollars = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => `$${cents / 100}`);
  fc.assert(
    fc.property(fc.oneof(shares, dollars), (text) => {
      fc.pre(!text.includes('e'));
      const size = readOwnSize(text);
      expect(size && writeOwnSize(size)).toBe(text);
    }),
  );
  for (const text of ['', '0', '$0.00', '-1', '1e3', 'x', '1.2345678', '$1.234']) {
    expect(readOwnSize(text)).toBeNull();
  }
});
