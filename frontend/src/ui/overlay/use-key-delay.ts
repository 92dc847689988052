'use client';

import { type RefObject, useEffect } from 'react';

/** Presses that follow the mount, or each other, within this time are ignored. */
const QUIET_MS = 300;

const PRESSES = ['Enter', ' '];

/**
 * Ignores Enter and Space in an element that has just appeared until neither was pressed for a moment:
 * they were meant for what was there before, or the key bounces. Repeats of a held key are always
 * ignored.
 */
export function useKeyDelay(box: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (!isOn || !element) return;
    let quietAt = performance.now() + QUIET_MS;
    const onKey = (event: KeyboardEvent) => {
      if (!PRESSES.includes(event.key)) return;
      const isIgnored = event.repeat || event.timeStamp < quietAt;
      if (!isIgnored) return;
      quietAt = event.timeStamp + QUIET_MS;
      event.preventDefault();
      event.stopPropagation();
    };
    // Space presses a button on keyup.
    element.addEventListener('keydown', onKey, { capture: true });
    element.addEventListener('keyup', onKey, { capture: true });
    return () => {
      element.removeEventListener('keydown', onKey, { capture: true });
      element.removeEventListener('keyup', onKey, { capture: true });
    };
  }, [box, isOn]);
}
