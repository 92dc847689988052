'use client';

import { Toaster } from 'sonner';
import { useAppearance } from '@/hooks/use-appearance';
import { useLayoutMode } from '@/hooks/use-layout-mode';

/** Clear of the assistant's column at the right, whose receipts they would cover. */
const BESIDE_CHAT = 'calc(var(--size-chat, var(--default-chat)) + 1.25rem)';

/** Where toasts appear: beside the assistant, or on a phone below the header. They are read out. */
export function Toasts() {
  const [{ theme }] = useAppearance();
  const mode = useLayoutMode();
  const hasChatColumn = mode === 'wide' || mode === 'ultra';
  return (
    <Toaster
      theme={theme}
      position={mode === 'phone' ? 'top-center' : 'bottom-right'}
      offset={{ bottom: 16, right: hasChatColumn ? BESIDE_CHAT : 16 }}
      mobileOffset={{ top: 56, left: 12, right: 12 }}
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
