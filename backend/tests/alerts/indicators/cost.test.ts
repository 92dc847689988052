import { ALERTS_MAX, BAR_INTERVALS } from '@finally/contract';
import {
  defaultParameters,
  INDICATOR_KINDS,
  INDICATORS,
} from '@finally/contract/indicators/catalog';
import { canAlert } from '@finally/contract/indicators/conditions';
import { expect, test } from 'vitest';
import { IndicatorWatch } from '../../../src/alerts/indicators/indicator-watch.ts';
import { priceE4 } from '../../../src/kernel/money.ts';
import type { PriceBar } from '../../../src/market/index.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { ticker } from '../../support/trading/ledger.ts';

const AAPL = ticker('AAPL');
const START_MS = Date.UTC(2026, 1, 11);

/** Returns a series that rises and falls, with bars of a minute. */
const history = (count: number): PriceBar[] =>
  Array.from({ length: count }, (_, index) => {
    const close =
      2_000_000 + Math.round(50_000 * Math.sin(index / 9) + 3_000 * Math.sin(index * 7));
    return {
      time_ms: START_MS + (index - count + 1) * 60_000,
      open_e4: priceE4(close),
      high_e4: priceE4(close + 900),
      low_e4: priceE4(close - 900),
      close_e4: priceE4(close),
      volume: 1_000 + (index % 50),
    };
  });

/** Returns as many alerts as an account may have, on different indicators; none can be met. */
const alerts = Array.from({ length: ALERTS_MAX }, (_, index) => {
  const kinds = INDICATOR_KINDS.filter(
    (kind) => canAlert(kind) && INDICATORS[kind].parameters[0]?.step === 1 && kind !== 'macd',
  );
  const indicator = kinds[index % kinds.length] ?? 'rsi';
  const [first = 0, ...rest] = defaultParameters(indicator);
  return {
    id: `alert-${index}`,
    ticker: AAPL,
    kind: 'indicator' as const,
    side: null,
    upper_e4: null,
    lower_e4: null,
    watched_from: new Date(START_MS).toISOString(),
    terms_json: JSON.stringify({
      kind: 'indicator',
      indicator,
      parameters: [first + Math.floor(index / kinds.length), ...rest],
      interval: '1m',
      output: INDICATORS[indicator].lines[0]?.name,
      condition: 'above',
      compared_with: { kind: 'value', value: 1e12 },
    }),
  };
});

test('as many alerts as an account may have compute each bar once, and read one at a time', async () => {
  expect(BAR_INTERVALS).toContain('1m');
  const bars = history(1_000);
  let reading = 0;
  let turns = 0;
  const clock = new ManualClock();
  const watch = new IndicatorWatch({
    clock: Object.assign(Object.create(clock) as ManualClock, {
      soon: (run: () => void) => {
        turns += 1;
        setImmediate(run);
      },
    }),
    bars: {
      async bars() {
        reading += 1;
        expect(reading).toBe(1);
        reading -= 1;
        return bars;
      },
      inMemory: () => bars,
    },
    onMet: () => expect.unreachable(),
    onError: (error) => expect.unreachable(String(error)),
  });
  const before = performance.now();
  await Promise.all(alerts.map((alert) => watch.arm(alert)));
  const whole_ms = performance.now() - before;
  expect(turns).toBe(ALERTS_MAX);
  let held_ms = 0;
  for (let minute = 1; minute <= 20; minute += 1) {
    turns = 0;
    watch.append({
      ticker: AAPL,
      price_e4: priceE4(2_000_000 + minute),
      previous_close_e4: priceE4(2_000_000),
      volume: 10,
      timestamp_ms: START_MS + minute * 60_000,
    });
    // Other work runs between two parts of the judgement.
    while (turns * 8 < ALERTS_MAX) {
      const from = performance.now();
      await new Promise((resolve) => setImmediate(resolve));
      held_ms = Math.max(held_ms, performance.now() - from);
    }
  }
  console.warn(
    `${ALERTS_MAX} alerts: all read in ${whole_ms.toFixed(0)} ms; a closed bar holds the loop for at most ` +
      `${held_ms.toFixed(1)} ms.`,
  );
});
