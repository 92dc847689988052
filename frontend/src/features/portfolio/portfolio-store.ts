import type { Benchmark, HistoryRange, Performance, Portfolio, Snapshot } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { pricesStore } from '@/features/prices/prices-store';
import { type AccountEvents, accountEvents } from '@/features/session/account-events';
import { api } from '@/shared/api/api';
import type { Prices } from './live-valuation';

/** The server records a point of the value curve this often, whatever happens to the account. */
export const CURVE_INTERVAL_MS = 30_000;

export interface PortfolioState {
  /** As the server last said; null until it first did. */
  portfolio: Portfolio | null;
  /** The prices known when `portfolio` arrived: later ones revalue it for display. */
  baseline: Prices;
  /** Why the latest attempt to fetch the portfolio failed, or null. */
  error: string | null;
  range: HistoryRange;
  /** Snapshots of `range`, oldest first; null until they came. */
  history: readonly Snapshot[] | null;
  history_error: string | null;
  /** What `history` is compared with; null until it came. */
  benchmark: Benchmark | null;
  /** How the account is doing since its ledger was opened; null until it came. */
  performance: Performance | null;
  performance_error: string | null;
}

/**
 * Why the figures of the account are not current: the reason of the latest fetch if it failed, or
 * null. Without the server's answer a trade made elsewhere is not in them, however live prices are.
 */
export const accountFailure = ({
  error,
  performance_error,
  history_error,
}: PortfolioState): string | null => error ?? performance_error ?? history_error;

export interface PortfolioStore extends StoreApi<PortfolioState> {
  /** Fetches everything again. Settles when all of it has; failures land in the state. */
  refresh(): Promise<void>;
  chooseRange(range: HistoryRange): Promise<void>;
  /**
   * Keeps the state current until it is stopped: fetches at once and after each change of the
   * portfolio, and every 30 s the value curve, and the portfolio too if its last fetch failed.
   * With several callers, the last one to stop ends it.
   *
   * @returns how to stop
   */
  watch(): () => void;
}

type Source = Pick<typeof api, 'portfolio' | 'history' | 'benchmark' | 'performance'>;

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The portfolio and its history as the server tells them; nothing in here is computed. */
export function createPortfolioStore(
  source: Source = api,
  prices: Pick<typeof pricesStore, 'getState'> = pricesStore,
  events: Pick<AccountEvents, 'onChange'> = accountEvents,
): PortfolioStore {
  const store = createStore<PortfolioState>(() => ({
    portfolio: null,
    baseline: {},
    error: null,
    range: '1d',
    history: null,
    history_error: null,
    benchmark: null,
    performance: null,
    performance_error: null,
  }));
  const { setState, getState } = store;
  // An answer that was overtaken by a later question is dropped.
  let portfolioAsked = 0;
  let historyAsked = 0;

  async function refreshPortfolio() {
    const question = ++portfolioAsked;
    try {
      const portfolio = await source.portfolio();
      if (question !== portfolioAsked) return;
      setState({ portfolio, baseline: prices.getState().latest, error: null });
    } catch (error) {
      if (question === portfolioAsked) setState({ error: reason(error) });
    }
  }

  async function refreshHistory() {
    const question = ++historyAsked;
    try {
      const { snapshots } = await source.history(getState().range);
      if (question === historyAsked) setState({ history: snapshots, history_error: null });
    } catch (error) {
      if (question === historyAsked) setState({ history_error: reason(error) });
    }
  }

  async function refreshBenchmark() {
    const { range } = getState();
    try {
      const benchmark = await source.benchmark(range);
      if (range === getState().range) setState({ benchmark });
    } catch {
      // The curve stands without what it is compared with.
    }
  }

  let performanceAsked = 0;
  async function refreshPerformance() {
    const question = ++performanceAsked;
    try {
      const performance = await source.performance();
      if (question === performanceAsked) setState({ performance, performance_error: null });
    } catch (error) {
      if (question === performanceAsked) setState({ performance_error: reason(error) });
    }
  }

  async function refreshCurve() {
    await Promise.all([refreshPerformance(), refreshHistory(), refreshBenchmark()]);
  }

  async function refresh() {
    await Promise.all([refreshPortfolio(), refreshCurve()]);
  }

  let watchers = 0;
  let stop = () => {};

  function start() {
    void refresh();
    const timer = setInterval(
      () => void (getState().error === null ? refreshCurve() : refresh()),
      CURVE_INTERVAL_MS,
    );
    const unsubscribe = events.onChange('portfolio', refresh);
    stop = () => {
      clearInterval(timer);
      unsubscribe();
    };
  }

  return {
    ...store,
    refresh,
    async chooseRange(range) {
      setState({ range, history: null, history_error: null, benchmark: null });
      await Promise.all([refreshHistory(), refreshBenchmark()]);
    },
    watch() {
      if (watchers++ === 0) start();
      let watching = true;
      return () => {
        if (!watching) return;
        watching = false;
        if (--watchers === 0) stop();
      };
    },
  };
}

export const portfolioStore = createPortfolioStore();
