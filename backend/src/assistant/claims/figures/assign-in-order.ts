import type { Figure } from './text/figure.ts';
import type { Segment } from './text/spans.ts';

/** A figure and the segment that contains it. */
export interface PlacedFigure {
  readonly figure: Figure;
  readonly segment: Segment | undefined;
}

/**
 * If a sentence has as many tickers as figures of one unit, assigns them in order: "AAPL and NVDA
 * are at $200 and $125".
 */
export function assignInOrder(placed: readonly PlacedFigure[]): readonly PlacedFigure[] {
  const groups = new Map<unknown, Map<string, PlacedFigure[]>>();
  for (const each of placed) {
    const { segment, figure } = each;
    if (!segment || segment.tickers.length < 2) continue;
    const byUnit = groups.get(segment.statement) ?? new Map<string, PlacedFigure[]>();
    groups.set(segment.statement, byUnit);
    const key = `${figure.unit} ${segment.tickers.join(' ')}`;
    byUnit.set(key, [...(byUnit.get(key) ?? []), each]);
  }
  const own = new Map<Figure, Segment>();
  for (const byUnit of groups.values()) {
    for (const figures of byUnit.values()) {
      if (figures.length !== figures[0]?.segment?.tickers.length) continue;
      for (const [index, { figure, segment }] of figures.entries()) {
        const ticker = segment?.tickers[index];
        if (segment && ticker !== undefined) own.set(figure, { ...segment, tickers: [ticker] });
      }
    }
  }
  return placed.map(({ figure, segment }) => ({ figure, segment: own.get(figure) ?? segment }));
}
