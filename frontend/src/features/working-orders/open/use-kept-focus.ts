'use client';

import type { Order } from '@finally/contract';
import { type FocusEvent, useLayoutEffect, useRef } from 'react';

/** The button of a row that opens the form below it. */
const PENCIL = '[aria-expanded]';

/** What had the focus last: a button of a row. */
interface Place {
  readonly id: string;
  readonly index: number;
  /** The position of the button among those of its row. */
  readonly at: number;
}

/** Returns the place of an element; in the form below a row it is the button that opened the form. */
function placeOf(element: HTMLElement, rows: readonly Element[]): Place | null {
  const tr = element.closest('tr');
  const row = tr?.dataset['order'] === undefined ? tr?.previousElementSibling : tr;
  const id = row instanceof HTMLElement ? row.dataset['order'] : undefined;
  if (!row || id === undefined) return null;
  const buttons = [...row.querySelectorAll('button')];
  const pressed =
    row === tr ? element.closest('button') : row.querySelector<HTMLButtonElement>(PENCIL);
  return { id, index: rows.indexOf(row), at: pressed ? buttons.indexOf(pressed) : 0 };
}

/**
 * Keeps the focus in a table of orders when what has it goes away: it moves to the same button of the
 * order that replaced the row, else of the row that stands there now.
 *
 * @returns the props of the table body, whose rows have the id of their order in `data-order`
 */
export function useKeptFocus(orders: readonly Order[]) {
  const body = useRef<HTMLTableSectionElement>(null);
  const place = useRef<Place | null>(null);
  const rowsOf = () => [...(body.current?.querySelectorAll<HTMLElement>('tr[data-order]') ?? [])];

  useLayoutEffect(() => {
    const forget = (event: Event) => {
      const target = event.target as HTMLElement;
      // A dialog about an order gives the focus back when it closes.
      if (
        !body.current?.contains(target) &&
        !target.closest('[role="dialog"], [role="alertdialog"]')
      ) {
        place.current = null;
      }
    };
    document.addEventListener('focusin', forget);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', forget);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);

  // After each render, because a row may also have closed its form.
  useLayoutEffect(() => {
    const lost = place.current;
    if (lost === null || document.activeElement !== document.body) return;
    const rows = rowsOf();
    const successor = orders.find(({ replaces }) => replaces === lost.id)?.id;
    const row =
      rows.find(({ dataset }) => dataset['order'] === lost.id) ??
      rows.find(({ dataset }) => dataset['order'] === successor) ??
      rows[Math.min(lost.index, rows.length - 1)];
    row?.querySelectorAll('button')[lost.at]?.focus();
  });

  return {
    ref: body,
    onFocus(event: FocusEvent<HTMLElement>) {
      place.current = placeOf(event.target, rowsOf());
    },
  };
}
