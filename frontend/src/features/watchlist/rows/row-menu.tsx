'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { openAlerts } from '@/features/alerts/use-alerts';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { toast } from '@/shared/toast';
import { ContextMenu } from '@/ui/overlay/context-menu';
import { removeWithUndo } from '../use-watchlist';

interface OpenMenu {
  ticker: Ticker;
  row: HTMLElement;
  at: { x: number; y: number };
}

/** Returns the position of a menu that was opened by key. */
const belowStart = (row: HTMLElement) => {
  const { left, bottom } = row.getBoundingClientRect();
  return { x: left + 8, y: bottom };
};

async function remove(ticker: Ticker): Promise<void> {
  const failure = await removeWithUndo(ticker);
  if (failure !== null) toast.error(failure);
}

/**
 * The context menu of a row of the watchlist, by right click, long press or menu key. It listens on the
 * document, so that rows do not depend on it.
 */
export function RowMenu() {
  const [asked, setAsked] = useState<OpenMenu | null>(null);
  const [, select] = useSelectedTicker();
  useEffect(() => {
    const onContextMenu = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const item = target?.closest<HTMLElement>('[aria-label=Watchlist] li');
      const row = item?.querySelector<HTMLElement>('[data-row]');
      const ticker = row?.dataset['row'];
      if (!row || !ticker) return;
      event.preventDefault();
      const isByKey = event.clientX === 0 && event.clientY === 0;
      const at = isByKey ? belowStart(row) : { x: event.clientX, y: event.clientY };
      setAsked({ ticker: ticker as Ticker, row, at });
    };
    document.addEventListener('contextmenu', onContextMenu);
    return () => document.removeEventListener('contextmenu', onContextMenu);
  }, []);
  if (!asked) return null;
  const { ticker, row, at } = asked;
  return (
    <ContextMenu
      key={`${ticker} ${at.x} ${at.y}`}
      label={ticker}
      at={at}
      actions={[
        { title: `Set an alert on ${ticker}\u2026`, run: () => openAlerts(ticker) },
        { title: `Show the chart of ${ticker}`, run: () => select(ticker) },
        { title: `Take ${ticker} off the watchlist`, run: () => void remove(ticker) },
      ]}
      onClose={() => {
        setAsked(null);
        row.focus({ preventScroll: true });
      }}
    />
  );
}
