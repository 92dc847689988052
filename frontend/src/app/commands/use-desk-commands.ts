'use client';

import { useAppearance } from '@/features/appearance/use-appearance';
import { AREA_NAMES, PANEL_NAMES } from '@/features/layout/panel-names';
import {
  areaOf,
  FOLDABLE,
  layout,
  type PanelId,
  useLayout,
  VIEWS,
} from '@/features/layout/use-layout';
import { type Command, useCommands } from '@/shared/commands/use-commands';
import { wordCommands } from './word-command-actions';

const GROUP = 'Desk';

/** The key that follows `g`. */
const GO_KEYS: Readonly<Record<PanelId, string>> = {
  watchlist: 'w',
  chart: 'c',
  trade: 't',
  positions: 'p',
  orders: 'o',
  blotter: 'b',
  performance: 'f',
  heatmap: 'h',
  value: 'v',
  ladder: 'd',
  tape: 's',
  chat: 'a',
};
const PANELS = Object.keys(GO_KEYS) as PanelId[];

/** Other names of the panels. */
const PANEL_WORDS: Readonly<Partial<Record<PanelId, readonly string[]>>> = {
  positions: ['holdings', 'portfolio'],
  orders: ['open orders', 'working orders', 'order history'],
  blotter: ['trades', 'history'],
  performance: ['stats', 'statistics', 'account', 'balance', 'profit', 'p&l', 'pnl'],
  trade: ['ticket', 'order'],
  ladder: ['dom', 'depth', 'book', 'price ladder'],
  tape: ['time and sales', 'prints'],
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

/** Shows a panel and moves the focus into it. */
function goTo(id: PanelId): void {
  layout.show(id);
  // After the panel is rendered.
  requestAnimationFrame(() => {
    const area = document.querySelector(`[data-area="${areaOf(id)}"]`);
    const found = FOCUSABLE.map((selector) => area?.querySelector<HTMLElement>(selector));
    (tabOf(id) ?? found.find(Boolean))?.focus();
  });
}

/** Returns the panel that has the focus; the chart if none has. */
function focusedPanel(): PanelId {
  const focused = document.activeElement;
  const tab = focused?.closest('section')?.querySelector('[role=tab][aria-selected=true]');
  const view = VIEWS.find((id) => tab?.id.endsWith(`-${id}`));
  const area = focused?.closest<HTMLElement>('[data-area]')?.dataset['area'];
  return view ?? PANELS.find((id) => id === area) ?? 'chart';
}

/** Registers the commands that arrange the desk and change its appearance. */
export function useDeskCommands(): void {
  const [{ palette, theme: shownTheme }, change] = useAppearance();
  const maximized = useLayout((state) => state.maximized);
  const commands: Command[] = [
    ...wordCommands(),
    ...PANELS.map((id) => ({
      id: `desk.go.${id}`,
      title: `Go to ${PANEL_NAMES[id]}`,
      group: GROUP,
      names: [PANEL_NAMES[id], ...(PANEL_WORDS[id] ?? [])],
      keys: `g ${GO_KEYS[id]}`,
      run: () => goTo(id),
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
      title: `Fold or unfold ${AREA_NAMES[id]}`,
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
}
