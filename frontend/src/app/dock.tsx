'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { PANELS } from '@/features/layout/panels/panel-list';
import { type FoldableId, layout, type PanelId } from '@/features/layout/use-layout';
import { DockActionsProvider } from '@/ui/panel/panel-frame';
import { PanelPlaceButtons } from '@/ui/panel/place-buttons';
import { AnyPanel } from './panels/panels';
import { PanelPlace } from './panels/placed-panel';

interface DockProps {
  area: FoldableId;
  panels: readonly PanelId[];
  active: PanelId;
  isPhone: boolean;
}

/** Panels that stay mounted behind another tab, because they hold unsent text. */
const KEEPS_DRAFTS: readonly PanelId[] = ['trade', 'chat'];

/** Panels that share a place: a row of tabs with the selected panel below it. */
export function Dock({ area, panels, active, isPhone }: DockProps) {
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <PanelPlace id={active} area={area} isAlone={isPhone}>
      <section
        aria-label={PANELS[active].name}
        className="flex h-full min-h-0 min-w-0 flex-col overflow-hidden border border-edge bg-panel"
      >
        <div className="@container shrink-0 border-b border-edge">
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-2 pr-1">
            <Tabs id={id} panels={panels} active={active} />
            <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
              <div ref={setActions} className="flex items-center gap-1" />
              <PanelPlaceButtons />
            </div>
          </div>
        </div>
        {panels
          .filter((panel) => panel === active || KEEPS_DRAFTS.includes(panel))
          .map((panel) => (
            <div
              key={panel}
              id={`${id}-${panel}-panel`}
              role="tabpanel"
              aria-labelledby={`${id}-${panel}`}
              hidden={panel !== active}
              className="relative flex min-h-0 flex-1 flex-col"
            >
              <DockActionsProvider value={panel === active ? actions : null}>
                <AnyPanel id={panel} />
              </DockActionsProvider>
            </div>
          ))}
      </section>
    </PanelPlace>
  );
}

interface TabsProps {
  id: string;
  panels: readonly PanelId[];
  active: PanelId;
}

/** Implements the ARIA tabs pattern: one tab is in the tab order, arrow keys select another. */
function Tabs({ id, panels, active }: TabsProps) {
  function onKeyDown(event: KeyboardEvent) {
    // With Shift they move the tab (features/layout/dragging).
    if (event.shiftKey) return;
    const at = panels.indexOf(active);
    const target = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + panels.length,
      Home: 0,
      End: panels.length - 1,
    }[event.key];
    const view = target === undefined ? undefined : panels[target % panels.length];
    if (!view) return;
    event.preventDefault();
    layout.show(view);
    document.getElementById(`${id}-${view}`)?.focus();
  }

  return (
    <div
      role="tablist"
      aria-label="Views"
      onKeyDown={onKeyDown}
      className="flex min-w-0 overflow-x-auto touch:flex-wrap [scrollbar-width:none]"
    >
      {panels.map((view) => (
        <button
          key={view}
          id={`${id}-${view}`}
          type="button"
          role="tab"
          data-panel-handle={view}
          aria-selected={view === active}
          aria-controls={view === active ? `${id}-${view}-panel` : undefined}
          tabIndex={view === active ? 0 : -1}
          onClick={() => layout.show(view)}
          className={`label h-8 shrink-0 border-b-2 px-2.5 @max-xl:px-1.5 @max-xl:tracking-normal ${
            view === active
              ? 'border-accent text-ink'
              : 'border-transparent text-muted hover:text-ink'
          }`}
        >
          {PANELS[view].name}
        </button>
      ))}
    </div>
  );
}
