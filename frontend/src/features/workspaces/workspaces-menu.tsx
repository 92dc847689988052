'use client';

import { CHART_LAYOUTS } from '@finally/contract';
import { LayoutDashboard } from 'lucide-react';
import { togglePanel } from '@/features/layout/panels/arrange-panels-actions';
import { PANEL_IDS, PANELS } from '@/features/layout/panels/panel-list';
import { isOpen } from '@/features/layout/panels/placement';
import { CHART_LAYOUT_NAMES, chooseChartLayout } from '@/features/layout/use-charts';
import { layout, useLayout } from '@/features/layout/use-layout';
import { Menu, MenuGroup, MenuOption } from '@/ui/overlay/menu';
import { useWorkspaceCommands } from './use-workspace-commands';
import { useCurrentWorkspace, useWorkspacesLoading } from './use-workspaces';
import { WorkspaceList } from './workspace-list';

const CLOSABLE = PANEL_IDS.filter((id) => id !== 'chart');

/** The menu of workspaces, charts and panels, and the name of the workspace that is open. */
export function WorkspacesMenu() {
  useWorkspacesLoading();
  const current = useCurrentWorkspace();
  useWorkspaceCommands();
  const charts = useLayout((state) => state.charts);
  const toggled = useLayout((state) => state.toggled);
  return (
    // A phone shows one panel at a time.
    <div className="flex items-center gap-1 max-md:hidden">
      {current ? (
        <span
          data-testid="workspace-name"
          // Of one width, so that a change of its words does not move the pause button.
          style={{ width: '8rem' }}
          className="label hidden truncate text-right lg:inline-block"
          title={current.workspace.name}
        >
          {current.workspace.name}
          {current.isChanged ? ' (changed)' : ''}
        </span>
      ) : null}
      <Menu label="Workspaces and panels" Icon={LayoutDashboard}>
        <WorkspaceList current={current} />
        <MenuGroup legend="Charts">
          {[null, ...CHART_LAYOUTS].map((choice) => (
            <MenuOption
              key={choice}
              type="radio"
              name="charts"
              isChosen={choice === charts}
              onChoose={() => chooseChartLayout(choice)}
            >
              {choice === null ? 'As many as fit' : CHART_LAYOUT_NAMES[choice]}
            </MenuOption>
          ))}
        </MenuGroup>
        <MenuGroup legend="Panels">
          {CLOSABLE.map((id) => (
            <MenuOption
              key={id}
              type="checkbox"
              isChosen={isOpen({ toggled }, id)}
              onChoose={() => togglePanel(id)}
            >
              {PANELS[id].name}
            </MenuOption>
          ))}
          <button
            type="button"
            onClick={layout.reset}
            className="mt-2 h-7 w-full border border-edge-strong text-sm text-muted hover:bg-raised hover:text-ink"
          >
            Reset the layout
          </button>
        </MenuGroup>
      </Menu>
    </div>
  );
}
