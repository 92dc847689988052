import { type DerivedStore, deriveStore } from '@/shared/derived-store';
import { portfolioStore } from '../portfolio-store';
import { valuationStore } from '../valuation-store';

/** The change of the account since the start of the day, at live prices. */
export interface Day {
  total_value: number;
  change: number;
  change_percent: number;
}

/** The change of the day; null until the server has reported the start of the day. */
export const dayStore: DerivedStore<Day | null> = deriveStore(
  [valuationStore, portfolioStore],
  (valued, { performance }): Day | null => {
    if (!valued || !performance) return null;
    const start = performance.total_value - performance.day_change;
    const change = valued.total_value - start;
    return {
      total_value: valued.total_value,
      change,
      change_percent: start > 0 ? (change / start) * 100 : 0,
    };
  },
  null,
);
