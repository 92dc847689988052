'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { PANEL_NAMES } from '@/features/layout/panel-names';
import { layout, type ViewId } from '@/features/layout/use-layout';
import { DockActionsProvider, PanelPlaceButtons } from '@/ui/panel/panel-frame';
import { AnyPanel } from './panels';
import { PanelPlace } from './placed-panel';

interface DockProps {
  views: readonly ViewId[];
  active: ViewId;
  isPhone: boolean;
}

/** Views that share a place: a row of tabs with the selected view below it. */
export function Dock({ views, active, isPhone }: DockProps) {
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <PanelPlace id={active} area="lower" isAlone={isPhone}>
      <section
        aria-label={PANEL_NAMES[active]}
        className="flex h-full min-h-0 min-w-0 flex-col overflow-hidden border border-edge bg-panel"
      >
        <div className="@container shrink-0 border-b border-edge">
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-2 pr-1">
            <Tabs id={id} views={views} active={active} />
            <div className="ml-auto flex shrink-0 items-center gap-1">
              <div ref={setActions} className="flex items-center gap-1" />
              <PanelPlaceButtons />
            </div>
          </div>
        </div>
        <div
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${active}`}
          className="relative flex min-h-0 flex-1 flex-col"
        >
          <DockActionsProvider value={actions}>
            <AnyPanel key={active} id={active} />
          </DockActionsProvider>
        </div>
      </section>
    </PanelPlace>
  );
}

interface TabsProps {
  id: string;
  views: readonly ViewId[];
  active: ViewId;
}

/** Implements the ARIA tabs pattern: one tab is in the tab order, arrow keys select another. */
function Tabs({ id, views, active }: TabsProps) {
  function onKeyDown(event: KeyboardEvent) {
    const at = views.indexOf(active);
    const target = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + views.length,
      Home: 0,
      End: views.length - 1,
    }[event.key];
    const view = target === undefined ? undefined : views[target % views.length];
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
      {views.map((view) => (
        <button
          key={view}
          id={`${id}-${view}`}
          type="button"
          role="tab"
          aria-selected={view === active}
          aria-controls={view === active ? `${id}-panel` : undefined}
          tabIndex={view === active ? 0 : -1}
          onClick={() => layout.show(view)}
          className={`label h-8 shrink-0 border-b-2 px-2.5 @max-xl:px-1.5 @max-xl:tracking-normal ${
            view === active
              ? 'border-accent text-ink'
              : 'border-transparent text-muted hover:text-ink'
          }`}
        >
          {PANEL_NAMES[view]}
        </button>
      ))}
    </div>
  );
}
