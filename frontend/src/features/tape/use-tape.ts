'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useOwnTrades } from '@/features/chart/trades/use-chart-trades';
import { useDepth } from '@/features/depth/use-depth';
import { usePriceListener } from '@/features/prices/use-prices';
import { useTouch } from '@/shared/browser/use-touch';
import { readSizeMin, type TapeFilter, TapeLog } from './tape-log';
import { type TapeSettings, tapeSettingsStore } from './tape-settings-store';
import { TapeView } from './tape-view';

const ROW_HEIGHT = 18;
const TOUCH_ROW_HEIGHT = 24;

export const useTapeSettings = (): [TapeSettings, (change: Partial<TapeSettings>) => void] => [
  useStore(tapeSettingsStore),
  (change) => tapeSettingsStore.setState(change),
];

const filterOf = ({ size_min, side }: TapeSettings): TapeFilter => ({
  size_min: readSizeMin(size_min) ?? 0,
  side: side === 'both' ? null : side,
});

/** The elements that the trades are written into. */
export function useTape(ticker: Ticker) {
  const scroller = useRef<HTMLElement>(null);
  const height = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const view = useRef<TapeView>(null);
  const [settings] = useTapeSettings();
  const [log] = useState(() => new TapeLog(filterOf(settings)));
  const shownTicker = useRef(ticker);
  /** Trades that came while the list was paused. */
  const [unseen, setUnseen] = useState(0);
  /** Whether there is no trade to show. */
  const [isEmpty, setEmpty] = useState(false);
  const own = useOwnTrades(ticker);
  const isTouch = useTouch();

  useEffect(() => {
    if (!scroller.current || !height.current || !rows.current) return;
    const parts = { scroller: scroller.current, height: height.current, rows: rows.current };
    const made = new TapeView(parts, log, isTouch ? TOUCH_ROW_HEIGHT : ROW_HEIGHT, (drawn) => {
      setUnseen(drawn.unseen);
      setEmpty(drawn.isEmpty);
    });
    view.current = made;
    made.drawSoon();
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [log, isTouch]);

  const addOwn = useEffectEvent(() => log.addOwn(own));
  usePriceListener(ticker, () => view.current?.tick());
  useDepth(ticker, (event) => {
    if (shownTicker.current !== ticker) {
      shownTicker.current = ticker;
      log.clear();
    }
    log.add(event);
    addOwn();
    view.current?.update();
  });
  useEffect(() => {
    log.addOwn(own);
    view.current?.update();
  }, [log, own]);
  useEffect(() => {
    log.setFilter(filterOf(settings));
    view.current?.reset();
  }, [log, settings]);

  return { scroller, height, rows, unseen, isEmpty, resume: () => view.current?.resume() };
}
