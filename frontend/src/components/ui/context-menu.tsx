'use client';

import { DropdownMenu, Portal } from 'radix-ui';

export interface ContextAction {
  title: string;
  run(): void;
}

interface ContextMenuProps {
  /** Of what it is the menu. */
  label: string;
  /** Where it opens, in the window's pixels. */
  at: { x: number; y: number };
  actions: readonly ContextAction[];
  onClose(): void;
}

/** What can be done to the thing that was clicked with the right button, or asked for by key. */
export function ContextMenu({ label, at, actions, onClose }: ContextMenuProps) {
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* In a panel, which is a size container, `fixed` would count from the panel. */}
      <Portal.Root>
        <DropdownMenu.Trigger
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed size-0"
          style={{ left: at.x, top: at.y }}
        />
      </Portal.Root>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-40 min-w-52 border border-edge-strong bg-raised py-1 text-sm text-ink shadow-[0_12px_24px_rgb(0_0_0/0.4)] outline-none"
        >
          {actions.map(({ title, run }) => (
            <DropdownMenu.Item
              key={title}
              onSelect={(event) => {
                // Closed first: what is done may take the focus, which closing gives back.
                event.preventDefault();
                onClose();
                run();
              }}
              className="flex h-7 cursor-pointer items-center px-2.5 outline-none data-[highlighted]:bg-edge-strong/60"
            >
              {title}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
