import { TickerSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { SECTORS } from '../../../src/market/symbols/instrument.ts';
import { dailyTurnover } from '../../../src/market/symbols/turnover.ts';
import { createUniverse } from '../../../src/market/symbols/universe.ts';

const instruments = createUniverse().all();

/** The market's own volatility in a calm year: what a beta of 1 alone contributes. */
const MARKET_VOLATILITY = 0.16;

test('at least 520 symbols are known, each once', () => {
  expect(instruments.length).toBeGreaterThanOrEqual(520);
  expect(new Set(instruments.map(({ ticker }) => ticker)).size).toBe(instruments.length);
});

test('no two symbols have the same name', () => {
  const names = instruments.map(({ name }) => name);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('every ticker and name is well-formed', () => {
  for (const { ticker, name, sector } of instruments) {
    expect(TickerSchema.parse(ticker), ticker).toBe(ticker);
    expect(name, ticker).toMatch(/^\S(.*\S)?$/);
    expect(name.length, ticker).toBeLessThanOrEqual(64);
    expect(SECTORS, ticker).toContain(sector);
  }
});

test('every price, volatility and beta is plausible', () => {
  for (const { ticker, price, volatility, beta } of instruments) {
    expect(price, ticker).toBeGreaterThan(0.5);
    expect(price, ticker).toBeLessThan(10_000);
    expect(volatility, ticker).toBeGreaterThanOrEqual(0.12);
    expect(volatility, ticker).toBeLessThanOrEqual(0.9);
    expect(beta, ticker).toBeGreaterThanOrEqual(-0.5);
    expect(beta, ticker).toBeLessThanOrEqual(2.8);
  }
});

test('turnover falls with the rank in a sector, and differs from the least to the most by a thousand times', () => {
  const turnovers = instruments.map(({ adv_usd }) => adv_usd).toSorted((a, b) => a - b);
  expect(turnovers[0]).toBeGreaterThan(10e6);
  expect(turnovers.at(-1)).toBeGreaterThan(1_000 * (turnovers[0] ?? 0));
  expect(dailyTurnover('Utilities', 0, 0.3)).toBe(2 * dailyTurnover('Utilities', 1, 0.3));
  expect(dailyTurnover('Utilities', 0, 0.6)).toBe(2 * dailyTurnover('Utilities', 0, 0.3));
  expect(dailyTurnover('Utilities', 0, 3)).toBe(2.5 * dailyTurnover('Utilities', 0, 0.3));
});

test('every volatility is at least what its beta implies', () => {
  for (const { ticker, volatility, beta } of instruments) {
    expect(volatility, ticker).toBeGreaterThanOrEqual(Math.abs(beta) * MARKET_VOLATILITY);
  }
});

test('every sector is represented many times over', () => {
  for (const sector of SECTORS) {
    expect(instruments.filter((one) => one.sector === sector).length, sector).toBeGreaterThan(30);
  }
});

test('an alternative name is never the ticker of another symbol', () => {
  const tickers = new Set<string>(instruments.map(({ ticker }) => ticker));
  const taken = instruments
    .flatMap(({ other_names }) => other_names ?? [])
    .filter((other_name) => tickers.has(other_name.toUpperCase()));
  expect(taken).toEqual([]);
});

test('the symbols of a new watchlist come first', () => {
  expect(instruments.slice(0, 10).map(({ ticker }) => ticker)).toEqual(
    'AAPL GOOGL MSFT AMZN TSLA NVDA META JPM V NFLX'.split(' '),
  );
});

test('the symbols that people type are known', () => {
  const universe = createUniverse();
  const typed =
    'GOOG PYPL BRK.B AMD INTC DIS KO PEP WMT COST BA UBER COIN PLTR SHOP XYZ SPY QQQ IWM DIA';
  const missing = typed.split(' ').filter((one) => !universe.get(TickerSchema.parse(one)));
  expect(missing).toEqual([]);
});
