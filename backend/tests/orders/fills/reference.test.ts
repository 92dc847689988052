import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cents, parseDecimal, priceE4, quantityE6 } from '../../../src/kernel/money.ts';
import { type BandTier, priceBand } from '../../../src/orders/fills/price-bands.ts';
import {
  fillFiles,
  parseCases,
  type ReferenceCase,
  readCases,
} from '../reference/reference-case.ts';
import { type CaseFill, type Outcome, runCase } from './run-case.ts';

type ExpectedFill = NonNullable<ReferenceCase['expected']['fills']>[number];

/** A fill with the fields that the case compares. */
function shownAs(fill: CaseFill, expected: ExpectedFill | undefined): unknown {
  const { order, step, quantity_e6, price_e4, notional_cents, fees_cents, liquidity } = fill;
  return {
    order,
    step,
    quantity: quantity_e6,
    price: price_e4,
    ...(expected?.notional !== undefined && { notional: notional_cents }),
    ...(expected?.fees !== undefined && { fees: fees_cents }),
    ...(expected?.liquidity !== undefined && { liquidity }),
    ...(expected?.hidden !== undefined && {
      hidden: { before: fill.hidden?.before_e6, slip: fill.hidden?.slip_e4 },
    }),
  };
}

function check({ expected }: ReferenceCase, outcome: Outcome): void {
  if (expected.fills) {
    const fills = outcome.fills.map((fill, index) => shownAs(fill, expected.fills?.[index]));
    expect(fills).toEqual(expected.fills);
  }
  for (const { order, filled, left, notional, fees } of expected.orders) {
    const fills = outcome.fills.filter((fill) => fill.order === order);
    const sum = (of: (fill: CaseFill) => number) =>
      fills.reduce((total, fill) => total + of(fill), 0);
    if (filled !== undefined) expect(quantityE6(sum((fill) => fill.quantity_e6))).toBe(filled);
    if (left !== undefined) expect(outcome.left.get(order)).toBe(left);
    if (notional !== undefined) expect(cents(sum((fill) => fill.notional_cents))).toBe(notional);
    if (fees !== undefined) expect(cents(sum((fill) => fill.fees_cents))).toBe(fees);
  }
  for (const { order, step, stop } of expected.stops) {
    const standing = outcome.stops.find((one) => one.order === order && one.step === step);
    expect(standing?.e4, `stop of ${order} after step ${step}`).toBe(stop);
  }
}

for (const file of fillFiles()) {
  describe(file, () => {
    test.each(readCases(file).map((one) => [`${one.name}: ${one.says}`, one] as const))(
      '%s',
      (_, given) => check(given, runCase(given)),
    );
  });
}

test('the example of the documentation is a case that holds', () => {
  const url = new URL('../../../../docs/reference-cases.md', import.meta.url);
  const [, example = ''] = /```json\n(.*?)```/s.exec(readFileSync(url, 'utf8')) ?? [];
  const cases = parseCases(example);
  expect(cases).toHaveLength(1);
  for (const one of cases) check(one, runCase(one));
});

test('price bands are those of the reference', () => {
  const url = new URL('../reference/cases/price-bands.json', import.meta.url);
  const { bands } = JSON.parse(readFileSync(url, 'utf8')) as {
    bands: { mean: string; tier: BandTier; doubled: boolean; lower: string; upper: string }[];
  };
  const price = (text: string) => priceE4(parseDecimal(Number(text), 4) ?? Number.NaN);
  for (const { mean, tier, doubled, lower, upper } of bands) {
    expect(priceBand(price(mean), tier, doubled)).toEqual({
      lower_e4: price(lower),
      upper_e4: price(upper),
    });
  }
});
