'use client';

import { useEffect } from 'react';
import { useAccountChange } from '@/features/session/use-account-events';
import { usePageVisible } from '@/shared/browser/use-page-visible';
import { alertsStore } from '../alerts-store';
import { notifyAlerts } from './notify-alerts-actions';

const tell = () => void notifyAlerts(alertsStore.getState().alerts ?? []);

/** Keeps the alerts current and tells of those that fired. One caller only. */
export function useAlertWatching(): void {
  useEffect(() => {
    const stopTelling = alertsStore.subscribe(tell);
    void alertsStore.refresh();
    return stopTelling;
  }, []);
  useAccountChange('alert', alertsStore.refresh);
  // A page out of sight may not have been allowed to tell of them.
  usePageVisible(tell);
}
