import { join } from 'node:path';
import { type AlertIndicatorTerms, AlertsSchema } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { above, asking, openAlertDesk, settled } from '../alert-desk.ts';

const SECONDS = 1_000;

const rsi = (more: Partial<AlertIndicatorTerms> = {}): AlertIndicatorTerms => ({
  kind: 'indicator',
  indicator: 'rsi',
  parameters: [3],
  interval: '5s',
  output: 'RSI',
  condition: 'above',
  compared_with: { kind: 'value', value: 70 },
  ...more,
});
const sma = (more: Partial<AlertIndicatorTerms> = {}): AlertIndicatorTerms => ({
  ...rsi(),
  indicator: 'sma',
  output: 'SMA',
  condition: 'crosses',
  compared_with: { kind: 'price' },
  ...more,
});

/** Returns Wilder's RSI of all closes, written down anew. */
function rsiOf(closes: readonly number[], period: number): number {
  if (closes.length <= period) return Number.NaN;
  const changes = closes.slice(1).map((close, index) => close - (closes[index] ?? 0));
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / period;
  let gain = mean(changes.slice(0, period).map((one) => Math.max(one, 0)));
  let loss = mean(changes.slice(0, period).map((one) => Math.max(-one, 0)));
  for (const change of changes.slice(period)) {
    gain = (gain * (period - 1) + Math.max(change, 0)) / period;
    loss = (loss * (period - 1) + Math.max(-change, 0)) / period;
  }
  return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
}

const meanOf = (closes: readonly number[], period: number): number =>
  closes.length < period
    ? Number.NaN
    : closes.slice(-period).reduce((sum, one) => sum + one, 0) / period;

/** Returns the index of the price that closes the first bar on which the condition is met; -1 if none. */
function reference(
  { indicator, condition, compared_with }: AlertIndicatorTerms,
  prices: readonly { at_ms: number; price: number }[],
): number {
  const bars: { start: number; close: number }[] = [];
  for (const [step, { at_ms, price }] of prices.entries()) {
    const start = Math.floor(at_ms / 5_000);
    if (bars.at(-1)?.start === start) {
      bars[bars.length - 1] = { start, close: price };
      continue;
    }
    const closes = bars.map(({ close }) => close);
    const [now, before] = [closes, closes.slice(0, -1)].map((known) => {
      const value = indicator === 'rsi' ? rsiOf(known, 3) : meanOf(known, 3);
      const other = compared_with.kind === 'value' ? compared_with.value : (known.at(-1) ?? 0);
      return value - other;
    }) as [number, number];
    const rises = now > 1e-9 && before <= 1e-9;
    const falls = now < -1e-9 && before >= -1e-9;
    const isMet = {
      above: now > 1e-9,
      below: now < -1e-9,
      crosses_above: rises,
      crosses_below: falls,
      crosses: rises || falls,
    }[condition];
    // The bar in progress when the alert was set counts.
    if (closes.length > 0 && isMet) return step;
    bars.push({ start, close: price });
  }
  return -1;
}

test('an alert fires with the price that closes the bar which an own calculation names', async () => {
  const conditions = ['above', 'below', 'crosses', 'crosses_above', 'crosses_below'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...conditions),
      fc.boolean(),
      fc.array(
        fc.record({
          after_s: fc.integer({ min: 0, max: 7 }),
          price: fc.integer({ min: 95, max: 105 }),
        }),
        { minLength: 5, maxLength: 40 },
      ),
      async (condition, isRsi, walk) => {
        const terms = isRsi
          ? rsi({ condition, compared_with: { kind: 'value', value: 50.5 } })
          : sma({ condition });
        const clock = new ManualClock();
        const prices = [{ at_ms: clock.now_ms(), price: 100 }];
        const desk = await openAlertDesk({ clock, dollars: { AAPL: 100 } });
        await desk.set('AAPL', terms);
        let fired = -1;
        for (const { after_s, price } of walk) {
          clock.advance(after_s * SECONDS);
          prices.push({ at_ms: clock.now_ms(), price });
          await desk.move('AAPL', price);
          const isFired = (await desk.firings()).length === 1;
          if (isFired && fired < 0) fired = prices.length - 1;
        }
        expect(fired).toBe(reference(terms, prices));
        await desk.service.stop();
      },
    ),
    { numRuns: 60 },
  );
});

test('an alert fires once, with the value and the close of its bar', async () => {
  const desk = await openAlertDesk({ dollars: { AAPL: 100 } });
  const set = await desk.set('AAPL', rsi({ condition: 'crosses_above' }), 'Overbought');
  expect(set).toMatchObject({ state: 'active', value: null, upper: null, lower: null });
  for (const price of [99, 98, 97, 96, 99, 103, 104, 90, 120]) {
    desk.clock.advance(5 * SECONDS);
    await desk.move('AAPL', price);
  }
  const list = await desk.service.list();
  expect(AlertsSchema.parse(list)).toEqual(list);
  expect(list.alerts).toEqual([
    expect.objectContaining({ state: 'fired', fired_price: 103, value: expect.any(Number) }),
  ]);
  expect(list.alerts[0]?.value).toBeCloseTo(rsiOf([100, 99, 98, 97, 96, 99, 103], 3), 9);
});

test('the growing bar fires nothing, and shows the value of the last closed one', async () => {
  const desk = await openAlertDesk({ dollars: { AAPL: 100 } });
  await desk.set('AAPL', sma({ condition: 'above', compared_with: { kind: 'value', value: 110 } }));
  for (const price of [100, 100, 100]) {
    desk.clock.advance(5 * SECONDS);
    await desk.move('AAPL', price);
  }
  await desk.move('AAPL', 500);
  await desk.move('AAPL', 100);
  expect(await desk.firings()).toEqual([]);
  expect((await desk.service.list()).alerts[0]?.value).toBe(100);
});

test('a bar that closes while the server is down is judged at its next start', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openAlertDesk({ path, clock, dollars: { AAPL: 100 } });
  await first.set('AAPL', above(1_000));
  for (const price of [99, 98, 97, 96]) {
    clock.advance(5 * SECONDS);
    await first.move('AAPL', price);
  }
  await first.set('AAPL', rsi());
  await first.move('AAPL', 110);
  await first.service.stop();
  await first.bars.save(async () => {});
  first.connection.close();
  clock.advance(60 * SECONDS);
  const second = await openAlertDesk({ path, clock, dollars: { AAPL: 108 } });
  await settled();
  await settled();
  expect(await second.firings()).toEqual([['AAPL', 110]]);
  await second.service.stop();
  second.connection.close();
  // The same bar is not judged again.
  const third = await openAlertDesk({ path, clock, dollars: { AAPL: 108 } });
  await third.move('AAPL', 300);
  expect(await third.firings()).toEqual([['AAPL', 110]]);
});

test('a bar that closed before an alert was set or changed does not fire it', async () => {
  const desk = await openAlertDesk({ dollars: { AAPL: 100 } });
  await desk.set('AAPL', above(1_000));
  const moves = async (...prices: number[]) => {
    for (const price of prices) {
      desk.clock.advance(5 * SECONDS);
      await desk.move('AAPL', price);
    }
  };
  await moves(99, 98, 97, 120, 119, 118);
  // The crossing of 120 is over.
  const { id } = await desk.set('AAPL', sma({ condition: 'crosses_below' }));
  await moves(117);
  expect(await desk.firings()).toEqual([]);
  const changed = await desk.service.change(id, {
    terms: sma({ condition: 'crosses_below', parameters: [4] }),
  });
  expect(changed).toMatchObject({ ok: true });
  expect(await desk.firings()).toEqual([]);
});

test.each<[string, Partial<AlertIndicatorTerms>, RegExp]>([
  ['a period out of range', { parameters: [0] }, /Period must be from/],
  ['an output that the indicator lacks', { output: 'Signal' }, /It has RSI/],
  ['the price against an oscillator', { compared_with: { kind: 'price' } }, /not a price/],
  [
    'an output against itself',
    {
      indicator: 'macd',
      parameters: [12, 26, 9],
      output: 'MACD',
      compared_with: { kind: 'output', output: 'MACD' },
    },
    /itself/,
  ],
  ['a sum from the first bar', { indicator: 'obv', parameters: [], output: 'OBV' }, /first bar/],
])('%s is refused', async (_what, terms, detail) => {
  const desk = await openAlertDesk();
  expect(await desk.service.set(asking('AAPL', rsi(terms)))).toMatchObject({
    ok: false,
    error: { code: 'alert_indicator_invalid', detail: expect.stringMatching(detail) },
  });
});

test('an alert that the last closed bar meets already is refused with its value', async () => {
  const desk = await openAlertDesk({ dollars: { AAPL: 100 } });
  await desk.set('AAPL', above(1_000));
  for (const price of [101, 102, 103, 104, 105]) {
    desk.clock.advance(5 * SECONDS);
    await desk.move('AAPL', price);
  }
  expect(await desk.service.set(asking('AAPL', rsi()))).toMatchObject({
    ok: false,
    error: { code: 'alert_already_met', detail: expect.stringContaining('100.00') },
  });
  const crossing = await desk.service.set(asking('AAPL', rsi({ condition: 'crosses_above' })));
  expect(crossing.ok).toBe(true);
});
