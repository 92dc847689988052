'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { isComposing } from '@/shared/browser/composition';
import { useFocusReturn } from './use-focus-return';
import { useKeyDelay } from './use-key-delay';

interface OverlayProps {
  title: string;
  /** Read with the title, for those who do not see what is within. */
  description: string;
  /** A question that has to be answered before anything else. */
  isQuestion?: boolean;
  onClose(): void;
  className?: string;
  children: ReactNode;
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]';

/** Those that are open, the uppermost last: Escape closes one at a time. */
const open: object[] = [];

/** Keeps Tab within the box. */
function turnAround(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab' || event.defaultPrevented) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [stops[0], stops.at(-1)];
  const end = event.shiftKey ? first : last;
  if (end && document.activeElement !== end) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/**
 * What stands before the page until Escape or a click beside it. The page is not made inert: that
 * takes a style for everything on it, which is felt between the key and what it opens.
 */
export function Overlay(props: OverlayProps) {
  const { title, description, isQuestion = false, onClose, className = '', children } = props;
  const descriptionId = useId();
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useFocusReturn();
  useKeyDelay(box, isQuestion);
  useEffect(() => {
    if (!box.current?.contains(document.activeElement)) {
      (box.current?.querySelector<HTMLElement>(FOCUSABLE) ?? box.current)?.focus();
    }
  }, []);
  useEffect(() => {
    const self = {};
    open.push(self);
    // Heard first of all, so that a dialog below stays open.
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event) || open.at(-1) !== self) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      close.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      open.splice(open.indexOf(self), 1);
    };
  }, []);
  return createPortal(
    <>
      <div
        aria-hidden="true"
        // The focus does not go to what lies below.
        onMouseDown={(event) => event.preventDefault()}
        // The second click of a double click was meant for what opened this.
        onClick={(event) => event.detail <= 1 && onClose()}
        className="fixed inset-0 z-40 bg-black/50"
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one of two roles, both of which take keys. */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles know aria-modal. */}
      <div
        ref={box}
        role={isQuestion ? 'alertdialog' : 'dialog'}
        aria-modal={isQuestion}
        aria-label={title}
        aria-describedby={descriptionId}
        tabIndex={-1}
        onKeyDown={turnAround}
        className={`fixed top-[max(0.75rem,12vh)] left-1/2 z-50 flex max-h-[76vh] w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-md border border-edge-strong bg-panel shadow-[0_24px_64px_rgb(0_0_0/0.55)] outline-none ${className}`}
      >
        <p id={descriptionId} className="sr-only">
          {description}
        </p>
        {children}
      </div>
    </>,
    document.body,
  );
}
