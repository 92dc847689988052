import { expect, test } from 'vitest';
import { toNormalQuantiles } from '../../../../../src/market/sources/simulator/random/elementary.ts';
import {
  middleOf,
  Noise,
  type Purpose,
  streamOf,
} from '../../../../../src/market/sources/simulator/random/noise.ts';
import { SECTORS } from '../../../../../src/market/symbols/instrument.ts';
import { correlation, deviation, kolmogorovSmirnov, mean } from '../model/statistics.ts';
import { universe } from '../simulated.ts';

const PURPOSES: readonly Purpose[] = ['shock', 'mood', 'news', 'volume', 'close', 'book'];

test('no two owners in the universe share a stream', () => {
  const owners = [
    'market',
    ...SECTORS.map((sector) => `sector ${sector}`),
    ...universe.all().map(({ ticker }) => ticker),
  ];
  const streams = owners.flatMap((owner) => PURPOSES.map((purpose) => streamOf(owner, purpose)));
  expect(new Set(streams).size).toBe(streams.length);
});

test('the numbers at a place do not depend on the order of visits', () => {
  const noise = new Noise(7);
  const forwards = [1, 2, 3].map((place) => noise.drawNormal(streamOf('AAPL', 'shock'), place));
  const again = new Noise(7);
  const backwards = [3, 2, 1].map((place) => {
    again.drawWords(streamOf('MSFT', 'news'), place);
    return again.drawNormal(streamOf('AAPL', 'shock'), place);
  });
  expect(backwards.reverse()).toEqual(forwards);
});

test('normals are standard normal, and independent of the other word and of other streams', () => {
  const noise = new Noise(99);
  const first: number[] = [];
  const words: number[] = [];
  const other: number[] = [];
  for (let place = 0; place < 20_000; place++) {
    first.push(noise.drawNormal(streamOf('AAPL', 'shock'), place));
    words.push(middleOf(noise.words[1] as number));
    other.push(noise.drawNormal(streamOf('MSFT', 'shock'), place));
  }
  const second = Float64Array.from(words);
  toNormalQuantiles(second);
  const standard_error = 1 / Math.sqrt(first.length);
  for (const normals of [first, [...second], other]) {
    expect(Math.abs(mean(normals))).toBeLessThan(3 * standard_error);
    expect(Math.abs(deviation(normals) - 1)).toBeLessThan(3 * standard_error);
    expect(kolmogorovSmirnov(normals, 0, 1)).toBeLessThan(1.63);
  }
  expect(Math.abs(correlation(first, [...second]))).toBeLessThan(3 * standard_error);
  expect(Math.abs(correlation(first, other))).toBeLessThan(3 * standard_error);
});
