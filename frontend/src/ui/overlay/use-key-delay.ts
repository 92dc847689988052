'use client';

import { type RefObject, useEffect } from 'react';

/** A question that has just opened is not answered by keys that come within this time of one another. */
const QUIET_MS = 300;

const PRESSES = ['Enter', ' '];

/**
 * Ignores Enter and Space within a box that has just appeared, until neither came for a moment: they
 * were meant for what was there before, or the key bounces. A held key never counts.
 */
export function useKeyDelay(box: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (!isOn || !element) return;
    let quietAt = performance.now() + QUIET_MS;
    const onKey = (event: KeyboardEvent) => {
      if (!PRESSES.includes(event.key)) return;
      const isStray = event.repeat || event.timeStamp < quietAt;
      if (!isStray) return;
      quietAt = event.timeStamp + QUIET_MS;
      event.preventDefault();
      event.stopPropagation();
    };
    // A button is pressed by Space as the key goes up.
    element.addEventListener('keydown', onKey, { capture: true });
    element.addEventListener('keyup', onKey, { capture: true });
    return () => {
      element.removeEventListener('keydown', onKey, { capture: true });
      element.removeEventListener('keyup', onKey, { capture: true });
    };
  }, [box, isOn]);
}
