import type { Portfolio } from '@finally/contract';
import { pricesStore } from '@/features/prices/prices-store';
import { type DerivedStore, deriveStore } from '@/shared/derived-store';
import { valueLive } from './live-valuation';
import { portfolioStore } from './portfolio-store';

/** The portfolio at live prices. */
export function createValuationStore(
  portfolios: Pick<typeof portfolioStore, 'getState' | 'subscribe'> = portfolioStore,
  prices: Pick<typeof pricesStore, 'getState' | 'subscribe'> = pricesStore,
): DerivedStore<Portfolio | null> {
  let told: unknown[] = [];
  let valued: Portfolio | null = null;
  return deriveStore(
    [portfolios, prices],
    ({ portfolio, baseline }, { latest }) => {
      // Both stores hold more than what the value depends on.
      if (told[0] === portfolio && told[1] === latest) return valued;
      told = [portfolio, latest];
      valued = portfolio && valueLive(portfolio, latest, baseline);
      return valued;
    },
    null,
  );
}

export const valuationStore = createValuationStore();
