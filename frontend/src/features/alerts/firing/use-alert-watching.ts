'use client';

import { useEffect } from 'react';
import { useAccountChange } from '@/features/session/use-account-events';
import { usePageVisible } from '@/shared/browser/use-page-visible';
import { alertsStore } from '../alerts-store';
import { notifyAlerts } from './notify-alerts-actions';

const notify = () => void notifyAlerts(alertsStore.getState().alerts ?? []);

/** Keeps the alerts current and shows notifications of those that fire. One caller only. */
export function useAlertWatching(): void {
  useEffect(() => {
    const unsubscribe = alertsStore.subscribe(notify);
    void alertsStore.refresh();
    return unsubscribe;
  }, []);
  useAccountChange('alert', alertsStore.refresh);
  // A hidden page may not have been allowed to show notifications.
  usePageVisible(notify);
}
