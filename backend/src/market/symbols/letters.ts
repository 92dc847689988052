/** One bit for each letter that occurs; letters may share a bit. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place++) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/** Each slip brings at most one letter that the word lacks, so this many lacking cost as many. */
export function lacks(letters: number, wanted: number, allowed: number): boolean {
  let lacking = wanted & ~letters;
  for (let spare = allowed; spare > 0; spare--) lacking &= lacking - 1;
  return lacking !== 0;
}
