'use client';

import { type FocusEvent, useState } from 'react';
import { stableOrder } from './stable-order';

/** Whether somebody points at rows or has the focus in them, and the handlers that tell. */
export function useHoverOrFocus() {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  return {
    isActive: isPointed || isFocused,
    handlers: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent<HTMLElement>) =>
        setFocused(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}

/**
 * The wanted order, or the one that was shown while somebody points at the rows: a row under the
 * pointer or the focus does not move.
 *
 * @param sort what the person sorted by: another one counts at once
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

/** Returns the latest value, or while rows are held the one that was there when that began. */
export function useFrozenValue<Value>(latest: Value, isActive: boolean): Value {
  const [kept, setKept] = useState(latest);
  if (isActive || kept === latest) return kept;
  setKept(latest);
  return latest;
}
