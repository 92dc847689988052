'use client';

import { useAppearance } from '@/features/appearance/use-appearance';
import { layoutMode } from '@/features/layout/layout-mode';
import { PANEL_IDS, PANELS } from '@/features/layout/panels/panel-list';
import { areaName } from '@/features/layout/panels/placement';
import { areaNow, FOLDABLE, layout, type PanelId, useLayout } from '@/features/layout/use-layout';
import { useActiveChart } from '@/features/symbols/use-links';
import { type Command, useCommands } from '@/shared/commands/use-commands';
import { useLayoutCommands } from './use-layout-commands';
import { wordCommands } from './word-command-actions';

const GROUP = 'Desk';

/** Other names of the panels. */
const PANEL_WORDS: Readonly<Partial<Record<PanelId, readonly string[]>>> = {
  positions: ['holdings', 'portfolio'],
  orders: ['open orders', 'working orders', 'order history'],
  blotter: ['trades', 'history'],
  performance: ['stats', 'statistics', 'account', 'balance', 'profit', 'p&l', 'pnl'],
  trade: ['ticket', 'order'],
  ladder: ['dom', 'depth', 'book', 'price ladder'],
  tape: ['time and sales', 'prints'],
  movers: ['top movers'],
  scanner: ['scan', 'screener', 'screen'],
};

const FOLD_KEYS = { watchlist: 'w', trade: 't', lower: 'p', chat: 'a' };

/** Elements of a panel that may take the focus, most useful first. */
const FOCUSABLE = [
  '[data-row][aria-pressed=true]',
  '[role=application]',
  '[role=grid]',
  'textarea',
  'input:not([type=radio])',
  'button:not(:disabled)',
];

const tabOf = (id: PanelId) => document.querySelector<HTMLElement>(`[role=tab][id$="-${id}"]`);

/** Shows a panel and moves the focus into it; into the active one of several charts. */
function goTo(id: PanelId, activeChart: string): void {
  layout.show(id);
  // After the panel is rendered.
  requestAnimationFrame(() => {
    const area = document.querySelector(
      id === 'chart'
        ? `[data-chart="${activeChart}"]`
        : `[data-area="${areaNow(layoutMode(), id)}"]`,
    );
    const found = FOCUSABLE.map((selector) => area?.querySelector<HTMLElement>(selector));
    (tabOf(id) ?? found.find(Boolean))?.focus();
  });
}

/** Returns the panel that has the focus; the chart if none has. */
function focusedPanel(): PanelId {
  const focused = document.activeElement;
  const section = focused?.closest('section:has([role=tab], [data-panel-handle])');
  const tab = section?.querySelector('[role=tab][aria-selected=true]');
  const head = section?.querySelector<HTMLElement>('header[data-panel-handle]');
  const area = focused?.closest<HTMLElement>('[data-area]')?.dataset['area'];
  const name = head?.dataset['panelHandle'] ?? area;
  return (
    PANEL_IDS.find((id) => tab?.id.endsWith(`-${id}`)) ??
    PANEL_IDS.find((id) => id === name) ??
    'chart'
  );
}

/** Registers the commands that arrange the desk and change its appearance. */
export function useDeskCommands(): void {
  const [{ palette, theme: shownTheme }, change] = useAppearance();
  const maximized = useLayout((state) => state.maximized);
  const activeChart = useActiveChart();
  const commands: Command[] = [
    ...wordCommands(),
    ...PANEL_IDS.map((id) => ({
      id: `desk.go.${id}`,
      title: `Go to ${PANELS[id].name}`,
      group: GROUP,
      names: [PANELS[id].name, ...(PANEL_WORDS[id] ?? [])],
      keys: `g ${PANELS[id].key}`,
      run: () => goTo(id, activeChart),
    })),
    {
      id: 'desk.maximize',
      title: 'Maximize the focused panel, or restore it',
      group: GROUP,
      names: ['fullscreen', 'full screen', 'maximise'],
      keys: 'z',
      run: () => layout.toggleMaximized(maximized ?? focusedPanel()),
    },
    ...FOLDABLE.map((id) => ({
      id: `desk.fold.${id}`,
      title: `Hide or show ${areaName(id, null)}`,
      group: GROUP,
      keys: `f ${FOLD_KEYS[id]}`,
      run: () => layout.toggleFolded(id),
    })),
    { id: 'desk.reset', title: 'Reset the layout', group: GROUP, run: layout.reset },
    ...(['dark', 'light', 'system'] as const).map((theme) => ({
      id: `theme.${theme}`,
      title: `Theme ${theme}`,
      group: 'Appearance',
      names: [theme, `${theme} mode`],
      run: () => change({ theme }),
    })),
    {
      id: 'theme.switch',
      title: 'Theme: switch between dark and light',
      group: 'Appearance',
      names: ['theme', 'switch theme'],
      run: () => change({ theme: shownTheme === 'light' ? 'dark' : 'light' }),
    },
    {
      id: 'theme.palette',
      title: 'Theme color-blind palette on or off',
      group: 'Appearance',
      names: ['color-blind palette', 'colour-blind palette'],
      run: () => change({ palette: palette === 'classic' ? 'color-blind' : 'classic' }),
    },
  ];
  useCommands(commands);
  useLayoutCommands(focusedPanel);
}
