'use client';

import { useSyncExternalStore } from 'react';
import { subscribeToMedia } from '@/shared/browser/media-query';

/** A phone held sideways, or a desk at a zoom of 200 %. */
const QUERY = '(max-height: 500px)';

const subscribe = (onChange: () => void) => subscribeToMedia([QUERY], onChange);

/** Whether the window is so low that tools give way to what they belong to. */
export const useLowWindow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
