/**
 * How long the buttons of a toast ignore presses after it appeared, in milliseconds: the finger or the
 * pointer was on its way to what was there before.
 */
export const QUIET_MS = 700;

const TOASTER = '[data-sonner-toaster]';
const BUTTON = `${TOASTER} button`;
/** Around the toasts; there also while none is shown. */
const REGION = 'section[aria-label^="Notifications"]';
/** Where the focus goes if the element that had it is gone. */
const FALLBACK = 'main [role=application], main [tabindex="0"]';

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Tells assistive technology, and whoever drives the page, that the buttons do not react yet. */
function setDisabled(isDisabled: boolean): void {
  const region = document.querySelector(REGION);
  if (isDisabled) region?.setAttribute('aria-disabled', 'true');
  else region?.removeAttribute('aria-disabled');
}

/** What is watched: when the latest toast appeared, in milliseconds of `performance.now()`. */
export interface ToastPresses {
  appeared(): void;
  /** Stops watching. */
  stop(): void;
}

/**
 * Ignores presses of the buttons of a toast that has just appeared, and returns the focus to where it was
 * when a button of a toast was used by key or Escape leaves the toasts.
 */
export function watchToastPresses(): ToastPresses {
  let quietUntil = 0;
  let before: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onClick(event: MouseEvent) {
    if (!isIn(event.target, BUTTON)) return;
    if (event.timeStamp < quietUntil) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.detail === 0) {
      // After the button has done its work; the toast is gone soon.
      queueMicrotask(leave);
    }
  }

  function onFocusIn({ target, relatedTarget }: FocusEvent) {
    if (!isIn(target, TOASTER) || isIn(relatedTarget, TOASTER)) return;
    before = relatedTarget instanceof HTMLElement ? relatedTarget : null;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !isIn(event.target, TOASTER)) return;
    event.preventDefault();
    leave();
  }

  function leave() {
    // The button may have moved the focus, or opened a question.
    if (!isIn(document.activeElement, TOASTER) && document.activeElement !== document.body) return;
    const target = before?.isConnected ? before : document.querySelector<HTMLElement>(FALLBACK);
    target?.focus({ preventScroll: true });
  }

  const capture = { capture: true };
  window.addEventListener('click', onClick, capture);
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('keydown', onKeyDown);
  return {
    appeared() {
      quietUntil = performance.now() + QUIET_MS;
      setDisabled(true);
      clearTimeout(timer);
      timer = setTimeout(() => setDisabled(false), QUIET_MS);
    },
    stop() {
      clearTimeout(timer);
      setDisabled(false);
      window.removeEventListener('click', onClick, capture);
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('keydown', onKeyDown);
    },
  };
}
