'use client';

import { DropdownMenu, Portal } from 'radix-ui';
import { Fragment } from 'react';
import { useFocusReturn } from './use-focus-return';

export interface ContextAction {
  title: string;
  run(): void;
}

/** A choice of one option among several. */
export interface ContextChoice {
  legend: string;
  options: readonly ContextOption[];
}

export interface ContextOption extends ContextAction {
  isChosen: boolean;
  /** A CSS color that is shown instead of the title. */
  swatch?: string;
  /** A CSS color that is shown before the title. */
  mark?: string;
}

export interface ContextMenuProps {
  /** The accessible name. */
  label: string;
  /** Where it opens, in viewport pixels. */
  at: { x: number; y: number };
  actions: readonly ContextAction[];
  choices?: readonly ContextChoice[];
  onClose(): void;
}

const ITEM =
  'flex h-7 cursor-pointer items-center gap-2 px-2.5 outline-none data-[highlighted]:bg-edge-strong/60';

/** A menu at a position of the window, opened by right click, long press or key. */
export function ContextMenu({ label, at, actions, choices = [], onClose }: ContextMenuProps) {
  useFocusReturn();
  // Closed first, because closing restores the focus and the action may move it.
  const close = (run: () => void) => (event: Event) => {
    event.preventDefault();
    onClose();
    run();
  };
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* In a portal, because `fixed` inside a panel, a size container, is relative to the panel. */}
      <Portal.Root>
        <DropdownMenu.Trigger
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed size-0 min-h-0 min-w-0"
          style={{ left: at.x, top: at.y }}
        />
      </Portal.Root>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-40 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-52 overflow-y-auto border border-edge-strong bg-raised py-1 text-sm text-ink shadow-menu outline-none"
        >
          {actions.map(({ title, run }) => (
            <DropdownMenu.Item key={title} onSelect={close(run)} className={ITEM}>
              {title}
            </DropdownMenu.Item>
          ))}
          {choices.map((choice, index) => (
            <Fragment key={choice.legend}>
              {index + actions.length > 0 ? (
                <DropdownMenu.Separator className="my-1 h-px bg-edge-strong" />
              ) : null}
              <Choice choice={choice} close={close} />
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ChoiceProps {
  choice: ContextChoice;
  close(run: () => void): (event: Event) => void;
}

/** The options of a choice: as a list, or as a row of swatches. */
function Choice({ choice: { legend, options }, close }: ChoiceProps) {
  const chosen = options.find(({ isChosen }) => isChosen)?.title ?? '';
  const isRow = options.every(({ swatch }) => swatch !== undefined);
  return (
    <>
      <DropdownMenu.Label className="label px-2.5 py-1">{legend}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        aria-label={legend}
        value={chosen}
        className={isRow ? 'flex flex-wrap px-1.5' : undefined}
      >
        {options.map(({ title, swatch, mark, run }) => (
          <DropdownMenu.RadioItem
            key={title}
            value={title}
            title={swatch === undefined ? undefined : title}
            onSelect={close(run)}
            className={
              swatch === undefined
                ? `${ITEM} data-[state=checked]:text-accent`
                : 'flex size-7 cursor-pointer items-center justify-center outline-none data-[highlighted]:bg-edge-strong/60 data-[state=checked]:shadow-[inset_0_0_0_1px_var(--color-accent)]'
            }
          >
            {swatch === undefined ? (
              <>
                {mark ? (
                  <span
                    aria-hidden="true"
                    className="size-3 rounded-sm"
                    style={{ background: mark }}
                  />
                ) : null}
                {title}
              </>
            ) : (
              <>
                <span className="sr-only">{title}</span>
                <span
                  aria-hidden="true"
                  className="size-4 rounded-full"
                  style={{ background: swatch }}
                />
              </>
            )}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}
