'use client';

import { type RefObject, useCallback, useState } from 'react';
import { useElementSize } from '@/shared/browser/use-element-size';

/** Rows that are drawn beyond each edge, so that scrolling finds them there. */
const ROWS_BEYOND = 6;

export interface RowWindow {
  /** Of the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** To be called when it has scrolled. */
  onScroll(): void;
  /** The first row to draw, and the one after the last. */
  from: number;
  to: number;
  /** Brings a row into sight, by the shortest way. */
  reveal(index: number): void;
}

/**
 * Which of many rows of one height are in sight. Renders the caller when another
 * row comes into sight, and not for each pixel.
 */
export function useRowWindow(count: number, height: number): RowWindow {
  const [scroller, size] = useElementSize<HTMLDivElement>();
  const [first, setFirst] = useState(0);
  const onScroll = useCallback(() => {
    setFirst(Math.floor((scroller.current?.scrollTop ?? 0) / height));
  }, [scroller, height]);

  const reveal = useCallback(
    (index: number) => {
      const box = scroller.current;
      if (!box) return;
      const top = index * height;
      const lowest = top + height - box.clientHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (lowest > box.scrollTop) box.scrollTop = lowest;
      onScroll();
    },
    [scroller, height, onScroll],
  );

  const shown = Math.ceil(size.height / height) + 1;
  // The list may have become shorter than where it was scrolled to.
  const from = Math.max(0, Math.min(first, count - shown) - ROWS_BEYOND);
  const to = Math.min(count, Math.max(first, from) + shown + ROWS_BEYOND);
  return { scroller, onScroll, from, to: size.height === 0 ? 0 : to, reveal };
}
