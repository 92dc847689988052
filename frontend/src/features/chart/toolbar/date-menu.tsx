'use client';

import { CalendarSearch } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { FocusReturn } from '@/ui/overlay/focus-return';
import { CONTROL, SHEET, WIDE_ONLY } from './look';

interface DateMenuProps {
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
  /** Shows the bar of a time in Unix seconds. */
  goTo(unixSeconds: number): void;
}

/** Goes to a date and time. The button is left out on a narrow chart, where the view menu opens it. */
export function DateMenu({ isOpen, setOpen, goTo }: DateMenuProps) {
  const [typed, setTyped] = useState('');
  const time = Date.parse(typed);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      {/* Around the button, because there is none on a narrow chart. A sibling before it would not do: the
          button would register as the anchor after it, and is then mounted again. */}
      <Popover.Anchor className="flex">
        <Popover.Trigger
          className={`${CONTROL} ${WIDE_ONLY}`}
          aria-label="Go to date"
          title="Go to date"
        >
          <CalendarSearch size={14} aria-hidden="true" />
        </Popover.Trigger>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Go to date"
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={`${SHEET} max-w-[calc(100vw-1rem)] p-2.5`}
        >
          <FocusReturn />
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (Number.isNaN(time)) return;
              goTo(time / 1_000);
              setOpen(false);
            }}
          >
            <label className="flex flex-col gap-1 text-muted">
              Date and time
              <input
                type="datetime-local"
                required
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="figures h-7 border border-edge-strong bg-panel px-1.5 text-xs text-ink"
              />
            </label>
            <button
              type="submit"
              className="h-7 border border-edge-strong px-3 text-xs hover:border-faint"
            >
              Go
            </button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
