'use client';

import { type FocusEvent, useState } from 'react';
import { stableOrder } from './stable-order';

/** Returns whether an element has the pointer or the focus in it, and the handlers that detect it. */
export function useHoverOrFocus() {
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  return {
    isActive: isHovered || isFocused,
    handlers: {
      onPointerEnter: () => setHovered(true),
      onPointerLeave: () => setHovered(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent<HTMLElement>) =>
        setFocused(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}

/**
 * Returns the wanted order, but keeps the order shown before while the rows are active, so that no row
 * moves under the pointer or the focus.
 *
 * @param sort the chosen sort; another one takes effect at once
 * @param isActive whether the rows have the pointer or the focus in them
 */
export function useStableOrder<Item>(
  wanted: readonly Item[],
  sort: unknown,
  isActive: boolean,
): readonly Item[] {
  const [seen, setSeen] = useState({ wanted, sort, isActive, order: wanted });
  let { order } = seen;
  if (seen.wanted !== wanted || seen.sort !== sort || seen.isActive !== isActive) {
    order = isActive && seen.sort === sort ? stableOrder(seen.order, wanted) : wanted;
    setSeen({ wanted, sort, isActive, order });
  }
  return order;
}

/** Returns the latest value; while frozen, the value from when that began. */
export function useFrozenValue<Value>(latest: Value, isFrozen: boolean): Value {
  const [kept, setKept] = useState(latest);
  if (isFrozen || kept === latest) return kept;
  setKept(latest);
  return latest;
}
