'use client';

import { useEffect, useEffectEvent } from 'react';

/** Calls back each time the page becomes visible again. */
export function usePageVisible(callback: () => void): void {
  const onVisible = useEffectEvent(callback);
  useEffect(() => {
    const onChange = () => {
      if (!document.hidden) onVisible();
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
}
