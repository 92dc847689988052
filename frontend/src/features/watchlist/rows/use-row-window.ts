'use client';

import { type RefObject, useCallback, useState } from 'react';
import { useElementSize } from '@/shared/browser/use-element-size';

/** Rows rendered beyond each edge, for smooth scrolling. */
const ROWS_BEYOND = 6;

export interface RowWindow {
  /** The ref of the scroll container. */
  scroller: RefObject<HTMLDivElement | null>;
  /** The scroll handler of the container. */
  onScroll(): void;
  /** The first row to render, and the one after the last. */
  from: number;
  to: number;
  /** Scrolls a row into view, by the shortest distance. */
  reveal(index: number): void;
}

/** Returns which of many rows of equal height are in view. Renders the caller per row, not per pixel. */
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
  // The list may have become shorter than the scroll position.
  const from = Math.max(0, Math.min(first, count - shown) - ROWS_BEYOND);
  const to = Math.min(count, Math.max(first, from) + shown + ROWS_BEYOND);
  return { scroller, onScroll, from, to: size.height === 0 ? 0 : to, reveal };
}
