'use client';

import { useStore } from 'zustand';
import { lineStore, overlayStore } from './command-line-store';

export const closeOverlay = () => overlayStore.setState(null, true);

/** Opens an overlay; the command line starts empty. */
export function openOverlay(overlay: 'line' | 'shortcuts'): void {
  lineStore.setState('', true);
  overlayStore.setState(overlay, true);
}

/** Returns the overlay that is open, or null. */
export const useOverlay = () => useStore(overlayStore);

/** Returns the text of the command line. */
export const useLine = (): string => useStore(lineStore);

export const changeLine = (line: string): void => lineStore.setState(line, true);
