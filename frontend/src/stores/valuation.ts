import type { Portfolio } from '@finally/contract';
import type { StoreApi } from 'zustand/vanilla';
import { type Prices, valueLive } from '@/lib/live-valuation';
import { portfolioStore } from './portfolio';
import { pricesStore } from './prices';

/** The portfolio at live prices: a view of two stores that computes once per change of either. */
export type ValuationStore = Pick<
  StoreApi<Portfolio | null>,
  'getState' | 'getInitialState' | 'subscribe'
>;

export function createValuationStore(
  portfolios: Pick<typeof portfolioStore, 'getState' | 'subscribe'> = portfolioStore,
  prices: Pick<typeof pricesStore, 'getState' | 'subscribe'> = pricesStore,
): ValuationStore {
  let valued: Portfolio | null = null;
  let valuedPortfolio: Portfolio | null = null;
  let valuedPrices: Prices | null = null;

  function getState(): Portfolio | null {
    const { portfolio, baseline } = portfolios.getState();
    const { latest } = prices.getState();
    if (portfolio !== valuedPortfolio || latest !== valuedPrices) {
      valued = portfolio && valueLive(portfolio, latest, baseline);
      valuedPortfolio = portfolio;
      valuedPrices = latest;
    }
    return valued;
  }

  return {
    getState,
    getInitialState: () => null,
    subscribe(listener) {
      let previous = getState();
      const onChange = () => {
        const current = getState();
        if (current === previous) return;
        const before = previous;
        previous = current;
        listener(current, before);
      };
      const stops = [portfolios.subscribe(onChange), prices.subscribe(onChange)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

export const valuationStore = createValuationStore();
