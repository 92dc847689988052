'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { isComposing } from '@/shared/browser/composition';
import { useFocusReturn } from './use-focus-return';
import { useKeyDelay } from './use-key-delay';

interface OverlayProps {
  title: string;
  /** The accessible description. */
  description: string;
  /** Whether it is a question that must be answered first (`alertdialog`). */
  isQuestion?: boolean;
  onClose(): void;
  className?: string;
  children: ReactNode;
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]';

/** The open overlays, topmost last: Escape closes one at a time. */
const open: object[] = [];

/** Keeps Tab within the overlay. */
function trapFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab' || event.defaultPrevented) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [stops[0], stops.at(-1)];
  const end = event.shiftKey ? first : last;
  if (end && document.activeElement !== end) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/**
 * A dialog over the page, closed by Escape or a click outside. The page is not made inert, because
 * that restyles every element and delays the opening noticeably.
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
    // In the capture phase of the window, so that a dialog below stays open.
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
        data-backdrop
        // Keeps the focus from moving to the page.
        onMouseDown={(event) => event.preventDefault()}
        // The second click of a double click belongs to the button that opened this.
        onClick={(event) => event.detail <= 1 && onClose()}
        className="fixed inset-0 z-40 bg-black/50"
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: both possible roles are interactive. */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both possible roles support aria-modal. */}
      <div
        ref={box}
        role={isQuestion ? 'alertdialog' : 'dialog'}
        aria-modal={isQuestion}
        aria-label={title}
        aria-describedby={descriptionId}
        tabIndex={-1}
        onKeyDown={trapFocus}
        className={`fixed top-[max(0.75rem,12vh)] left-1/2 z-50 flex max-h-[76vh] w-[min(40rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-md border border-edge-strong bg-panel shadow-dialog outline-none ${className}`}
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
