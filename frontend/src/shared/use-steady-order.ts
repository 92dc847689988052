'use client';

import { type FocusEvent, useState } from 'react';
import { steadyOrder } from './steady-order';

/** Whether somebody points at rows or has the focus in them, and the handlers that tell. */
export function useAttention() {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  return {
    isHeld: isPointed || isFocused,
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
export function useSteadyOrder<Item>(
  wanted: readonly Item[],
  sort: unknown,
  isHeld: boolean,
): readonly Item[] {
  const [seen, setSeen] = useState({ wanted, sort, isHeld, order: wanted });
  let { order } = seen;
  if (seen.wanted !== wanted || seen.sort !== sort || seen.isHeld !== isHeld) {
    order = isHeld && seen.sort === sort ? steadyOrder(seen.order, wanted) : wanted;
    setSeen({ wanted, sort, isHeld, order });
  }
  return order;
}

/** Returns the latest value, or while rows are held the one that was there when that began. */
export function useSteadyValue<Value>(latest: Value, isHeld: boolean): Value {
  const [kept, setKept] = useState(latest);
  if (isHeld || kept === latest) return kept;
  setKept(latest);
  return latest;
}
