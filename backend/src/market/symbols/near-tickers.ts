import { editDistance } from './edit-distance.ts';
import type { Entry } from './entry.ts';
import { lacks, lettersOf } from './letters.ts';

/** Number of typing errors at which a ticker of this length is still recognizable. */
const slipsAllowed = (length: number): number => (length < 2 ? 0 : length < 5 ? 1 : 2);

/**
 * Returns the entries whose ticker is close to `typed`, nearest first. A ticker that begins with
 * `typed` counts as one error, whatever its length. Ties: prefixes first, then the same first
 * character.
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
