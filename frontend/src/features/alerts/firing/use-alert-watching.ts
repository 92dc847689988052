'use client';

import { useEffect } from 'react';
import { useAccountChange } from '@/features/session/use-account-events';
import { useSeenAgain } from '@/shared/browser/use-seen-again';
import { alertsStore } from '../alerts-store';
import { tellFirings } from './notify-alerts';

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
