'use client';

import { useEffect, useState } from 'react';
import { useInterval } from '@/shared/browser/use-interval';

/** Returns the whole seconds that have passed since an instant in Unix milliseconds, updated each second. */
export function useElapsedSeconds(sinceMs: number): number {
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => setNowMs(Date.now()), []);
  useInterval(() => setNowMs(Date.now()), 1_000);
  return Math.max(0, Math.floor((nowMs - sinceMs) / 1_000));
}
