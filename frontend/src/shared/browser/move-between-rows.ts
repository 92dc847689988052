import type { KeyboardEvent } from 'react';

/** Handles Up and Down in a table body: moves the focus to the same button of the row above or below. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = (event.target as HTMLElement).closest('tr');
  if (!step || !row) return;
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  const at = [...row.querySelectorAll('button')].indexOf(event.target as HTMLButtonElement);
  const target = next?.querySelectorAll('button')[at];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
