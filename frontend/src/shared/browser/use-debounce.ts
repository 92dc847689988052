'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Calls back with a value once it has not changed for `delay_ms`.
 *
 * @param callback `isCurrent` says later whether the value is still the same, for answers that arrive
 *   after a request
 */
export function useDebounce<Value>(
  value: Value,
  delay_ms: number,
  callback: (value: Value, isCurrent: () => boolean) => void,
): void {
  const onSettled = useEffectEvent(callback);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => onSettled(value, () => isCurrent), delay_ms);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [value, delay_ms]);
}
