import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAsset } from '../../../../src/gateways/alpaca/assets/assets.ts';
import { toPosition } from '../../../../src/gateways/alpaca/positions/position-to-wire.ts';
import { decimal, readAmount } from '../../../../src/gateways/alpaca/wire/amounts.ts';
import { assetIdOf, readUuid, toUuid } from '../../../../src/gateways/alpaca/wire/ids.ts';
import {
  newYorkMidnight_ms,
  readDate,
  readTime,
  toNewYorkTime,
  toTime,
} from '../../../../src/gateways/alpaca/wire/times.ts';
import {
  cents,
  parseDecimal,
  priceE4,
  quantityE6,
  UNITS_MAX,
} from '../../../../src/kernel/money.ts';
import { ticker } from '../../../support/trading/ledger.ts';
import { faultsIn } from '../schemas/answer-schemas.ts';

describe('amounts', () => {
  test('every amount of the ledger is written as the decimal that it is, and read again', () => {
    const units = fc.integer({ min: -UNITS_MAX, max: UNITS_MAX });
    fc.assert(
      fc.property(units, fc.constantFrom(2, 4, 6), (value, scale) => {
        const text = decimal(value, scale);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        const read = readAmount(text);
        expect(read === undefined ? undefined : parseDecimal(read, scale)).toBe(value + 0);
      }),
    );
  });

  test.each([
    ['1.50', 1.5],
    ['007', 7],
    ['.5', 0.5],
    [3, 3],
    ['0.1000000000000000001', undefined],
    ['12345678901234567.8', undefined],
    ['1e5', undefined],
    ['1,000', undefined],
    ['NaN', undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['', undefined],
  ])('%j is read as %j', (sent, read) => {
    expect(readAmount(sent)).toBe(read);
  });
});

describe('times', () => {
  test.each([
    ['2026-02-22T15:51:44.208Z', '2026-02-22T15:51:44.208Z'],
    ['2026-02-22T15:51:44.200Z', '2026-02-22T15:51:44.2Z'],
    ['2026-02-22T15:50:00.000Z', '2026-02-22T15:50:00Z'],
    ['2026-02-22T15:00:00.100Z', '2026-02-22T15:00:00.1Z'],
  ])('%s is written as %s', (iso, written) => {
    expect(toTime(Date.parse(iso))).toBe(written);
  });

  test.each([
    ['2026-01-15T13:07:57.654Z', '2026-01-15T08:07:57.654-05:00'],
    ['2026-07-15T12:00:00.000Z', '2026-07-15T08:00:00.000-04:00'],
    ['2026-03-08T06:59:59.999Z', '2026-03-08T01:59:59.999-05:00'],
    ['2026-03-08T07:00:00.000Z', '2026-03-08T03:00:00.000-04:00'],
    ['2026-11-01T05:59:59.000Z', '2026-11-01T01:59:59.000-04:00'],
    ['2026-11-01T06:00:00.000Z', '2026-11-01T01:00:00.000-05:00'],
  ])('%s is %s in New York', (iso, local) => {
    expect(toNewYorkTime(Date.parse(iso))).toBe(local);
    expect(Date.parse(local)).toBe(Date.parse(iso));
  });

  test('a day begins at midnight in New York, also when the clocks change', () => {
    for (const date of ['2026-01-15', '2026-03-08', '2026-03-09', '2026-11-01', '2026-11-02']) {
      expect(toNewYorkTime(newYorkMidnight_ms(date))).toMatch(`${date}T00:00:00.000`);
    }
  });

  test.each([
    ['2026-02-11', '2026-02-11T00:00:00.000Z'],
    ['2026-02-11T14:30:00Z', '2026-02-11T14:30:00.000Z'],
    ['2026-02-11T09:30:00-05:00', '2026-02-11T14:30:00.000Z'],
    ['2026-02-11T16:30:00 02:00', '2026-02-11T14:30:00.000Z'],
    ['2026-02-11T14:30:00.123456789Z', '2026-02-11T14:30:00.123Z'],
    ['1770820200', '2026-02-11T14:30:00.000Z'],
  ])('%s is read', (sent, iso) => {
    expect(new Date(readTime(sent) ?? 0).toISOString()).toBe(iso);
  });

  test.each(['', 'yesterday', '2026-13-01', '11.2.2026', '2026-02-30T00:00:00Zx'])(
    '%j is no time',
    (sent) => {
      expect(readTime(sent)).toBeUndefined();
    },
  );

  test('a date is read alone and at the beginning of a time', () => {
    expect(readDate('2026-02-11')).toBe('2026-02-11');
    expect(readDate('2026-02-11T05:00:00.000Z')).toBe('2026-02-11');
    expect(readDate('2026-02-11 and so on')).toBeUndefined();
  });
});

describe('ids', () => {
  test('an asset has one id for ever, which is a UUID', () => {
    expect(assetIdOf('AAPL')).toBe('1f70e405-85b9-840b-af1f-3d8c4212008f');
    expect(assetIdOf('MSFT')).not.toBe(assetIdOf('AAPL'));
  });

  test('a UUID is read in any spelling, and other text is none', () => {
    const id = assetIdOf('AAPL');
    expect(readUuid(id.toUpperCase())).toBe(id);
    expect(readUuid(id.replaceAll('-', ''))).toBe(id);
    expect(readUuid('AAPL')).toBeUndefined();
    expect(toUuid('account', id)).toBe(id);
    expect(toUuid('account', 'default')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
  });
});

test('an answer that lacks a field, or has a number for an amount, is not as Alpaca describes it', () => {
  const configurations = {
    dtbp_check: 'entry',
    fractional_trading: true,
    max_margin_multiplier: '1',
    max_options_trading_level: 0,
    no_shorting: false,
    pdt_check: 'entry',
    ptp_no_exception_entry: false,
    suspend_trade: false,
    trade_confirm_email: 'none',
    disable_overnight_trading: false,
  };
  const { pdt_check: _, ...lacking } = configurations;
  expect(faultsIn('AccountConfigurations', configurations)).toEqual([]);
  expect(faultsIn('AccountConfigurations', lacking)).toEqual(['pdt_check is missing']);
  const wrong = { ...configurations, max_margin_multiplier: 1 };
  expect(faultsIn('AccountConfigurations', wrong)).toEqual([
    '/max_margin_multiplier must be string',
  ]);
});

test('a short position is written with a negative quantity, value and cost', () => {
  const AAPL = ticker('AAPL');
  const row = {
    ticker: AAPL,
    quantity_e6: quantityE6(-2_000_000),
    cost_basis_cents: cents(-40_000),
    realized_pnl_cents: cents(0),
    bought_cents: cents(40_000),
    bought_e6: quantityE6(2_000_000),
    reserved_e6: quantityE6(500_000),
  };
  const position = toPosition(
    {
      row,
      mark: { price_e4: priceE4(1_900_000), stale: false },
      market_value_cents: cents(-38_000),
    },
    {
      asset: toAsset({ ticker: AAPL, name: 'Apple Inc.' }),
      previous_close_e4: priceE4(2_100_000),
      trades_today: [],
    },
  );
  expect(position).toMatchObject({
    side: 'short',
    qty: '-2',
    qty_available: '-1.5',
    avg_entry_price: '200',
    market_value: '-380',
    cost_basis: '-400',
    unrealized_pl: '20',
    unrealized_plpc: '0.05',
    unrealized_intraday_pl: '40',
    change_today: '-0.095238',
  });
});
