import type { toast as Toast } from 'sonner';

type Message = Parameters<typeof Toast>[0];
type Options = Parameters<typeof Toast>[1];

/** The library comes when something is told for the first time; prices do not wait for it. */
async function tell(how: 'message' | 'success' | 'error', message: Message, options?: Options) {
  const sonner = await import('sonner');
  sonner.toast[how](message, options);
}

/** Tells something in a toast, which is also read out. */
export const toast = Object.assign(
  (message: Message, options?: Options) => void tell('message', message, options),
  {
    success: (message: Message, options?: Options) => void tell('success', message, options),
    error: (message: Message, options?: Options) => void tell('error', message, options),
  },
);
