import type { Portfolio } from '@finally/contract';
import { pricesStore } from '@/features/prices/prices-store';
import { type DerivedStore, deriveStore } from '@/shared/derived-store';
import { valueLive } from './live-valuation';
import { portfolioStore } from './portfolio-store';

/** Creates the store of the portfolio at live prices. */
export function createValuationStore(
  portfolios: Pick<typeof portfolioStore, 'getState' | 'subscribe'> = portfolioStore,
  prices: Pick<typeof pricesStore, 'getState' | 'subscribe'> = pricesStore,
): DerivedStore<Portfolio | null> {
  let inputs: unknown[] = [];
  let valued: Portfolio | null = null;
  return deriveStore(
    [portfolios, prices],
    ({ portfolio, baseline }, { latest }) => {
      // Both stores also change in ways that do not affect the value.
      if (inputs[0] === portfolio && inputs[1] === latest) return valued;
      inputs = [portfolio, latest];
      valued = portfolio && valueLive(portfolio, latest, baseline);
      return valued;
    },
    null,
  );
}

export const valuationStore = createValuationStore();
