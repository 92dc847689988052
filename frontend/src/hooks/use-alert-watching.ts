'use client';

import { useEffect } from 'react';
import { alertsStore } from '@/stores/alerts';
import { tellFirings } from './tell-firings';
import { useAccountChange } from './use-account-events';
import { useSeenAgain } from './use-seen-again';

const tell = () => void tellFirings(alertsStore.getState().alerts ?? []);

/** Keeps the alerts current and tells of those that fired. One caller only. */
export function useAlertWatching(): void {
  useEffect(() => {
    const stopTelling = alertsStore.subscribe(tell);
    void alertsStore.refresh();
    return stopTelling;
  }, []);
  useAccountChange('alert', alertsStore.refresh);
  // A page out of sight may not have been allowed to tell of them.
  useSeenAgain(tell);
}
