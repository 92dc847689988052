'use client';

import { useEffect, useState } from 'react';

/** Whole seconds since an instant in Unix milliseconds, counting on. */
export function useElapsedSeconds(sinceMs: number): number {
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((nowMs - sinceMs) / 1_000));
}
