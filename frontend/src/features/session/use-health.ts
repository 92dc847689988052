'use client';

import type { Health } from '@finally/contract';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/shared/api/api';
import { useReconnected } from './use-connection';

const POLL_MS = 15_000;

export interface KnownHealth {
  /** The latest answer; null until there is one. */
  health: Health | null;
  /** False if the server did not answer the latest question: `health` is old then. */
  isReachable: boolean;
}

/** What the server says of itself, asked again every 15 s. */
export function useHealth(): KnownHealth {
  const [known, setKnown] = useState<KnownHealth>({ health: null, isReachable: true });
  const refresh = useCallback(() => {
    api.health().then(
      (health) => setKnown({ health, isReachable: true }),
      () => setKnown(({ health }) => ({ health, isReachable: false })),
    );
  }, []);
  useEffect(() => {
    refresh();
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  useReconnected(refresh);
  return known;
}
