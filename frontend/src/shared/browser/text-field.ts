const TEXT_FIELDS =
  'input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=""], [contenteditable=true]';

/** Widgets that handle keys themselves, or that cover the page so that its keys do not apply. */
const OWN_KEYS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [popover]';

/** Widgets that keep the focus until they are closed, so that nothing can be opened over them. */
const MODAL = '[aria-modal=true], [role=menu]';

const elementOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target : null;

/** Returns the text field at an event's target; null if there is none. */
export const textFieldAt = (target: EventTarget | null): HTMLElement | null =>
  elementOf(target)?.closest<HTMLElement>(TEXT_FIELDS) ?? null;

/** Like `textFieldAt`, but also returns checkboxes and radio buttons. */
export const fieldAt = (target: EventTarget | null): HTMLElement | null =>
  textFieldAt(target) ??
  elementOf(target)?.closest<HTMLElement>('input[type=checkbox], input[type=radio]') ??
  null;

/** Returns whether the target is in an open dialog, menu or list, which handles its own keys. */
export const isInOwnKeys = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest(OWN_KEYS) != null;

/** Returns whether the target is in a modal widget. */
export const isInModal = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest(MODAL) != null;

/** Returns whether the target is an empty text field, or one of a number that is all selected to be replaced. */
export function isEmptyField(target: EventTarget | null): boolean {
  const field = textFieldAt(target);
  const takesText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!takesText) return false;
  const { value, selectionStart, selectionEnd } = field;
  const isNumber = field.getAttribute('inputmode') === 'decimal';
  return value === '' || (isNumber && selectionStart === 0 && selectionEnd === value.length);
}
