'use client';

import { Toaster } from 'sonner';

/** Where toasts appear: bottom right, above the chat's input line. */
export function Toasts() {
  return (
    <Toaster
      theme="dark"
      position="bottom-right"
      offset={{ bottom: 64, right: 16 }}
      mobileOffset={{ bottom: 16, left: 12, right: 12 }}
      toastOptions={{
        classNames: {
          toast: '!rounded-md !border-edge-strong !bg-raised !text-ink !font-sans !text-sm',
          description: '!text-muted',
          actionButton: '!rounded-sm !bg-edge-strong !text-ink !font-sans',
        },
      }}
    />
  );
}
