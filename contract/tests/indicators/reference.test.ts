import {
  AD,
  ADX,
  AO,
  Aroon,
  ATR,
  BollingerBands,
  CCI,
  CMF,
  DEMA,
  DonchianChannels,
  EMA,
  HMA,
  IchimokuCloud,
  KAMA,
  KeltnerChannels,
  LinearRegression,
  MACD,
  MFI,
  MOM,
  OBV,
  ROC,
  RSI,
  SMA,
  StochasticOscillator,
  StochasticRSI,
  SuperTrend,
  TEMA,
  TRIX,
  VWMA,
  WilliamsR,
  WMA,
  WSMA,
} from 'trading-signals';
import { expect, test } from 'vitest';
import { INDICATOR_KINDS, type IndicatorKind } from '../../src/indicators/catalog/catalog.ts';
import { compute } from '../../src/indicators/computation.ts';

/** The library that the formulas are compared with is no part of the page. */

interface ReferenceBar {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

/** Returns a random walk, the same for the same seed. */
function randomWalk(seed: number, count: number): readonly ReferenceBar[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  let close = 100;
  return Array.from({ length: count }, (_, index) => {
    const open = close;
    close = open * (1 + (random() - 0.5) * 0.02);
    return {
      time: index * 60,
      open,
      high: Math.max(open, close) * (1 + random() * 0.004),
      low: Math.min(open, close) * (1 - random() * 0.004),
      close,
      volume: Math.ceil(random() * 10_000),
    };
  });
}

type Expected = readonly number[] | null;
type Reference = (bar: ReferenceBar) => Expected;

const closes = (indicator: { update(price: number, replace: boolean): number | null }) => {
  return ({ close }: ReferenceBar): Expected => {
    const value = indicator.update(close, false);
    return value === null ? null : [value];
  };
};

const bars = (indicator: { update(bar: ReferenceBar, replace: boolean): number | null }) => {
  return (bar: ReferenceBar): Expected => {
    const value = indicator.update(bar, false);
    return value === null ? null : [value];
  };
};

const channel = (result: { upper: number; middle: number; lower: number } | null): Expected =>
  result && [result.upper, result.middle, result.lower];

/** Returns the values of the library's stochastic RSI, whose averages ignore values of 0. */
function stochasticRsi(): Reference {
  const raw = new StochasticRSI(14);
  const [k, d] = [new SMA(3), new SMA(3)];
  return ({ close }) => {
    const value = raw.update(close, false);
    const slow = value === null ? null : k.update(value * 100, false);
    const signal = slow === null ? null : d.update(slow, false);
    return slow === null ? null : [slow, signal ?? Number.NaN];
  };
}

function delayedCloud(displacement: number): Reference {
  const cloud = new IchimokuCloud();
  const spans: { spanA: number; spanB: number }[] = [];
  return (bar) => {
    const now = cloud.update(bar, false);
    spans.push(now ?? { spanA: Number.NaN, spanB: Number.NaN });
    const before = spans.at(-1 - displacement);
    return now && before ? [now.conversion, now.base, before.spanA, before.spanB] : null;
  };
}

const REFERENCES: Readonly<
  Partial<Record<IndicatorKind, { parameters: readonly number[]; create(): Reference }>>
> = {
  sma: { parameters: [20], create: () => closes(new SMA(20)) },
  ema: { parameters: [20], create: () => closes(new EMA(20)) },
  wma: { parameters: [20], create: () => closes(new WMA(20)) },
  hma: { parameters: [20], create: () => closes(new HMA(20)) },
  dema: { parameters: [20], create: () => closes(new DEMA(20)) },
  tema: { parameters: [20], create: () => closes(new TEMA(20)) },
  kama: { parameters: [10], create: () => closes(new KAMA(10)) },
  vwma: { parameters: [20], create: () => bars(new VWMA(20)) },
  linreg: {
    parameters: [25],
    create: () => {
      const indicator = new LinearRegression(25);
      return ({ close }) => {
        const found = indicator.update(close, false);
        return found && [found.intercept + found.slope * 24];
      };
    },
  },
  bollinger: {
    parameters: [20, 2],
    create: () => {
      const indicator = new BollingerBands(20, 2);
      return ({ close }) => channel(indicator.update(close, false));
    },
  },
  keltner: {
    parameters: [20, 10, 2],
    create: () => {
      const indicator = new KeltnerChannels();
      return (bar) => channel(indicator.update(bar, false));
    },
  },
  donchian: {
    parameters: [20],
    create: () => {
      const indicator = new DonchianChannels(20);
      return (bar) => channel(indicator.update(bar, false));
    },
  },
  ichimoku: { parameters: [9, 26, 52, 26], create: () => delayedCloud(26) },
  supertrend: {
    parameters: [10, 3],
    create: () => {
      const indicator = new SuperTrend();
      return (bar) => {
        const found = indicator.update(bar, false);
        return found && [found.supertrend, found.trend === 'BULLISH' ? 1 : -1];
      };
    },
  },
  rsi: { parameters: [14], create: () => closes(new RSI(14)) },
  macd: {
    parameters: [12, 26, 9],
    create: () => {
      const indicator = new MACD(new EMA(12), new EMA(26), new EMA(9));
      return ({ close }) => {
        const found = indicator.update(close, false);
        return found && [found.macd, found.signal, found.histogram];
      };
    },
  },
  stochastic: {
    parameters: [14, 3, 3],
    create: () => {
      const indicator = new StochasticOscillator({ kPeriod: 14, kSlowingPeriod: 3, dPeriod: 3 });
      return (bar) => {
        const found = indicator.update(bar, false);
        return found && [found.stochK, found.stochD];
      };
    },
  },
  stochrsi: { parameters: [14, 14, 3, 3], create: stochasticRsi },
  cci: { parameters: [20], create: () => bars(new CCI(20)) },
  williams: { parameters: [14], create: () => bars(new WilliamsR(14)) },
  roc: {
    parameters: [9],
    create: () => {
      const share = closes(new ROC(9));
      return (bar) => share(bar)?.map((value) => value * 100) ?? null;
    },
  },
  momentum: { parameters: [10], create: () => closes(new MOM(10)) },
  atr: { parameters: [14], create: () => bars(new ATR(14)) },
  stddev: {
    parameters: [20],
    create: () => {
      const indicator = new BollingerBands(20, 1);
      return ({ close }) => {
        const found = indicator.update(close, false);
        return found && [found.upper - found.middle];
      };
    },
  },
  adx: {
    parameters: [14],
    create: () => {
      const indicator = new ADX(14, WSMA);
      return (bar) => {
        const value = indicator.update(bar, false);
        const { pdi, mdi } = indicator;
        if (value === null || typeof pdi !== 'number' || typeof mdi !== 'number') return null;
        return [value, pdi * 100, mdi * 100];
      };
    },
  },
  aroon: {
    parameters: [14],
    create: () => {
      const indicator = new Aroon(14);
      return (bar) => {
        const found = indicator.update(bar, false);
        return found && [found.aroonUp, found.aroonDown];
      };
    },
  },
  trix: {
    parameters: [15],
    create: () => {
      const indicator = closes(new TRIX(15));
      // The library divides by the newer average instead of the older one.
      return (bar) => indicator(bar)?.map((value) => (1 / (1 - value / 100) - 1) * 100) ?? null;
    },
  },
  ao: { parameters: [5, 34], create: () => bars(new AO(5, 34)) },
  obv: { parameters: [], create: () => bars(new OBV(2)) },
  ad: { parameters: [], create: () => bars(new AD()) },
  mfi: { parameters: [14], create: () => bars(new MFI(14)) },
  cmf: { parameters: [20], create: () => bars(new CMF(20)) },
};

/** Averages that begin differently agree once their beginning has no weight left. */
const SETTLED = 600;

test.each(Object.entries(REFERENCES))('%s agrees with a library on random walks', (kind, given) => {
  for (const seed of [1, 77, 4_242]) {
    const reference = given.create();
    const computation = compute(kind as IndicatorKind, given.parameters, 60);
    let compared = 0;
    for (const [index, bar] of randomWalk(seed, 1_200).entries()) {
      const expected = reference(bar);
      const values = computation.add(bar);
      if (index < SETTLED) continue;
      for (const [line, value] of (expected ?? []).entries()) {
        const own = values?.[line] ?? Number.NaN;
        if (Number.isNaN(value)) expect(own, `line ${line} at ${index}`).toBeNaN();
        else expect(own, `line ${line} at ${index}`).toBeCloseTo(value, 7);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(500);
  }
});

test('every kind is compared, or has its own test', () => {
  const others = INDICATOR_KINDS.filter((kind) => !(kind in REFERENCES));
  expect(others).toEqual(['vwap', 'psar', 'pivots']);
});
