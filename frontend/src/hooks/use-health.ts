'use client';

import type { Health } from '@finally/contract';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/lib/api';
import { useReconnected } from './use-connection';

const POLL_MS = 15_000;

/** What the server says of itself, asked again every 15 s; null until known or while unreachable. */
export function useHealth(): Health | null {
  const [health, setHealth] = useState<Health | null>(null);
  const refresh = useCallback(() => {
    api.health().then(setHealth, () => setHealth(null));
  }, []);
  useEffect(() => {
    refresh();
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  useReconnected(refresh);
  return health;
}
