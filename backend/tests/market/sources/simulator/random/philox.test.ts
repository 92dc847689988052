import { expect, test } from 'vitest';
import { philox } from '../../../../../src/market/sources/simulator/random/philox.ts';

const drawn = (key: number, low: number, high: number): string[] => {
  const words = new Uint32Array(2);
  philox(words, key, low, high);
  return [...words].map((word) => word.toString(16).padStart(8, '0'));
};

/** From `kat_vectors` of the Random123 distribution, lines `philox2x32 10`. */
test('the published test vectors are reproduced', () => {
  expect(drawn(0, 0, 0)).toEqual(['ff1dae59', '6cd10df2']);
  expect(drawn(0xffffffff, 0xffffffff, 0xffffffff)).toEqual(['2c3f628b', 'ab4fd7ad']);
  expect(drawn(0x13198a2e, 0x243f6a88, 0x85a308d3)).toEqual(['dd7ce038', 'f62a4c12']);
});
