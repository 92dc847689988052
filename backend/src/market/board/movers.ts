import type { MoverKind } from '@finally/contract';
import type { DayFigures } from './day-figures.ts';

/** The number that ranks a list of movers; an instrument belongs on the list if it is above zero. */
const RANKS: Readonly<Record<MoverKind, (figures: DayFigures) => number>> = {
  gainers: ({ price_e4, previous_close_e4 }) => price_e4 / previous_close_e4 - 1,
  losers: ({ price_e4, previous_close_e4 }) => 1 - price_e4 / previous_close_e4,
  active: ({ volume }) => volume,
  unusual_volume: ({ volume, usual_volume }) => (usual_volume ? volume / usual_volume : 0),
  gaps: ({ open_e4, previous_close_e4 }) => Math.abs(open_e4 / previous_close_e4 - 1),
};

/** Returns the instruments of a list of movers, largest first; ties by ticker. */
export function rankMovers(
  kind: MoverKind,
  figures: readonly DayFigures[],
  limit: number,
): readonly DayFigures[] {
  const rank = RANKS[kind];
  return figures
    .map((one) => ({ one, value: rank(one) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.one.ticker < b.one.ticker ? -1 : 1))
    .slice(0, limit)
    .map(({ one }) => one);
}
