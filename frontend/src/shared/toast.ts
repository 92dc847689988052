import type { ExternalToast, toast as Toast } from 'sonner';
import { loadWithRetry } from './load-with-retry';

type Message = Parameters<typeof Toast>[0];
type Options = Parameters<typeof Toast>[1];

/** How often to check whether a toast still has the pointer or the focus. */
const CHECK_MS = 200;
const ACTIVE = '[data-sonner-toast]:is(:hover, :focus-within)';

/** On touch screens `:hover` stays until the next touch, so it does not count there. */
const isToastActive = (): boolean =>
  matchMedia('(hover: hover)').matches && document.querySelector(ACTIVE) !== null;

/** The toasts before the next one: a new toast does not replace one that has the pointer or the focus. */
let queue: Promise<void> = Promise.resolve();

/** The library; undefined before the first toast. */
let library: typeof import('sonner') | undefined;

const listeners = new Set<() => void>();

/** Calls back right before each toast appears; returns how to stop. */
export function beforeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Loads the library with the first toast, since prices do not need it. */
async function show(
  kind: 'message' | 'success' | 'warning' | 'error',
  message: Message,
  options?: Options,
) {
  const sonner = await new Promise<typeof import('sonner')>((resolve) => {
    loadWithRetry(
      () => import('sonner'),
      resolve,
      (error) => console.error(error),
    );
  });
  while (isToastActive()) await new Promise((resolve) => setTimeout(resolve, CHECK_MS));
  library = sonner;
  for (const listener of listeners) listener();
  sonner.toast[kind](message, options);
}

/** Takes a toast away, after those that are still to be shown. */
async function dismiss(id: string) {
  // Before the first toast there is nothing to take away, and the library is not loaded for it.
  if (!library) return;
  while (isToastActive()) await new Promise((resolve) => setTimeout(resolve, CHECK_MS));
  library.toast.dismiss(id);
}

/** Takes all toasts away at once; calls back with the id of each. */
export function dismissAll(onDismiss: (id: NonNullable<ExternalToast['id']>) => void): void {
  for (const { id } of library?.toast.getToasts() ?? []) {
    onDismiss(id);
    library?.toast.dismiss(id);
  }
}

function enqueue(...toShow: Parameters<typeof show>): void {
  queue = queue.then(() => show(...toShow));
}

/** Shows a toast, which screen readers read out too. */
export const toast = Object.assign(
  (message: Message, options?: Options) => enqueue('message', message, options),
  {
    success: (message: Message, options?: Options) => enqueue('success', message, options),
    warning: (message: Message, options?: Options) => enqueue('warning', message, options),
    error: (message: Message, options?: Options) => enqueue('error', message, options),
    dismiss: (id: string) => {
      queue = queue.then(() => dismiss(id));
    },
  },
);
