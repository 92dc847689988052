'use client';

import { ContextMenu } from '@/ui/overlay/context-menu';
import { DOCK_NAMES, movePanel, shownDocks, togglePanel } from '../panels/arrange-panels-actions';
import { DOCKS, PANELS } from '../panels/panel-list';
import { closePanelMenu, usePanelMenu } from '../panels/use-panel-menu';

/** The menu of a panel: moves it to another dock, or closes it. */
export function PanelMenu() {
  const opened = usePanelMenu();
  if (!opened) return null;
  const { id, at } = opened;
  const { name } = PANELS[id];
  const docks = shownDocks();
  return (
    <ContextMenu
      key={`${id} ${at.x} ${at.y}`}
      label={`Move or close ${name}`}
      at={at}
      actions={[{ title: `Close ${name}`, run: () => togglePanel(id) }]}
      choices={[
        {
          legend: 'Move to',
          options: DOCKS.map((dock) => ({
            title: DOCK_NAMES[dock],
            isChosen: docks[dock].includes(id),
            run: () => movePanel(id, dock),
          })),
        },
      ]}
      onClose={closePanelMenu}
    />
  );
}
