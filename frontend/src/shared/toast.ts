import type { toast as Toast } from 'sonner';
import { loadWithRetry } from './load-with-retry';

type Message = Parameters<typeof Toast>[0];
type Options = Parameters<typeof Toast>[1];

/** How often it is looked whether a toast is still pointed at. */
const LOOK_MS = 200;
const HELD = '[data-sonner-toast]:is(:hover, :focus-within)';

/** A finger points at nothing once it is lifted, though the browser says so until the next touch. */
const isHeld = (): boolean =>
  matchMedia('(hover: hover)').matches && document.querySelector(HELD) !== null;

/** What is told after this: a toast that somebody points at is not pushed away by another. */
let told: Promise<void> = Promise.resolve();

/** The library comes when something is told for the first time; prices do not wait for it. */
async function show(how: 'message' | 'success' | 'error', message: Message, options?: Options) {
  const sonner = await new Promise<typeof import('sonner')>((there) => {
    loadWithRetry(
      () => import('sonner'),
      there,
      (error) => console.error(error),
    );
  });
  while (isHeld()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  sonner.toast[how](message, options);
}

/** Tells one after the other. */
function tell(...what: Parameters<typeof show>): void {
  told = told.then(() => show(...what));
}

/** Tells something in a toast, which is also read out. */
export const toast = Object.assign(
  (message: Message, options?: Options) => tell('message', message, options),
  {
    success: (message: Message, options?: Options) => tell('success', message, options),
    error: (message: Message, options?: Options) => tell('error', message, options),
  },
);
