'use client';

import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { ConnectionStatus } from '@/lib/sse';
import { connectionStore } from '@/stores/connection';

/** The state of the price stream. */
export const useConnectionStatus = (): ConnectionStatus =>
  useStore(connectionStore, (state) => state.status);

/** Calls back each time the connection has come back, to fetch again what may have been missed. */
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
