'use client';

import type { Alert, AlertRequest, Ticker } from '@finally/contract';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { pricesStore } from '@/features/prices/prices-store';
import { errorMessage } from '@/shared/api/error-message';
import { formatPrice } from '@/shared/format/format';
import { toast } from '@/shared/toast';
import { undoable } from '@/shared/undo/undo-actions';
import { describeAlert } from './alert-terms';
import { type AlertStart, alertDialogStore, alertsStore } from './alerts-store';

export type { AlertStart };

export const useAlerts = () => useStore(alertsStore);

export const alertActions = {
  refresh: alertsStore.refresh,
  change: alertsStore.change,
  markSeen: alertsStore.markSeen,
};

/** Returns the active alerts on a ticker. */
export const useActiveAlerts = (ticker: Ticker): readonly Alert[] =>
  useStore(
    alertsStore,
    useShallow(({ alerts }) =>
      (alerts ?? []).filter((alert) => alert.ticker === ticker && alert.state === 'active'),
    ),
  );

/** Returns the number of alerts that have ended and are unseen. */
export const useUnseenCount = (): number =>
  useStore(
    alertsStore,
    ({ alerts }) => (alerts ?? []).filter(({ state, seen }) => state !== 'active' && !seen).length,
  );

/** Returns the initial values of a new alert if the dialog is open, or null. */
export const useAlertDialog = (): AlertStart | null => useStore(alertDialogStore);

export const closeAlerts = (): void => alertDialogStore.setState(null, true);

/** Opens the dialog with a new alert on a ticker. */
export const openAlerts = (ticker: Ticker, price: number | null = null): void =>
  alertDialogStore.setState({ ticker, price }, true);

/** Opens the dialog with a new alert on an indicator of a ticker. */
export const openIndicatorAlert = (
  ticker: Ticker,
  indicator: NonNullable<AlertStart['indicator']>,
): void => alertDialogStore.setState({ ticker, price: null, indicator }, true);

/** Returns a price as it would be typed: with the decimals that are shown, without grouping. */
export const typedPrice = (price: number): string => formatPrice(price).replaceAll(',', '');

/** Returns the latest price of a ticker; null if none is streamed. */
export const latestPrice = (ticker: Ticker): number | null =>
  pricesStore.getState().latest[ticker]?.price ?? null;

/** Sets an alert and shows a toast with Undo. Rejects if it is refused. */
export async function setAlertAndNotify(request: AlertRequest): Promise<void> {
  const alert = await alertsStore.set(request);
  toast.success(`Alert set: ${alert.ticker} ${describeAlert(alert)}`, {
    id: `alert-set-${alert.id}`,
    action: undoable({
      title: `set the alert ${alert.ticker} ${describeAlert(alert)}`,
      undo: () => alertsStore.remove(alert.id),
      redo: () => alertsStore.restore(alert.id),
    }),
  });
}

/** Removes an alert and shows a toast with Undo, or why it failed. */
export async function removeAlertAndNotify(alert: Alert): Promise<void> {
  try {
    await alertsStore.remove(alert.id);
  } catch (error) {
    toast.error(errorMessage(error));
    return;
  }
  toast(`Alert removed: ${alert.ticker} ${describeAlert(alert)}`, {
    action: undoable({
      title: `remove the alert ${alert.ticker} ${describeAlert(alert)}`,
      undo: () => alertsStore.restore(alert.id),
      redo: () => alertsStore.remove(alert.id),
    }),
  });
}
