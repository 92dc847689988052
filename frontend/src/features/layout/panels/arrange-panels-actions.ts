import { layoutMode } from '../layout-mode';
import { layoutStore, toggle, without } from '../layout-store';
import { DOCKS, type DockId, type PanelId } from './panel-list';
import { arrangementOf, docksOf, isOpen, placedMode } from './placement';

/**
 * Moves a panel to a dock of the present layout and selects its tab.
 *
 * @param before the panel whose place it takes; null for the end
 */
export function movePanel(id: PanelId, dock: DockId, before: PanelId | null = null): void {
  if (id === before) return;
  const mode = placedMode(layoutMode());
  layoutStore.setState((state) => {
    const docks = arrangementOf(state, mode);
    for (const other of DOCKS) docks[other] = without(docks[other], id);
    const at = before === null ? -1 : docks[dock].indexOf(before);
    docks[dock].splice(at < 0 ? docks[dock].length : at, 0, id);
    return { placements: { ...state.placements, [mode]: docks } };
  });
  layoutStore.show(id);
}

/** Opens a panel, or closes it. The chart stays. */
export function togglePanel(id: PanelId): void {
  if (!isOpen(layoutStore.getState(), id)) layoutStore.show(id);
  else if (id !== 'chart') close(id);
}

function close(id: PanelId): void {
  layoutStore.setState(({ toggled, maximized }) => ({
    toggled: toggle(toggled, id),
    maximized: maximized === id ? null : maximized,
  }));
}

/** Returns the docks with their open panels, those without any included. */
export const shownDocks = () => docksOf(layoutStore.getState(), layoutMode());

/** Moves a panel by one place among the tabs, and from the end of a dock to the next one. */
export function movePanelBy(id: PanelId, step: 1 | -1): void {
  const docks = shownDocks();
  const from = DOCKS.findIndex((dock) => docks[dock].includes(id));
  const dock = DOCKS[from];
  if (!dock) return;
  const tabs = docks[dock];
  const at = tabs.indexOf(id) + step;
  const next = DOCKS[(from + step + DOCKS.length) % DOCKS.length];
  if (at >= 0 && at < tabs.length) movePanel(id, dock, tabs[step === 1 ? at + 1 : at] ?? null);
  else if (next) movePanel(id, next, step === 1 ? (docks[next][0] ?? null) : null);
}

/** The names of the docks in menus. */
export const DOCK_NAMES: Readonly<Record<DockId, string>> = {
  left: 'Left',
  right: 'Right',
  lower_1: 'Below, first',
  lower_2: 'Below, second',
  lower_3: 'Below, third',
  far_right: 'Far right',
};
