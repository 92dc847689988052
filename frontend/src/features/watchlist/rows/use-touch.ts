'use client';

import { useSyncExternalStore } from 'react';

/** As the variant `touch` of globals.css has it. */
const QUERY = '(pointer: coarse), (max-width: 767px)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether controls are sized for fingers. */
export const useTouch = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
