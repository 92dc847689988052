'use client';

import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { ConnectionStatus } from '@/shared/stream/prices/price-stream';
import { connectionStore } from './connection-store';

/** Returns the status of the price stream. */
export const useConnectionStatus = (): ConnectionStatus =>
  useStore(connectionStore, (state) => state.status);

/** Calls back each time the connection is restored, to fetch again what may have been missed. */
export function useReconnected(callback: () => void): void {
  const onReconnected = useEffectEvent(callback);
  useEffect(
    () =>
      connectionStore.subscribe((state, previous) => {
        if (state.reconnects > previous.reconnects) onReconnected();
      }),
    [],
  );
}
