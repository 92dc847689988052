import type {
  Benchmark,
  HistoryRange,
  Performance,
  Portfolio,
  Snapshot,
  TradeReceipt,
} from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { pricesStore } from '@/features/prices/prices-store';
import { type AccountEvents, accountEvents } from '@/features/session/account-events';
import { connectionStore, isConnectionLost } from '@/features/session/connection-store';
import { api } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { afterFill } from './after-fill';
import type { Prices } from './live-valuation';

/** How often the server records a point of the value curve. */
export const CURVE_INTERVAL_MS = 30_000;

export interface PortfolioState {
  /** As the server last reported it, with the fills since; null until loaded. */
  portfolio: Portfolio | null;
  /** The prices known when `portfolio` arrived; later prices revalue it for display. */
  baseline: Prices;
  /** Why the portfolio is not current: its latest fetch failed, or the connection is lost. Null if it is. */
  error: string | null;
  range: HistoryRange;
  /** Snapshots of `range`, oldest first; null until loaded. */
  history: readonly Snapshot[] | null;
  history_error: string | null;
  /** The benchmark that `history` is compared with; null until loaded. */
  benchmark: Benchmark | null;
  /** The statistics since the ledger was opened; null until loaded. */
  performance: Performance | null;
  performance_error: string | null;
}

/**
 * Returns why the figures of the account are not current; null if they are. After a failed fetch,
 * or while the connection is lost, trades of other clients are missing from them.
 */
export const accountFailure = ({
  error,
  performance_error,
  history_error,
}: PortfolioState): string | null => error ?? performance_error ?? history_error;

export interface PortfolioStore extends StoreApi<PortfolioState> {
  /** Fetches everything again. Settles when all requests have; failures are kept in the state. */
  refresh(): Promise<void>;
  /**
   * Shows a fill at once, so that the figures agree with its receipt. An answer of the server from before
   * the fill does not replace them. The caller has the portfolio fetched.
   */
  applyFill(receipt: TradeReceipt): void;
  chooseRange(range: HistoryRange): Promise<void>;
  /**
   * Keeps the state current: fetches at once, after each change of the portfolio, and every 30 s the
   * value curve, with the portfolio too if its last fetch failed. While the connection is lost, the
   * portfolio is not current until it is fetched again. Ends when the last caller stops.
   *
   * @returns how to stop
   */
  watch(): () => void;
}

type Source = Pick<typeof api, 'portfolio' | 'history' | 'benchmark' | 'performance'>;

const CONNECTION_LOST = 'The connection to the server is lost.';

const isOlder = (a: Portfolio, b: Portfolio): boolean => Date.parse(a.as_of) < Date.parse(b.as_of);

/** Creates the store of the portfolio and its history as the server reports them. */
export function createPortfolioStore(
  source: Source = api,
  prices: Pick<typeof pricesStore, 'getState'> = pricesStore,
  events: Pick<AccountEvents, 'onChange'> = accountEvents,
  connection: Pick<typeof connectionStore, 'subscribe'> = connectionStore,
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
  const portfolioRequests = createRequestOrder();
  const historyRequests = createRequestOrder();
  const performanceRequests = createRequestOrder();
  let fills = 0;

  async function refreshPortfolio() {
    const isLatest = portfolioRequests.begin();
    const fillsBefore = fills;
    try {
      const portfolio = await source.portfolio();
      if (!isLatest()) return;
      const shown = getState().portfolio;
      // Answered before a fill that is shown. Times count only then, because the clock may be set back.
      if (fills !== fillsBefore && shown && isOlder(portfolio, shown)) return;
      setState({ portfolio, baseline: prices.getState().latest, error: null });
    } catch (error) {
      if (isLatest()) setState({ error: errorMessage(error) });
    }
  }

  async function refreshHistory() {
    const isLatest = historyRequests.begin();
    try {
      const { snapshots } = await source.history(getState().range);
      if (isLatest()) setState({ history: snapshots, history_error: null });
    } catch (error) {
      if (isLatest()) setState({ history_error: errorMessage(error) });
    }
  }

  async function refreshBenchmark() {
    const { range } = getState();
    try {
      const benchmark = await source.benchmark(range);
      if (range === getState().range) setState({ benchmark });
    } catch {
      // The curve is shown without the benchmark.
    }
  }

  async function refreshPerformance() {
    const isLatest = performanceRequests.begin();
    try {
      const performance = await source.performance();
      if (isLatest()) setState({ performance, performance_error: null });
    } catch (error) {
      if (isLatest()) setState({ performance_error: errorMessage(error) });
    }
  }

  async function refreshCurve() {
    await Promise.all([refreshPerformance(), refreshHistory(), refreshBenchmark()]);
  }

  async function refresh() {
    await Promise.all([refreshPortfolio(), refreshCurve()]);
  }

  /** An answer that is on its way may be from before the loss. */
  function markLost() {
    portfolioRequests.invalidate();
    setState({ error: CONNECTION_LOST });
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
    const disconnect = connection.subscribe((state, previous) => {
      const isLost = isConnectionLost(state);
      if (isLost === isConnectionLost(previous)) return;
      if (isLost) markLost();
      else void refresh();
    });
    stop = () => {
      clearInterval(timer);
      unsubscribe();
      disconnect();
    };
  }

  return {
    ...store,
    refresh,
    applyFill(receipt) {
      const { portfolio } = getState();
      const filled = portfolio && afterFill(portfolio, receipt);
      if (filled === portfolio) return;
      fills += 1;
      setState({ portfolio: filled });
    },
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
