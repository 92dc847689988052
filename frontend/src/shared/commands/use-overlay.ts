'use client';

import { useStore } from 'zustand';
import { lineStore, overlayStore, sentLineStore } from './command-line-store';

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

/**
 * Opens the command line with a line as if Enter had been pressed. It does at once what only changes the
 * view; of an order it shows what it would do, and waits for Enter.
 */
export function sendLine(line: string): void {
  openOverlay('line');
  changeLine(line);
  sentLineStore.setState(true, true);
}

/** Returns once whether the line was sent. */
export function takeSent(): boolean {
  const isSent = sentLineStore.getState();
  sentLineStore.setState(false, true);
  return isSent;
}
