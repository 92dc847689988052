import type { KeyboardEvent } from 'react';

/**
 * Focuses the first field within `fields` that is empty or wrong and without which no order can be
 * placed: they have the attribute `data-needed`. Returns false if there is none.
 */
export function focusNeeded(fields: Element | null): boolean {
  const field = fields?.querySelector<HTMLElement>('[data-needed]');
  field?.focus();
  return field != null;
}

/**
 * Moves the focus on Enter from a text field within `currentTarget`: to the next field that still needs
 * something, or to the first one if none follows; to `last` if no field needs anything.
 */
export function moveOnEnter(event: KeyboardEvent<Element>, last: HTMLElement | null): void {
  const { target: field, currentTarget: fields } = event;
  const isText = field instanceof HTMLInputElement && !['checkbox', 'radio'].includes(field.type);
  if (event.key !== 'Enter' || !isText) return;
  event.preventDefault();
  if (event.repeat) return;
  const follows = (other: Element) =>
    (field.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = [...fields.querySelectorAll<HTMLElement>('[data-needed]')].find(follows);
  if (next) next.focus();
  else if (!focusNeeded(fields)) last?.focus();
}
