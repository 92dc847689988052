import type { Alert, AlertChanges, AlertRequest, Ticker } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { errorMessage } from '@/shared/api/error-message';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { alertsApi } from './alerts-api';

export interface AlertsState {
  /** Those that wait, newest first, then those that fired; null until first loaded. */
  alerts: readonly Alert[] | null;
  /** Why they could not be loaded, as a sentence. */
  error: string | null;
}

/** Each change is made on the server and fetched again; it rejects with an ApiError where it is refused. */
export interface AlertsStore extends StoreApi<AlertsState> {
  /** Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  set(request: AlertRequest): Promise<Alert>;
  change(id: string, changes: AlertChanges): Promise<Alert>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Takes note of what fired, at once for the eye. Never rejects. */
  markSeen(ids: readonly string[]): Promise<void>;
}

/** The price alerts as the server has them. */
export function createAlertsStore(calls: typeof alertsApi = alertsApi): AlertsStore {
  const store = createStore<AlertsState>(() => ({ alerts: null, error: null }));
  const { setState } = store;
  /** What was asked for before something was changed is dropped. */
  let version = 0;

  async function refresh(): Promise<void> {
    const asked = ++version;
    try {
      const { alerts } = await calls.list();
      if (asked === version) setState({ alerts, error: null });
    } catch (error) {
      if (asked === version) setState({ error: errorMessage(error) });
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
      version += 1;
      const isMeant = (alert: Alert) => ids.includes(alert.id);
      setState(({ alerts }) => ({
        alerts: alerts?.map((alert) => (isMeant(alert) ? { ...alert, seen: true } : alert)) ?? null,
      }));
      // What did not get through is new again after the next refresh.
      await calls.markSeen(ids).catch(() => {});
    },
  };
}

export const alertsStore = createAlertsStore();

/** What a new alert begins with. */
export interface AlertStart {
  ticker: Ticker;
  /** The level; null where the person has to say it. */
  price: number | null;
}

/** The dialog of alerts: closed, or open with what a new one begins with. */
export const alertDialogStore = createStore<AlertStart | null>(() => null);
