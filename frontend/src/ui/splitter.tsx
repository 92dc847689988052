'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';

export interface SplitterProps {
  /** The accessible name. It resizes its parent element. */
  label: string;
  /** The edge of the parent on which it lies. */
  edge: 'left' | 'right' | 'top';
  min: number;
  max: number;
  /** The unit of sizes; percentages are of the parent's parent. */
  unit: 'px' | '%';
  /** Called with the new size; null restores the default size. */
  onResize(size: number | null): void;
}

const STEP = { px: 16, '%': 2 };

/** The sign of a pointer movement that enlarges the element. */
const OUTWARD = { left: -1, right: 1, top: -1 };

const GROWS = { left: 'ArrowLeft', right: 'ArrowRight', top: 'ArrowUp' };
const SHRINKS = { left: 'ArrowRight', right: 'ArrowLeft', top: 'ArrowDown' };

const PLACE = {
  left: '-left-1 inset-y-0 h-auto w-1 cursor-col-resize touch-none after:-inset-x-1 after:inset-y-0',
  right:
    '-right-1 inset-y-0 h-auto w-1 cursor-col-resize touch-none after:-inset-x-1 after:inset-y-0',
  top: '-top-1 inset-x-0 h-1 cursor-row-resize touch-none after:-inset-y-1 after:inset-x-0',
};

/**
 * Resizes its parent element by dragging, or by arrow keys, Home and End. Enter or a double click
 * restores the default size.
 */
export function Splitter({ label, edge, min, max, unit, onResize }: SplitterProps) {
  const handle = useRef<HTMLHRElement>(null);
  const drag = useRef<{ at: number; size: number } | null>(null);
  const isVertical = edge === 'top';

  const extent = (element: HTMLElement | null | undefined) => {
    const box = element?.getBoundingClientRect();
    return (isVertical ? box?.height : box?.width) ?? 0;
  };
  /** Pixels per unit. */
  const scale = () =>
    unit === 'px' ? 1 : extent(handle.current?.parentElement?.parentElement) / 100 || 1;
  const size = () => extent(handle.current?.parentElement) / scale();

  // Updates the value outside React, because it also changes with the window.
  useEffect(() => {
    const around = handle.current?.parentElement;
    if (!around) return;
    const observer = new ResizeObserver(() => {
      const box = around.getBoundingClientRect();
      const pixels = isVertical ? box.height : box.width;
      const whole = around.parentElement?.getBoundingClientRect().width || 1;
      const now = unit === 'px' ? pixels : (100 * pixels) / whole;
      handle.current?.setAttribute('aria-valuenow', String(Math.round(now)));
    });
    observer.observe(around);
    return () => observer.disconnect();
  }, [isVertical, unit]);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at: isVertical ? event.clientY : event.clientX, size: size() };
  }

  function onPointerMove(event: PointerEvent) {
    if (!drag.current) return;
    const moved = (isVertical ? event.clientY : event.clientX) - drag.current.at;
    onResize(drag.current.size + (OUTWARD[edge] * moved) / scale());
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = {
      [GROWS[edge]]: () => size() + STEP[unit],
      [SHRINKS[edge]]: () => size() - STEP[unit],
      Home: () => min,
      End: () => max,
      Enter: () => null,
    }[event.key];
    if (!target) return;
    event.preventDefault();
    onResize(target());
  }

  return (
    <hr
      ref={handle}
      tabIndex={0}
      aria-label={label}
      aria-orientation={isVertical ? 'horizontal' : 'vertical'}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={min}
      suppressHydrationWarning
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
      onDoubleClick={() => onResize(null)}
      onKeyDown={onKeyDown}
      className={`absolute z-20 m-0 overflow-visible border-0 transition-colors after:absolute hover:bg-info/60 focus-visible:bg-info active:bg-info ${PLACE[edge]}`}
    />
  );
}
