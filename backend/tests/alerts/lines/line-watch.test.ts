import type { AlertLineTerms } from '@finally/contract';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { LineWatch } from '../../../src/alerts/lines/line-watch.ts';
import type { LineSide } from '../../../src/alerts/store.ts';
import { priceE4 } from '../../../src/kernel/money.ts';
import { ticker } from '../../support/trading/ledger.ts';

const AAPL = ticker('AAPL');
const START_MS = Date.UTC(2026, 1, 11, 14, 30);

const ends = fc.record({
  at: fc.integer({ min: -20, max: 60 }),
  price_e4: fc.integer({ min: 900_000, max: 1_100_000 }),
});
const drawn = fc.record({
  from: ends,
  to: ends,
  extent: fc.constantFrom('segment' as const, 'ray' as const, 'line' as const),
  direction: fc.constantFrom('up' as const, 'down' as const, 'either' as const),
});

const toTerms = ({ from, to, ...rest }: typeof drawn extends fc.Arbitrary<infer T> ? T : never) => {
  const end = ({ at, price_e4 }: typeof from) => ({
    time: new Date(START_MS + at * 1_000).toISOString(),
    price: price_e4 / 10_000,
  });
  return { kind: 'line', from: end(from), to: end(to), ...rest } satisfies AlertLineTerms;
};

/**
 * Returns the step at which an alert ends, by fractions and by looking back at all prices: `[step, how]`.
 */
function reference(
  terms: AlertLineTerms,
  prices: readonly number[],
): readonly [number, 'met' | 'ended'] | null {
  const seconds = ({ time }: AlertLineTerms['from']) => (Date.parse(time) - START_MS) / 1_000;
  const [a, b] = [terms.from, terms.to].map((end) => ({
    at: seconds(end),
    price: new Fraction(end.price),
  })) as [{ at: number; price: Fraction }, { at: number; price: Fraction }];
  const lineAt = (at: number) =>
    a.price.add(b.price.sub(a.price).mul(new Fraction(at - a.at, b.at - a.at)));
  const isBefore = (at: number) =>
    (terms.extent === 'segment' && at < Math.min(a.at, b.at)) ||
    (terms.extent === 'ray' && a.at < b.at && at < a.at);
  const isAfter = (at: number) =>
    (terms.extent === 'segment' && at > Math.max(a.at, b.at)) ||
    (terms.extent === 'ray' && a.at > b.at && at > a.at);
  const sides: number[] = [];
  for (const [at, price] of prices.entries()) {
    if (isAfter(at)) return [at, 'ended'];
    if (isBefore(at)) continue;
    const side = new Fraction(price, 10_000).compare(lineAt(at));
    const first = sides.find((one) => one !== 0);
    if (terms.direction === 'up' && side >= 0 && sides.includes(-1)) return [at, 'met'];
    if (terms.direction === 'down' && side <= 0 && sides.includes(1)) return [at, 'met'];
    if (terms.direction === 'either') {
      if (side === 0) return [at, 'met'];
      if (first !== undefined && side !== first) return [at, 'met'];
    }
    sides.push(side);
  }
  return null;
}

test('an alert on a line fires or ends at the step at which fractions say so, also over restarts', () => {
  const walks = fc.array(fc.integer({ min: -30_000, max: 30_000 }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(drawn, walks, fc.nat({ max: 60 }), (line, steps, restart_at) => {
      fc.pre(line.from.at !== line.to.at);
      const terms = toTerms(line);
      let price = 1_000_000;
      const prices = steps.map((step) => {
        price += step;
        return price;
      });
      let side: LineSide | null = null;
      const alert = () => ({
        id: 'a',
        ticker: AAPL,
        kind: 'line' as const,
        terms_json: JSON.stringify(terms),
        side,
        watched_from: new Date(START_MS).toISOString(),
        upper_e4: null,
        lower_e4: null,
      });
      let watch = new LineWatch();
      watch.arm(alert());
      let ended: readonly [number, 'met' | 'ended'] | null = null;
      for (const [at, price_e4] of prices.entries()) {
        if (at === restart_at && ended === null) {
          // All that is kept is what was stored.
          watch = new LineWatch();
          watch.arm(alert());
        }
        const outcome = watch.take(AAPL, priceE4(price_e4), START_MS + at * 1_000);
        side = outcome.sides.at(-1)?.side ?? side;
        for (const how of ['met', 'ended'] as const) {
          if (outcome[how].length === 0) continue;
          expect(ended).toBeNull();
          ended = [at, how];
        }
      }
      expect(ended).toEqual(reference(terms, prices));
      expect(watch.watches(AAPL)).toBe(ended === null);
    }),
    { numRuns: 400 },
  );
});
