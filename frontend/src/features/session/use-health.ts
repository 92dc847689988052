'use client';

import type { Health } from '@finally/contract';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/shared/api/api';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { useConnectionStatus, useReconnected } from './use-connection';

const POLL_MS = 15_000;

export interface KnownHealth {
  /** The latest report; null until there is one. */
  health: Health | null;
  /** False if the server did not answer the latest request; `health` is outdated then. */
  isReachable: boolean;
}

/**
 * Returns the health of the server, fetched every 15 s while the page is visible, and when the
 * connection breaks: if the session has ended, the answer opens the sign-in page.
 */
export function useHealth(): KnownHealth {
  const [known, setKnown] = useState<KnownHealth>({ health: null, isReachable: true });
  const refresh = useCallback(() => {
    api.health().then(
      (health) => setKnown({ health, isReachable: true }),
      () => setKnown(({ health }) => ({ health, isReachable: false })),
    );
  }, []);
  useEffect(refresh, [refresh]);
  useVisibleInterval(refresh, POLL_MS);
  useReconnected(refresh);
  const isBroken = useConnectionStatus() === 'reconnecting';
  useEffect(() => {
    if (isBroken) refresh();
  }, [isBroken, refresh]);
  return known;
}
