'use client';

import { type CSSProperties, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { entryOf, type GlossaryEntry } from '../glossary';
import { placeBeside } from './place-beside';

/** How long the pointer rests on a term before it is explained, in milliseconds. */
const REST_MS = 350;

/** How long the explanation stays after the pointer has left, so that the pointer can reach it. */
const LEAVE_MS = 200;

interface Shown {
  readonly element: HTMLElement;
  readonly entry: GlossaryEntry;
  readonly style: CSSProperties;
}

const termAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;

/**
 * Explains the elements marked with `data-term` on the whole page: if the pointer rests on one, if the
 * focus comes to it by key, and if it is tapped. Escape and moving on hide the explanation; the focus
 * never moves.
 */
export function TermLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer = 0;
    const later = (run: () => void, ms: number) => {
      clearTimeout(timer);
      timer = window.setTimeout(run, ms);
    };
    const hide = () => {
      clearTimeout(timer);
      setShown(null);
    };
    const show = (element: HTMLElement) => {
      clearTimeout(timer);
      const entry = entryOf(element.dataset['term'] ?? '');
      const { innerWidth: width, innerHeight: height } = window;
      const style = placeBeside(element.getBoundingClientRect(), { width, height });
      if (entry) setShown({ element, entry, style });
    };
    const isInside = (target: EventTarget | null) =>
      target instanceof Node && box.current?.contains(target) === true;

    const onPointerOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return;
      const element = termAt(target);
      if (element) later(() => show(element), REST_MS);
      else if (isInside(target)) clearTimeout(timer);
      else later(() => setShown(null), LEAVE_MS);
    };
    const onFocusIn = ({ target }: FocusEvent) => {
      const element = termAt(target);
      if (element?.matches(':focus-visible')) show(element);
      else if (!element) hide();
    };
    const onClick = ({ target }: MouseEvent) => {
      const element = termAt(target);
      if (element) show(element);
      else if (!isInside(target)) hide();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !box.current) return;
      // Only the explanation is closed, not what is below it.
      event.preventDefault();
      event.stopPropagation();
      hide();
    };
    document.addEventListener('pointerover', onPointerOver);
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('click', onClick);
    document.addEventListener('scroll', hide, { capture: true });
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onPointerOver);
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('click', onClick);
      document.removeEventListener('scroll', hide, { capture: true });
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!shown) return;
    const { element } = shown;
    const before = element.getAttribute('aria-describedby');
    element.setAttribute('aria-describedby', before ? `${before} ${id}` : id);
    return () => {
      if (before === null) element.removeAttribute('aria-describedby');
      else element.setAttribute('aria-describedby', before);
    };
  }, [shown, id]);

  if (!shown) return null;
  return createPortal(
    <div
      ref={box}
      id={id}
      role="tooltip"
      style={shown.style}
      className="fixed z-50 border border-edge-strong bg-raised px-2.5 py-1.5 text-sm text-ink shadow-menu"
    >
      <strong>{shown.entry.term.replace(/^./, (letter) => letter.toUpperCase())}</strong>
      <p>{shown.entry.sentence}</p>
    </div>,
    document.body,
  );
}
