'use client';

import { useEffect, useState } from 'react';
import { movePanel, movePanelBy } from '../panels/arrange-panels-actions';
import { DOCKS, type DockId, PANELS, type PanelId } from '../panels/panel-list';
import { openPanelMenu } from '../panels/use-panel-menu';
import { type Box, type Drop, type DropTarget, dropAt, emptyTargets } from './drop-targets';

/** A panel on its way to another dock. */
export interface PanelDrag {
  id: PanelId;
  /** The pointer, in viewport pixels. */
  x: number;
  y: number;
  targets: readonly DropTarget[];
  drop: Drop | null;
}

/** How far the pointer moves before a press becomes a drag. */
const DRAG_PX_MIN = 6;

const boxOf = (element: Element): Box => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
};

const panelOf = (handle: HTMLElement): PanelId => handle.dataset['panelHandle'] as PanelId;

/** Returns the head or tab of a panel under an event; null on a control inside of a head. */
function handleAt(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const handle = target.closest<HTMLElement>('[data-panel-handle]');
  const control = target.closest('button, input, label, select, textarea, a');
  return handle && (control === null || control === handle) ? handle : null;
}

/** Returns every place where a panel can be dropped, as they are on the screen now. */
function findTargets(): readonly DropTarget[] {
  const desk = document.querySelector('.desk');
  const chart = document.querySelector('[data-area="chart"]');
  if (!desk || !chart) return [];
  const shown: Partial<Record<DockId, Box>> = {};
  const docks = DOCKS.flatMap((dock) => {
    const element = document.querySelector(`[data-dock="${dock}"]`);
    if (!element) return [];
    // A folded dock can be dropped on by its rail.
    const area = element.closest('[data-area]') ?? element;
    const box = boxOf(element.getClientRects().length > 0 ? element : area);
    shown[dock] = box;
    const tabs = [...element.querySelectorAll<HTMLElement>('[role=tab][data-panel-handle]')];
    return [{ dock, box, tabs: tabs.map((tab) => ({ id: panelOf(tab), box: boxOf(tab) })) }];
  });
  return [...emptyTargets(boxOf(desk), shown, boxOf(chart)), ...docks];
}

/**
 * Handles the pointer and the keys on heads and tabs of panels: dragging moves a panel, Shift with an
 * arrow key moves a tab, the context menu key or a right click opens the menu. Returns the drag under
 * way, or null.
 */
export function usePanelDrag(): PanelDrag | null {
  const [drag, setDrag] = useState<PanelDrag | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let pressed: { id: PanelId; x: number; y: number } | null = null;
    let targets: readonly DropTarget[] = [];
    let drop: Drop | null = null;
    let isDragging = false;

    function end(isDone: boolean) {
      if (pressed && isDragging && isDone && drop) movePanel(pressed.id, drop.dock, drop.before);
      pressed = null;
      isDragging = false;
      drop = null;
      document.documentElement.style.removeProperty('cursor');
      setDrag(null);
    }

    function onPointerDown(event: PointerEvent) {
      const handle = handleAt(event.target);
      // Touch scrolls the tabs; the menu moves panels there.
      if (!handle || event.button !== 0 || event.pointerType === 'touch') return;
      pressed = { id: panelOf(handle), x: event.clientX, y: event.clientY };
    }

    function onPointerMove({ clientX: x, clientY: y }: PointerEvent) {
      if (!pressed) return;
      if (!isDragging) {
        if (Math.hypot(x - pressed.x, y - pressed.y) < DRAG_PX_MIN) return;
        isDragging = true;
        targets = findTargets();
        document.documentElement.style.cursor = 'grabbing';
      }
      drop = dropAt(targets, x, y);
      setDrag({ id: pressed.id, x, y, targets, drop });
    }

    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape' && pressed) {
        if (isDragging) event.preventDefault();
        return end(false);
      }
      const step = event.shiftKey && { ArrowLeft: -1 as const, ArrowRight: 1 as const }[event.key];
      const tab = step ? handleAt(event.target) : null;
      if (!step || !tab) return;
      event.preventDefault();
      const id = panelOf(tab);
      movePanelBy(id, step);
      // The tab may be another element after the move.
      requestAnimationFrame(() => {
        const moved = document.querySelector<HTMLElement>(`[role=tab][data-panel-handle="${id}"]`);
        moved?.focus();
      });
    }

    function onContextMenu(event: MouseEvent) {
      const handle = handleAt(event.target);
      if (!handle || !(panelOf(handle) in PANELS)) return;
      event.preventDefault();
      const { left, bottom } = handle.getBoundingClientRect();
      const isByKey = event.clientX === 0 && event.clientY === 0;
      const at = isByKey ? { x: left, y: bottom } : { x: event.clientX, y: event.clientY };
      openPanelMenu(panelOf(handle), at);
    }

    /** A press on a head would otherwise select text, and the next one would drag that text. */
    function preventWhilePressed(event: Event) {
      if (pressed) event.preventDefault();
    }

    document.addEventListener('selectstart', preventWhilePressed, { signal });
    document.addEventListener('dragstart', preventWhilePressed, { signal });
    document.addEventListener('pointerdown', onPointerDown, { signal });
    document.addEventListener('pointermove', onPointerMove, { signal });
    document.addEventListener('pointerup', () => end(true), { signal });
    document.addEventListener('pointercancel', () => end(false), { signal });
    // Before the page's own Escape, which restores a maximized panel.
    document.addEventListener('keydown', onKeyDown, { signal, capture: true });
    document.addEventListener('contextmenu', onContextMenu, { signal });
    return () => listening.abort();
  }, []);
  return drag;
}
