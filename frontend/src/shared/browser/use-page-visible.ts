'use client';

import { useEffect, useEffectEvent } from 'react';

/** Calls back each time the page is looked at again after it was out of sight. */
export function usePageVisible(callback: () => void): void {
  const onSeenAgain = useEffectEvent(callback);
  useEffect(() => {
    const onChange = () => {
      if (!document.hidden) onSeenAgain();
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
}
