'use client';

import { useStore } from 'zustand';
import { lineStore, overlayStore } from './command-line-store';

export const closeOverlay = () => overlayStore.setState(null, true);

/** Opens what lies over the page; a line that is opened is empty. */
export function openOverlay(overlay: 'line' | 'shortcuts'): void {
  lineStore.setState('', true);
  overlayStore.setState(overlay, true);
}

/** What lies over the page: the command line, the list of shortcuts, or nothing. */
export const useOverlay = () => useStore(overlayStore);

/** What is typed into the command line. */
export const useLine = (): string => useStore(lineStore);

export const changeLine = (line: string): void => lineStore.setState(line, true);
