'use client';

import { Dialog } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';

interface OverlayProps {
  title: string;
  /** Read with the title, for those who do not see what is within. */
  description: string;
  onClose(): void;
  className?: string;
  children: ReactNode;
}

/**
 * What stands before the page until Escape, a click beside it, or the focus goes
 * elsewhere. Not modal: to make the page inert takes a style for everything on
 * it, which is felt between the key and what it opens.
 */
export function Overlay({ title, description, onClose, className = '', children }: OverlayProps) {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Nobody opened it by a button of its own: the focus goes back to where it was.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
  return (
    <Dialog.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <div aria-hidden="true" className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={`fixed top-[max(0.75rem,12vh)] left-1/2 z-50 flex max-h-[76vh] w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-md border border-edge-strong bg-panel shadow-[0_24px_64px_rgb(0_0_0/0.55)] outline-none ${className}`}
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <Dialog.Description className="sr-only">{description}</Dialog.Description>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
