'use client';

import { useEffect, useEffectEvent } from 'react';

/** Calls back every `every_ms` while the caller is on the page; never if `every_ms` is null. */
export function useInterval(callback: () => void, every_ms: number | null): void {
  const onTick = useEffectEvent(callback);
  useEffect(() => {
    if (every_ms === null) return;
    const timer = setInterval(() => onTick(), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
}

/** Calls back every `every_ms` unless the page is hidden. */
export function useVisibleInterval(callback: () => void, every_ms: number): void {
  useInterval(() => {
    if (!document.hidden) callback();
  }, every_ms);
}
