'use client';

import { createPortal } from 'react-dom';
import { DOCK_NAMES } from '../panels/arrange-panels-actions';
import { PANELS } from '../panels/panel-list';
import { PanelMenu } from './panel-menu';
import { usePanelDrag } from './use-panel-drag';

const OFFERED = { border: '2px dashed var(--color-edge-strong)' };
const CHOSEN = {
  border: '2px solid var(--color-info)',
  background: 'color-mix(in srgb, var(--color-info) 20%, transparent)',
};

/** Moves panels between docks by dragging, and shows where they would go. */
export function PanelDragLayer() {
  const drag = usePanelDrag();
  return (
    <>
      <PanelMenu />
      {drag
        ? createPortal(
            <div data-testid="panel-drag" className="pointer-events-none fixed inset-0 z-50">
              {drag.targets.map(({ dock, box }) => (
                <div
                  key={dock}
                  style={{ ...box, ...(drag.drop?.dock === dock ? CHOSEN : OFFERED) }}
                  className="fixed"
                />
              ))}
              {drag.drop?.gap ? (
                <div
                  style={{ ...drag.drop.gap, background: 'var(--color-info)' }}
                  className="fixed"
                />
              ) : null}
              <p
                style={{ left: drag.x + 12, top: drag.y + 12 }}
                className="fixed border border-edge-strong bg-raised px-2 py-1 text-xs text-ink shadow-menu"
              >
                {PANELS[drag.id].name}
                <span className="text-muted">
                  {drag.drop ? `: ${DOCK_NAMES[drag.drop.dock]}` : ''}
                </span>
              </p>
            </div>,
            document.body,
          )
        : null}
    </>
  );
}
