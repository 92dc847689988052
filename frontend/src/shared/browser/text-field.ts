const TEXT_FIELDS =
  'input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=""], [contenteditable=true]';

/** Widgets that read keys themselves, or that stand before the page and what its keys would do. */
const OWN_KEYS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [popover]';

/** What keeps the focus until it is closed, so that nothing can be opened over it. */
const MODAL = '[aria-modal=true], [role=menu]';

const elementOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target : null;

/** The field into which text goes that is typed there, or null. */
export const textFieldAt = (target: EventTarget | null): HTMLElement | null =>
  elementOf(target)?.closest<HTMLElement>(TEXT_FIELDS) ?? null;

/** The field, a switch or a choice as well, that has something to be set by keys there, or null. */
export const fieldAt = (target: EventTarget | null): HTMLElement | null =>
  textFieldAt(target) ??
  elementOf(target)?.closest<HTMLElement>('input[type=checkbox], input[type=radio]') ??
  null;

/** Whether keys pressed there belong to a dialog, a menu or a list that is open. */
export const isInOwnKeys = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest(OWN_KEYS) != null;

/** Whether keys pressed there can open nothing else. */
export const isInModal = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest(MODAL) != null;

/** Whether a field of the page itself has nothing in it yet. */
export function isEmptyField(target: EventTarget | null): boolean {
  const field = textFieldAt(target);
  const takesText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return takesText && field.value === '';
}
