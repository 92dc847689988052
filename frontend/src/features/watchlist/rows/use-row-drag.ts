'use client';

import { type PointerEvent, type RefObject, useState } from 'react';

/** Distance from an edge within which dragging scrolls. */
const EDGE_PX = 24;

export interface RowDrag {
  from: number;
  to: number;
}

/** Returns the current drag of a row, and the handlers of its handle. All rows have the same height. */
export function useRowDrag(
  scroller: RefObject<HTMLElement | null>,
  { count, height }: { count: number; height: number },
  onDrop: (drag: RowDrag) => void,
) {
  const [drag, setDrag] = useState<RowDrag | null>(null);

  function follow(event: PointerEvent) {
    const box = scroller.current;
    if (!drag || !box) return;
    const { top, bottom } = box.getBoundingClientRect();
    if (event.clientY < top + EDGE_PX) box.scrollTop -= height / 3;
    if (event.clientY > bottom - EDGE_PX) box.scrollTop += height / 3;
    const row = Math.floor((event.clientY - top + box.scrollTop) / height);
    setDrag({ from: drag.from, to: Math.max(0, Math.min(count - 1, row)) });
  }

  return {
    drag,
    handle: (index: number) => ({
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: index, to: index });
      },
      onPointerMove: follow,
      onPointerUp() {
        if (drag && drag.from !== drag.to) onDrop(drag);
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
    }),
  };
}
