import type { Alert, AlertChanges, AlertRequest, BarInterval, Ticker } from '@finally/contract';
import type { IndicatorTerms } from '@finally/contract/indicators/catalog';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { alertsApi } from './alerts-api';

export interface AlertsState {
  /** Active alerts, newest first, then those that have ended; null until loaded. */
  alerts: readonly Alert[] | null;
  /** Why they could not be loaded, as a sentence; null if they could. */
  error: string | null;
}

/** Each change is sent to the server and the list fetched again; a refusal rejects with an ApiError. */
export interface AlertsStore extends StoreApi<AlertsState> {
  /** Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  set(request: AlertRequest): Promise<Alert>;
  change(id: string, changes: AlertChanges): Promise<Alert>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Marks fired alerts as seen, on the page before the server confirms. Never rejects. */
  markSeen(ids: readonly string[]): Promise<void>;
}

/** Creates the store of the price alerts as the server has them. */
export function createAlertsStore(calls: typeof alertsApi = alertsApi): AlertsStore {
  const store = createStore<AlertsState>(() => ({ alerts: null, error: null }));
  const { setState } = store;
  const requests = createRequestOrder();

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    try {
      const { alerts } = await calls.list();
      if (isLatest()) setState({ alerts, error: null });
    } catch (error) {
      if (isLatest()) setState({ error: errorMessage(error) });
    }
  }

  async function changing<Answer>(change: () => Promise<Answer>): Promise<Answer> {
    try {
      return await change();
    } finally {
      await refresh();
    }
  }

  return {
    ...store,
    refresh,
    set: (request) => changing(() => retryIfUnanswered(() => calls.set(request))),
    change: (id, changes) => changing(() => calls.change(id, changes)),
    remove: (id) => changing(() => calls.remove(id)),
    restore: (id) =>
      changing(() => retryIfUnanswered(() => calls.restore(id)).then(() => undefined)),
    async markSeen(ids) {
      if (ids.length === 0) return;
      requests.invalidate();
      const isMarked = (alert: Alert) => ids.includes(alert.id);
      setState(({ alerts }) => ({
        alerts:
          alerts?.map((alert) => (isMarked(alert) ? { ...alert, seen: true } : alert)) ?? null,
      }));
      // If this fails, the next refresh shows them as unseen again.
      await calls.markSeen(ids).catch(() => {});
    },
  };
}

export const alertsStore = createAlertsStore();

/** The initial values of a new alert. */
export interface AlertStart {
  ticker: Ticker;
  /** The level; null if the person has to enter it. */
  price: number | null;
  /** The indicator that is waited for; left out for an alert on a price. */
  indicator?: IndicatorTerms & { interval: BarInterval };
}

/** The dialog of alerts: null if closed, otherwise the initial values of a new alert. */
export const alertDialogStore = createStore<AlertStart | null>(() => null);
