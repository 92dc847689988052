const MULTIPLIER_HIGH = 0xd256;
const MULTIPLIER_LOW = 0xd193;
const WEYL = 0x9e3779b9;
const ROUNDS = 10;

/**
 * Philox2x32-10 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC
 * 2011): 64 random bits that depend only on the key and the counter, so that any number of a
 * sequence can be computed without those before it.
 *
 * @param words receives two unsigned 32-bit words
 */
export function philox(words: Uint32Array, key: number, low: number, high: number): void {
  let left = low | 0;
  let right = high | 0;
  let round_key = key | 0;
  for (let round = 0; round < ROUNDS; round++) {
    // Computes the 64-bit product left × multiplier from 16-bit halves.
    const left_low = left & 0xffff;
    const left_high = left >>> 16;
    const bottom = Math.imul(MULTIPLIER_LOW, left_low) >>> 0;
    const cross = (Math.imul(MULTIPLIER_HIGH, left_low) >>> 0) + (bottom >>> 16);
    const middle = (Math.imul(MULTIPLIER_LOW, left_high) >>> 0) + (cross & 0xffff);
    const top = Math.imul(MULTIPLIER_HIGH, left_high) + (cross >>> 16) + (middle >>> 16);
    left = (top ^ round_key ^ right) | 0;
    right = (middle << 16) | (bottom & 0xffff);
    round_key = (round_key + WEYL) | 0;
  }
  words[0] = left;
  words[1] = right;
}
