'use client';

import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useInterval } from '@/shared/browser/use-interval';

/** How often the place of the target is looked up, in milliseconds. */
const EVERY_MS = 250;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Returns the place of the first element in view of the first selector that has one. */
function boxOf(selectors: readonly string[]): Box | null {
  for (const selector of selectors) {
    for (const element of document.querySelectorAll(selector)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) return { left, top, width, height };
    }
  }
  return null;
}

/** A ring around what a step is about. It takes no clicks. */
export function TargetRing({ selectors }: { selectors: readonly string[] }) {
  const [box, setBox] = useState<Box | null>(null);
  useInterval(() => {
    const found = boxOf(selectors);
    const isSame = JSON.stringify(found) === JSON.stringify(box);
    if (!isSame) setBox(found);
  }, EVERY_MS);
  if (!box) return null;
  return createPortal(
    <div
      aria-hidden="true"
      className="pointer-events-none fixed z-30 rounded-sm"
      style={{ ...box, outline: '2px solid var(--color-info)', outlineOffset: 1 }}
    />,
    document.body,
  );
}
