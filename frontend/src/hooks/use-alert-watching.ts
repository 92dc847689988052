'use client';

import type { Alert } from '@finally/contract';
import { useEffect } from 'react';
import { isBeyond } from '@/lib/alert-terms';
import { onChangedElsewhere } from '@/lib/alerts-channel';
import { alertsStore } from '@/stores/alerts';
import { pricesStore } from '@/stores/prices';
import { tellFirings } from './tell-firings';
import { useReconnected } from './use-connection';
import { useSeenAgain } from './use-seen-again';

/** Other browsers set alerts too, and a page out of sight is streamed no prices. */
const REFRESH_MS = 15_000;
/** A price that stays beyond a level is not asked about with every tick. */
const ASK_AGAIN_MS = 1_000;

const isActive = ({ state }: Alert) => state === 'active';

/** Calls back when a streamed price is where an alert fires; returns how to stop. */
function onCrossing(callback: () => void): () => void {
  let active: readonly Alert[] = [];
  const takeActive = () => {
    active = alertsStore.getState().alerts?.filter(isActive) ?? [];
  };
  takeActive();
  const stopAlerts = alertsStore.subscribe(takeActive);
  const stopPrices = pricesStore.subscribe(({ latest }) => {
    const isCrossed = active.some((alert) => {
      const update = latest[alert.ticker];
      return update !== undefined && isBeyond(alert, update.price);
    });
    if (isCrossed) callback();
  });
  return () => {
    stopAlerts();
    stopPrices();
  };
}

/**
 * Keeps the alerts current and tells of those that fired. The server decides
 * that; a price beyond a level only makes this page ask at once. One caller only.
 */
export function useAlertWatching(): void {
  useEffect(() => {
    const refresh = () => void alertsStore.refresh();
    let asked_ms = Number.NEGATIVE_INFINITY;
    const stopTelling = alertsStore.subscribe(({ alerts }) => void tellFirings(alerts ?? []));
    const stopCrossing = onCrossing(() => {
      const now_ms = performance.now();
      if (now_ms - asked_ms < ASK_AGAIN_MS) return;
      asked_ms = now_ms;
      refresh();
    });
    const stopHearing = onChangedElsewhere(refresh);
    const timer = setInterval(refresh, REFRESH_MS);
    refresh();
    return () => {
      stopTelling();
      stopCrossing();
      stopHearing();
      clearInterval(timer);
    };
  }, []);
  useReconnected(() => void alertsStore.refresh());
  useSeenAgain(() => void alertsStore.refresh());
}
