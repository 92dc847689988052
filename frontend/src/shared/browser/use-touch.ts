'use client';

import { useSyncExternalStore } from 'react';
import { subscribeToMedia } from '@/shared/browser/media-query';

/** The same condition as the variant `touch` of globals.css. */
const QUERY = '(pointer: coarse), (max-width: 767px)';

const subscribe = (onChange: () => void) => subscribeToMedia([QUERY], onChange);

/** Whether controls are sized for fingers. */
export const useTouch = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
