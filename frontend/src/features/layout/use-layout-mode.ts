'use client';

import { useSyncExternalStore } from 'react';
import { subscribeToMedia } from '@/shared/browser/media-query';
import { LAYOUT_QUERIES, type LayoutMode, layoutMode } from './layout-mode';

export type { LayoutMode };

const subscribe = (onChange: () => void) => subscribeToMedia(LAYOUT_QUERIES, onChange);

/** Returns the layout of the desk that fits the window. */
export const useLayoutMode = (): LayoutMode =>
  useSyncExternalStore<LayoutMode>(subscribe, layoutMode, () => 'unknown');
