import { beforeEach, expect, test } from 'vitest';
import { createRememberedStore, oneOf } from './remembered-store';

beforeEach(() => localStorage.clear());

const open = () =>
  createRememberedStore(
    'sample',
    1,
    { confirms: false, unit: 'shares', shown: 'AAPL' },
    {
      confirms: oneOf([true, false]),
      unit: oneOf(['shares', 'dollars']),
      shown: (value) => typeof value === 'string',
    },
    ['shown'],
  );

/** What the browser tells the other tabs after one has written. */
const tellOthers = (key = 'finally.sample') =>
  window.dispatchEvent(new StorageEvent('storage', { key }));

test('a tab follows what another one writes, but for what each tab shows itself', () => {
  const [here, there] = [open(), open()];
  there.setState({ confirms: true, shown: 'NVDA' });
  tellOthers('finally.other');
  expect(here.getState().confirms).toBe(false);
  tellOthers();
  expect(here.getState()).toEqual({ confirms: true, unit: 'shares', shown: 'AAPL' });
});

test('a tab that has not heard of another one leaves its fields alone', () => {
  const [here, there] = [open(), open()];
  there.setState({ confirms: true });
  here.setState({ unit: 'dollars' });
  expect(open().getState()).toEqual({ confirms: true, unit: 'dollars', shown: 'AAPL' });
  tellOthers();
  expect(here.getState().confirms).toBe(true);
  expect(there.getState().unit).toBe('dollars');
});

test('following writes nothing, and a page that comes back from rest reads again', () => {
  const [here, there] = [open(), open()];
  there.setState({ confirms: true });
  const written = localStorage.getItem('finally.sample');
  const event = new Event('pageshow');
  window.dispatchEvent(Object.assign(event, { persisted: true }));
  expect(here.getState().confirms).toBe(true);
  expect(localStorage.getItem('finally.sample')).toBe(written);
});
