import type { Ticker } from '@finally/contract';
import { expect, test } from 'vitest';
import { withActive, withGroup } from './links';
import { LINKED_PLACES, type SelectionState, tickerAt, withTicker } from './selection';

const [AAPL, MSFT, NVDA] = ['AAPL', 'MSFT', 'NVDA'] as [Ticker, Ticker, Ticker];
const START: SelectionState = { ticker: AAPL, active: 'chart_1', groups: {}, tickers: {} };

const apply = (
  start: SelectionState,
  ...changes: ((state: SelectionState) => Partial<SelectionState>)[]
): SelectionState => {
  let state = start;
  for (const change of changes) state = { ...state, ...change(state) };
  return state;
};

const shown = (state: SelectionState) =>
  Object.fromEntries(LINKED_PLACES.map((place) => [place, tickerAt(state, place)]));

test('by default all places show the selected ticker', () => {
  const state = apply(START, (now) => withTicker(now, 'trade', MSFT));
  expect(new Set(Object.values(shown(state)))).toEqual(new Set([MSFT]));
  expect(state.ticker).toBe(MSFT);
});

test('selecting a ticker changes the active chart and its group only', () => {
  const state = apply(
    START,
    (now) => withGroup(now, 'chart_2', 'B'),
    (now) => withTicker(now, 'chart_2', NVDA),
    () => ({ ticker: MSFT }),
  );
  expect(shown(state)).toMatchObject({ chart_1: MSFT, chart_2: NVDA, chart_3: MSFT, trade: MSFT });
});

test('the active chart decides what lists act on, and activating moves no ticker', () => {
  const apart = apply(
    START,
    (now) => withGroup(now, 'chart_2', 'B'),
    (now) => withTicker(now, 'chart_2', NVDA),
  );
  const state = apply(apart, (now) => withActive(now, 'chart_2'));
  expect(shown(state)).toEqual(shown(apart));
  expect(state.ticker).toBe(NVDA);
  const selected = apply(state, () => ({ ticker: MSFT }));
  expect(shown(selected)).toMatchObject({ chart_1: AAPL, chart_2: MSFT, trade: AAPL });
});

test('a place without a group keeps its ticker', () => {
  const state = apply(
    START,
    (now) => withGroup(now, 'trade', null),
    (now) => withGroup(now, 'chart_2', null),
    () => ({ ticker: MSFT }),
  );
  expect(shown(state)).toMatchObject({ chart_1: MSFT, chart_2: AAPL, trade: AAPL });
});

test('a place that joins a group takes over its ticker, the active one too', () => {
  const apart = apply(
    START,
    (now) => withGroup(now, 'chart_2', 'B'),
    (now) => withTicker(now, 'chart_2', NVDA),
  );
  expect(shown(apply(apart, (now) => withGroup(now, 'trade', 'B')))).toMatchObject({ trade: NVDA });
  const joined = apply(apart, (now) => withGroup(now, 'chart_1', 'B'));
  expect(joined.ticker).toBe(NVDA);
  expect(shown(joined)).toMatchObject({ chart_1: NVDA, chart_3: AAPL, trade: AAPL });
});
