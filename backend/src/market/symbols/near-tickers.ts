import { editDistance } from './edit-distance.ts';
import type { Entry } from './entry.ts';
import { lacks, lettersOf } from './letters.ts';

/** How many slips still leave a ticker of this many characters recognisable. */
const slipsAllowed = (length: number): number => (length < 2 ? 0 : length < 5 ? 1 : 2);

/**
 * The entries whose ticker is nearly `typed`, nearest first. A ticker that
 * `typed` begins counts as one slip, however much of it is missing; among
 * equals such a one comes first, then those with the same first character.
 */
export function nearTickers(entries: readonly Entry[], typed: string): Entry[] {
  const allowed = slipsAllowed(typed.length);
  const wanted = lettersOf(typed);
  return entries
    .flatMap((entry) => {
      const begun = typed !== '' && entry.ticker.startsWith(typed);
      if (!begun && lacks(entry.ticker_letters, wanted, allowed)) return [];
      const slips = editDistance(typed, entry.ticker, allowed);
      if (!begun && slips > allowed) return [];
      const distance = begun ? Math.min(slips, 1) : slips;
      const resemblance = begun ? 0 : typed[0] === entry.ticker[0] ? 1 : 2;
      return [{ entry, distance, resemblance }];
    })
    .sort(
      (a, b) =>
        a.distance - b.distance || a.resemblance - b.resemblance || a.entry.order - b.entry.order,
    )
    .map(({ entry }) => entry);
}
