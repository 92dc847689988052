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

/** The alerts that wait for a ticker's price. */
export const useActiveAlerts = (ticker: Ticker): readonly Alert[] =>
  useStore(
    alertsStore,
    useShallow(({ alerts }) =>
      (alerts ?? []).filter((alert) => alert.ticker === ticker && alert.state === 'active'),
    ),
  );

/** How many have fired that nobody has taken note of. */
export const useUnseenCount = (): number =>
  useStore(
    alertsStore,
    ({ alerts }) => (alerts ?? []).filter(({ state, seen }) => state === 'fired' && !seen).length,
  );

/** Whether the dialog is open, and what a new alert begins with there. */
export const useAlertDialog = (): AlertStart | null => useStore(alertDialogStore);

export const closeAlerts = (): void => alertDialogStore.setState(null, true);

/** Opens the dialog, with a new alert on a ticker begun. */
export const openAlerts = (ticker: Ticker, price: number | null = null): void =>
  alertDialogStore.setState({ ticker, price }, true);

/** A price as it is typed: as many decimals as are shown, none of them grouped. */
export const typedPrice = (price: number): string => formatPrice(price).replaceAll(',', '');

/** The price of now of a ticker; null where none is streamed. */
export const latestPrice = (ticker: Ticker): number | null =>
  pricesStore.getState().latest[ticker]?.price ?? null;

/** Sets an alert and tells of it, with a way back. Rejects where it is refused. */
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

/** Removes an alert and offers to bring it back as it was. */
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
