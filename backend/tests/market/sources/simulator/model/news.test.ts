import { expect, test } from 'vitest';
import { MarketModel } from '../../../../../src/market/sources/simulator/market-model.ts';
import { headline, shortName } from '../../../../../src/market/sources/simulator/news/headlines.ts';
import { jumpOf, jumpsPerSession } from '../../../../../src/market/sources/simulator/news/news.ts';
import { MODEL_PARAMETERS } from '../../../../../src/market/sources/simulator/parameters.ts';
import {
  newsIntensityAt,
  STEPS_PER_SESSION,
} from '../../../../../src/market/sources/simulator/session.ts';
import { SECTORS } from '../../../../../src/market/symbols/instrument.ts';
import { instrument, universe } from '../simulated.ts';

const { activity_depth, jump_share } = MODEL_PARAMETERS.market;

/** Returns all news of the first `steps` of a session, over the whole universe. */
function news(seed: number, model: 'market' | 'gbm', steps: number) {
  const market = new MarketModel(seed, model, universe.all());
  const found: { ticker: string; step: number; jump: number; log_return: number; word: number }[] =
    [];
  for (let step = 0; step < steps; step++) {
    market.advance();
    for (const [place, { ticker }] of market.instruments.entries()) {
      const { jump, news_word } = market.detail(place);
      if (jump === 0) continue;
      const log_return = market.log_return[place] as number;
      found.push({ ticker, step, jump, log_return, word: news_word });
    }
  }
  return found;
}

const STEPS = 5_400;
const opening = news(17, 'market', STEPS);

test('news moves a price by 2 to 5 per cent, up about as often as down', () => {
  expect(opening.length).toBeGreaterThan(20);
  for (const { jump, log_return } of opening) {
    expect(Math.abs(jump)).toBeGreaterThanOrEqual(0.02);
    expect(Math.abs(jump)).toBeLessThanOrEqual(0.05);
    expect(Math.abs(log_return - Math.log1p(jump))).toBeLessThan(0.005);
  }
  const up = opening.filter(({ jump }) => jump > 0).length / opening.length;
  expect(Math.abs(up - 0.5)).toBeLessThan(1.5 / Math.sqrt(opening.length));
});

test('news makes up its share of the variance', () => {
  let sessions = 0;
  for (let step = 0; step < STEPS; step++) {
    sessions += newsIntensityAt(step / STEPS_PER_SESSION, activity_depth) / STEPS_PER_SESSION;
  }
  const expected = universe
    .all()
    .reduce((sum, one) => sum + jumpsPerSession(one, jump_share) * sessions, 0);
  expect(Math.abs(opening.length - expected)).toBeLessThan(3 * Math.sqrt(expected));
});

test('a share has news every few weeks, a volatile one every few days, and a fund never', () => {
  const sessionsBetween = (symbol: string) =>
    Math.round(1 / jumpsPerSession(instrument(symbol), jump_share));
  expect(sessionsBetween('AAPL')).toBe(18);
  expect(sessionsBetween('TSLA')).toBe(4);
  expect(jumpsPerSession(instrument('SPY'), jump_share)).toBe(0);
});

test('there is no news in pure geometric Brownian motion', () => {
  expect(news(17, 'gbm', 1_000)).toEqual([]);
});

test('sizes of jumps are uniform over all words', () => {
  expect(jumpOf(0)).toBe(-0.02);
  expect(jumpOf(1)).toBe(0.02);
  expect(jumpOf(0xfffffffe)).toBeCloseTo(-0.05, 8);
  expect(jumpOf(0x80000001)).toBeCloseTo(0.035, 8);
});

test('each sector has its own headlines, good and bad, with the company in each', () => {
  const general = new Set<string>();
  for (const sector of SECTORS) {
    const one = universe.all().find((other) => other.sector === sector);
    if (!one) throw new RangeError(`${sector} is empty`);
    const texts = (jump: number) =>
      new Set(Array.from({ length: 60 }, (_, word) => headline(one, jump, word)));
    const [good, bad] = [texts(0.03), texts(-0.03)];
    for (const text of [...good, ...bad]) {
      expect(text).toContain(shortName(one.name));
      expect(text).not.toContain('%');
      general.add(text.replace(shortName(one.name), '%'));
    }
    expect([...good].filter((text) => bad.has(text))).toEqual([]);
    expect(good.size).toBeGreaterThanOrEqual(sector === 'ETF' ? 4 : 6);
    expect(bad.size).toBeGreaterThanOrEqual(sector === 'ETF' ? 4 : 6);
  }
  expect(general.size).toBe(8 + 4 * (SECTORS.length - 1));
});

test.each([
  ['Apple Inc.', 'Apple'],
  ['The Walt Disney Company', 'Walt Disney'],
  ['JPMorgan Chase & Co.', 'JPMorgan Chase'],
  ['Alphabet Inc. Class A', 'Alphabet'],
  ['Deere & Company', 'Deere'],
  ['Shell plc', 'Shell'],
  ['ConocoPhillips', 'ConocoPhillips'],
])('headlines call %s %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});

test('every company keeps a name', () => {
  for (const { name } of universe.all()) expect(shortName(name), name).toMatch(/^\S.*\S$/);
});
