'use client';

import type { LucideIcon } from 'lucide-react';
import { type CSSProperties, type ReactNode, useId, useRef, useState } from 'react';
import { IconButton } from '../icon-button';

interface MenuProps {
  /** The accessible name of the button and of the menu. */
  label: string;
  /** What the button shows: an icon, or content of its own. */
  Icon?: LucideIcon;
  face?: ReactNode;
  /** Called when the button is pressed. */
  onOpen?(): void;
  children: ReactNode;
}

/** Distance from the button and from the edges of the window. */
const GAP_PX = 4;
const WIDTH_PX = 232;

/** A button that opens a popover of options; it stays open until the person clicks elsewhere. */
export function Menu({ label, Icon, face, onOpen, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<CSSProperties>({});

  function putBelowButton() {
    const box = button.current?.getBoundingClientRect();
    if (!box) return;
    const left = Math.max(GAP_PX, Math.min(box.right - WIDTH_PX, innerWidth - WIDTH_PX - GAP_PX));
    const isLow = box.bottom > innerHeight * 0.6;
    setPlace(
      isLow
        ? { left, bottom: innerHeight - box.top + GAP_PX, maxHeight: box.top - 2 * GAP_PX }
        : { left, top: box.bottom + GAP_PX, maxHeight: innerHeight - box.bottom - 2 * GAP_PX },
    );
  }

  const opening = {
    ref: button,
    popoverTarget: id,
    onClick: () => {
      putBelowButton();
      onOpen?.();
    },
  };

  return (
    <>
      {Icon ? (
        <IconButton label={label} Icon={Icon} {...opening} />
      ) : (
        <button
          type="button"
          aria-label={label}
          title={label}
          {...opening}
          className="flex h-6 min-w-6 shrink-0 items-center justify-center gap-1.5 rounded-sm px-1 text-xs text-muted hover:bg-raised hover:text-ink touch:h-11 touch:min-w-11"
        >
          {face}
        </button>
      )}
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        style={{ width: WIDTH_PX, ...place }}
        className="inset-auto overflow-y-auto border border-edge-strong bg-panel p-3 text-ink shadow-menu"
      >
        {children}
      </div>
    </>
  );
}

/** A checkbox or a radio button with its label. */
export function MenuOption({
  type,
  name,
  isChosen,
  onChoose,
  children,
}: {
  type: 'checkbox' | 'radio';
  /** The name of the radio group; omitted for checkboxes. */
  name?: string;
  isChosen: boolean;
  onChoose(): void;
  children: ReactNode;
}) {
  return (
    <label className="flex min-h-6 items-center gap-2 text-sm text-ink">
      <input
        type={type}
        name={name}
        checked={isChosen}
        onChange={onChoose}
        className="size-3.5 accent-accent"
      />
      {children}
    </label>
  );
}

/** A group of options with a heading. */
export function MenuGroup({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="mb-3 min-w-0 last:mb-0">
      <legend className="label mb-1">{legend}</legend>
      {children}
    </fieldset>
  );
}
