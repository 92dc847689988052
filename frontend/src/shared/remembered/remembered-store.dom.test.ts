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

/** Dispatches the event that other tabs receive after one has written. */
const tellOthers = (key = 'finally.sample') =>
  window.dispatchEvent(new StorageEvent('storage', { key }));

test('a tab takes over what another one writes, except for fields that each tab has for itself', () => {
  const [here, there] = [open(), open()];
  there.setState({ confirms: true, shown: 'NVDA' });
  tellOthers('finally.other');
  expect(here.getState().confirms).toBe(false);
  tellOthers();
  expect(here.getState()).toEqual({ confirms: true, unit: 'shares', shown: 'AAPL' });
});

test('a tab does not overwrite fields that another tab has written', () => {
  const [here, there] = [open(), open()];
  there.setState({ confirms: true });
  here.setState({ unit: 'dollars' });
  expect(open().getState()).toEqual({ confirms: true, unit: 'dollars', shown: 'AAPL' });
  tellOthers();
  expect(here.getState().confirms).toBe(true);
  expect(there.getState().unit).toBe('dollars');
});

test('taking over writes nothing, and a page restored from the cache reads again', () => {
  const [here, there] = [open(), open()];
  there.setState({ confirms: true });
  const written = localStorage.getItem('finally.sample');
  const event = new Event('pageshow');
  window.dispatchEvent(Object.assign(event, { persisted: true }));
  expect(here.getState().confirms).toBe(true);
  expect(localStorage.getItem('finally.sample')).toBe(written);
});
