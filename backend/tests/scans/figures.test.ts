import { type ScanCondition, type ScanFigure, scanFigure } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceE4 } from '../../src/kernel/money.ts';
import type { PriceBar } from '../../src/market/index.ts';
import { indicatorValue, isMet } from '../../src/scans/figures.ts';

/** A random walk of at least as many bars as any figure below needs. */
const walk = fc
  .array(fc.tuple(fc.integer({ min: -300, max: 300 }), fc.nat(200), fc.nat(5_000)), {
    minLength: 60,
    maxLength: 120,
  })
  .map((steps) => {
    let close = 1_000_000;
    return steps.map(([move, reach, volume], index): PriceBar => {
      const open = close;
      close = Math.max(10_000, close + move * 10);
      return {
        time_ms: index * 60_000,
        open_e4: priceE4(open),
        high_e4: priceE4(Math.max(open, close) + reach),
        low_e4: priceE4(Math.max(1, Math.min(open, close) - reach)),
        close_e4: priceE4(close),
        volume,
      };
    });
  });

const condition = (figure: ScanFigure, parameters?: readonly number[]): ScanCondition => ({
  figure,
  parameters: [
    ...(parameters ?? scanFigure(figure).parameters?.map((one) => one.default_value) ?? []),
  ],
  interval: '1m',
  comparison: 'above',
  value: 0,
});

const closes = (bars: readonly PriceBar[]) => bars.map(({ close_e4 }) => close_e4 / 10_000);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const last = (values: readonly number[], count: number) => mean(values.slice(-count));

/** Wilder's average of gains and losses, written as its definition reads. */
function rsi(values: readonly number[], count: number): number {
  const moves = values.slice(1).map((value, index) => value - (values[index] as number));
  let gain = mean(moves.slice(0, count).map((move) => Math.max(0, move)));
  let loss = mean(moves.slice(0, count).map((move) => Math.max(0, -move)));
  for (const move of moves.slice(count)) {
    gain = (gain * (count - 1) + Math.max(0, move)) / count;
    loss = (loss * (count - 1) + Math.max(0, -move)) / count;
  }
  return loss === 0 ? 100 : 100 - 100 / (1 + gain / loss);
}

const REFERENCES: Readonly<
  Partial<Record<ScanFigure, (bars: readonly PriceBar[]) => number | null>>
> = {
  sma_distance: (bars) => 100 * ((closes(bars).at(-1) as number) / last(closes(bars), 50) - 1),
  sma_spread: (bars) => 100 * (last(closes(bars), 20) / last(closes(bars), 50) - 1),
  rsi: (bars) => rsi(closes(bars), 14),
  bollinger_position: (bars) => {
    const window = closes(bars).slice(-20);
    const middle = mean(window);
    const deviation = Math.sqrt(mean(window.map((value) => (value - middle) ** 2)));
    if (deviation < 1e-9) return null;
    return (100 * ((window.at(-1) as number) - middle + 2 * deviation)) / (4 * deviation);
  },
  roc: (bars) => 100 * ((closes(bars).at(-1) as number) / (closes(bars).at(-11) as number) - 1),
};

test.each(Object.entries(REFERENCES))(
  '%s is what its definition says, now and one bar before',
  (figure, reference) => {
    fc.assert(
      fc.property(walk, (bars) => {
        const { now, before } = indicatorValue(condition(figure as ScanFigure), bars);
        for (const [value, expected] of [
          [now, reference(bars)],
          [before, reference(bars.slice(0, -1))],
        ]) {
          if (value === null || expected === null || value === undefined) continue;
          expect(Math.abs(value - (expected as number))).toBeLessThan(1e-6);
        }
        expect(now).not.toBeUndefined();
      }),
      { numRuns: 40, endOnFailure: true },
    );
  },
);

test('an indicator is unknown while there are too few bars', () => {
  const [bars = []] = fc.sample(walk, 1);
  expect(indicatorValue(condition('sma_distance', [100]), bars.slice(0, 50))).toEqual({
    now: null,
    before: null,
  });
});

test('a value that is crossed was on the other side one bar before', () => {
  const value = fc.option(fc.double({ min: -5, max: 5, noNaN: true }));
  fc.assert(
    fc.property(value, value, fc.double({ min: -5, max: 5, noNaN: true }), (before, now, level) => {
      const met = (comparison: ScanCondition['comparison']) =>
        isMet({ ...condition('rsi'), comparison, value: level }, { now, before });
      const isAbove = now !== null && now > level;
      const isBelow = now !== null && now < level;
      expect([met('above'), met('below')]).toEqual([isAbove, isBelow]);
      expect(met('crosses_above')).toBe(isAbove && before !== null && before <= level);
      expect(met('crosses_below')).toBe(isBelow && before !== null && before >= level);
    }),
    { endOnFailure: true },
  );
});
