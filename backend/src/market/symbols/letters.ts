/** Returns a bit set of the letters of a word; several letters may share a bit. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place++) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/**
 * Returns true if more than `allowed` wanted letters are missing. Each typing error adds at most
 * one missing letter.
 */
export function lacks(letters: number, wanted: number, allowed: number): boolean {
  let lacking = wanted & ~letters;
  for (let spare = allowed; spare > 0; spare--) lacking &= lacking - 1;
  return lacking !== 0;
}
