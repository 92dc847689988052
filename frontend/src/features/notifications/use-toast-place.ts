'use client';

import { useEffect, useState } from 'react';
import { beforeToasts } from '@/shared/toast';
import { type Box, chooseToastPlace, type ToastPlace } from './toast-place';

/** The areas of a desk in which toasts appear, the preferred one first. */
const DESK_AREAS = ['lower', 'watchlist', 'chart', 'trade', 'chat'];
/** A folded area is lower or narrower. */
const SIDE_PX_MIN = 80;

const OBSTACLES =
  'main :is([data-places-order], [role=grid], input, textarea, select), [role=dialog] button';
const TOOLS = 'header, [role=tablist], [role=toolbar]';

function visibleBoxes(elements: Iterable<Element>): Box[] {
  return [...elements]
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0);
}

const isWide = ({ left, top, right, bottom }: Box): boolean =>
  right - left >= SIDE_PX_MIN && bottom - top >= SIDE_PX_MIN;

/** Returns the part of a box that the window shows, since a low window scrolls. */
const shownPart = (box: Box): Box => ({
  left: box.left,
  right: box.right,
  top: Math.max(0, box.top),
  bottom: Math.min(innerHeight, box.bottom),
});

function measure(isPhone: boolean): ToastPlace | null {
  const elements = DESK_AREAS.flatMap((id) => {
    const element = document.querySelector(`[data-area=${id}]`);
    return element && isWide(shownPart(element.getBoundingClientRect())) ? [element] : [];
  });
  const areas = elements.map((element) => shownPart(element.getBoundingClientRect()));
  const tools = visibleBoxes(elements[0]?.querySelectorAll(TOOLS) ?? []);
  return chooseToastPlace(
    {
      isPhone,
      areas,
      toolsBottom: Math.max(areas[0]?.top ?? 0, ...tools.map(({ bottom }) => bottom)),
      obstacles: visibleBoxes(document.querySelectorAll(OBSTACLES)),
    },
    innerWidth,
  );
}

/** Returns where the next toast appears, measured when it does; null before the first one. */
export function useToastPlace(isPhone: boolean): ToastPlace | null {
  const [place, setPlace] = useState<ToastPlace | null>(null);
  useEffect(() => {
    const update = () => setPlace(measure(isPhone));
    window.addEventListener('resize', update);
    const stop = beforeToasts(update);
    return () => {
      window.removeEventListener('resize', update);
      stop();
    };
  }, [isPhone]);
  return place;
}
