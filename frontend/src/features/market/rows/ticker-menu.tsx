'use client';

import type { Ticker } from '@finally/contract';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { ContextMenu } from '@/ui/overlay/context-menu';
import { tickerActions } from './ticker-actions';

interface OpenMenu {
  ticker: Ticker;
  row: HTMLElement;
  at: { x: number; y: number };
}

/**
 * Returns a handler of `contextmenu` for a list whose rows are buttons with `data-row`, and the menu that
 * it opens: by right click, long press or menu key.
 */
export function useTickerMenu(): {
  onContextMenu(event: MouseEvent<HTMLElement>): void;
  menu: ReactNode;
} {
  const [open, setOpen] = useState<OpenMenu | null>(null);
  function onContextMenu(event: MouseEvent<HTMLElement>) {
    const line = (event.target as Element).closest('tr, li');
    const row = line?.querySelector<HTMLElement>('[data-row]');
    const ticker = row?.dataset['row'];
    if (!row || !ticker) return;
    event.preventDefault();
    const { left, bottom } = row.getBoundingClientRect();
    const isByKey = event.clientX === 0 && event.clientY === 0;
    const at = isByKey ? { x: left + 8, y: bottom } : { x: event.clientX, y: event.clientY };
    setOpen({ ticker: ticker as Ticker, row, at });
  }
  return {
    onContextMenu,
    menu: open ? (
      <ContextMenu
        key={`${open.ticker} ${open.at.x} ${open.at.y}`}
        label={open.ticker}
        at={open.at}
        actions={tickerActions(open.ticker)}
        onClose={() => {
          setOpen(null);
          open.row.focus({ preventScroll: true });
        }}
      />
    ) : null,
  };
}
