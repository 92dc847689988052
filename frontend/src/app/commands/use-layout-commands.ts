'use client';

import { CHART_LAYOUTS } from '@finally/contract';
import { DENSITIES, useAppearance } from '@/features/appearance/use-appearance';
import { togglePanel } from '@/features/layout/panels/arrange-panels-actions';
import { PANEL_IDS, PANELS, type PanelId } from '@/features/layout/panels/panel-list';
import { isOpen } from '@/features/layout/panels/placement';
import { openPanelMenu } from '@/features/layout/panels/use-panel-menu';
import {
  CHART_COUNTS,
  CHART_LAYOUT_NAMES,
  chooseChartLayout,
  useChartLayout,
} from '@/features/layout/use-charts';
import { useLayout } from '@/features/layout/use-layout';
import { CHART_PLACES } from '@/features/symbols/selection';
import {
  activateChart,
  joinGroup,
  LINK_GROUPS,
  useActiveChart,
} from '@/features/symbols/use-links';
import { type Command, useCommands } from '@/shared/commands/use-commands';

const GROUP = 'Desk';

/** Other names of the layouts of the charts, beside `layout 4`. */
const CHART_NAMES = {
  one: ['layout 1', 'charts 1', 'one chart'],
  columns: ['layout 2', 'charts 2', 'two charts'],
  rows: ['layout 2 rows', 'layout 2 stacked'],
  four: ['layout 4', 'charts 4', 'four charts'],
} as const;

/** Registers the commands of several charts, of opening and moving panels, and of the density. */
export function useLayoutCommands(focusedPanel: () => PanelId): void {
  const toggled = useLayout((state) => state.toggled);
  const arranged = useChartLayout();
  const active = useActiveChart();
  const [, change] = useAppearance();
  const shown = CHART_PLACES.slice(0, CHART_COUNTS[arranged]);
  const commands: readonly Command[] = [
    ...CHART_LAYOUTS.map((charts, index) => ({
      id: `desk.charts.${charts}`,
      title: `Charts: ${CHART_LAYOUT_NAMES[charts].toLowerCase()}`,
      group: GROUP,
      names: CHART_NAMES[charts],
      keys: `l ${index + 1}`,
      run: () => chooseChartLayout(charts),
    })),
    {
      id: 'desk.charts.next',
      title: 'Make the next chart the active one',
      group: GROUP,
      names: ['next chart'],
      keys: 'l l',
      run: () => activateChart(shown[(shown.indexOf(active) + 1) % shown.length] ?? 'chart_1'),
      enabled: () => shown.length > 1,
    },
    ...[...LINK_GROUPS, null].map((group) => ({
      id: `desk.group.${group ?? 'none'}`,
      title: group ? `Put the chart into group ${group}` : 'Take the chart out of its group',
      group: GROUP,
      names: [group ? `group ${group}` : 'group none'],
      run: () => joinGroup(active, group),
    })),
    ...PANEL_IDS.filter((id) => id !== 'chart').map((id) => {
      const verb = isOpen({ toggled }, id) ? 'Close' : 'Open';
      return {
        id: `desk.panel.${id}`,
        title: `${verb} the panel ${PANELS[id].name}`,
        group: GROUP,
        names: [`${verb} panel ${PANELS[id].name}`, `panel ${PANELS[id].name}`],
        run: () => togglePanel(id),
      };
    }),
    {
      id: 'desk.move',
      title: 'Move or close the focused panel',
      group: GROUP,
      names: ['move panel'],
      keys: 'm',
      run: () => moveFocused(focusedPanel()),
    },
    ...DENSITIES.map((density) => ({
      id: `density.${density}`,
      title: `Text and rows: ${density}`,
      group: 'Appearance',
      names: [density, `density ${density}`],
      run: () => change({ density }),
    })),
  ];
  useCommands(commands);
}

/** Opens the menu of a panel at its head or tab. */
function moveFocused(id: PanelId): void {
  const handle = document.querySelector(`[data-panel-handle="${id}"]`);
  if (!handle) return;
  const { left, bottom } = handle.getBoundingClientRect();
  openPanelMenu(id, { x: left, y: bottom });
}
