'use client';

import { SlidersHorizontal, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { lazyComponent } from '@/ui/lazy-boundary';
import { HaltRow } from './halt-row';
import { SettingsForm } from './settings-form';
import { useAssistantSettings } from './use-assistant-settings';

/** Loaded with the first dialog, because the header needs only the button that opens it. */
const MemorySection = lazyComponent(
  async () => (await import('./memory/memory-section')).MemorySection,
);

const NAME = 'Assistant settings';

interface SettingsDialogProps {
  /** The appearance of the button that opens it: an icon, or the caller's content. */
  look: 'icon' | { content: ReactNode; className: string };
}

/** A button that opens the dialog of the assistant's settings. */
export function SettingsDialog({ look }: SettingsDialogProps) {
  const { settings } = useAssistantSettings();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      {look === 'icon' ? (
        <Dialog.Trigger
          type="button"
          aria-label={NAME}
          title={NAME}
          className="flex size-6 items-center justify-center text-faint hover:text-ink"
        >
          <SlidersHorizontal aria-hidden="true" className="size-3.5" />
        </Dialog.Trigger>
      ) : (
        <Dialog.Trigger type="button" className={look.className}>
          {look.content}
        </Dialog.Trigger>
      )}
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Content
          aria-modal="true"
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-1rem)] w-[min(28rem,calc(100vw-1rem))] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto border border-edge-strong bg-panel p-4 shadow-dialog"
        >
          <header className="flex items-center justify-between gap-2">
            <Dialog.Title className="text-base font-semibold">{NAME}</Dialog.Title>
            <Dialog.Close
              aria-label="Close"
              className="flex size-6 items-center justify-center text-faint hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </Dialog.Close>
          </header>
          {settings ? (
            <>
              <HaltRow isHalted={settings.halted} isSaved={settings.saved} />
              <SettingsForm settings={settings} onDone={() => setIsOpen(false)} />
              <MemorySection />
            </>
          ) : (
            <p className="text-sm text-muted">
              The settings could not be fetched yet. They appear once the server answers.
            </p>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
