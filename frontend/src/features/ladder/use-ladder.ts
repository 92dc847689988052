'use client';

import type { DepthEvent, Side, Ticker } from '@finally/contract';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useAppearance } from '@/features/appearance/use-appearance';
import { useDepth } from '@/features/depth/use-depth';
import type { Quote } from '@/features/orders/terms/terms-at';
import { useOrdersOf } from '@/features/orders/working/use-working-orders';
import { usePortfolio } from '@/features/portfolio/use-portfolio';
import { usePriceListener } from '@/features/prices/use-prices';
import { useDayBar } from '@/features/session/use-day-bar';
import { useTouch } from '@/shared/browser/use-touch';
import { cancelOrders, hintAt, moveOrders, placeAt } from './ladder-actions';
import { type LadderSettings, ladderSettingsStore } from './ladder-settings-store';
import { LadderView } from './view/ladder-view';

export {
  cancelOrders,
  cancelSide,
  cancelTicker,
  explainReverse,
  flatten,
} from './ladder-actions';

const ROW_HEIGHT = 20;
const TOUCH_ROW_HEIGHT = 45;

export const useLadderSettings = (): [
  LadderSettings,
  (change: Partial<LadderSettings>) => void,
] => [useStore(ladderSettingsStore), (change) => ladderSettingsStore.setState(change)];

const quoteOf = ({ last, bid, ask }: DepthEvent): Quote => ({ last, bid, ask });

/** The elements that the rows are written into, and how they are reached. */
export function useLadder(ticker: Ticker) {
  const grid = useRef<HTMLTableElement>(null);
  const rows = useRef<HTMLTableSectionElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const view = useRef<LadderView>(null);
  const latest = useRef<DepthEvent>(null);
  const isTouch = useTouch();
  const orders = useOrdersOf(ticker);
  const day = useDayBar(ticker);
  const { portfolio } = usePortfolio();
  const [settings] = useLadderSettings();
  const [appearance] = useAppearance();
  const [isDrawn, setDrawn] = useState(false);
  const position = portfolio?.positions.find((one) => one.ticker === ticker);
  const quantity = position?.quantity ?? 0;
  const cost = position?.avg_cost ?? 0;
  const { grouping, autoCenters } = settings;

  const quote = () => (latest.current?.ticker === ticker ? quoteOf(latest.current) : undefined);
  const place = useEffectEvent((side: Side, price: number) =>
    placeAt(ticker, side, price, quote()),
  );
  const hint = useEffectEvent((side: Side, price: number) => hintAt(ticker, side, price, quote()));
  const cancel = useEffectEvent(
    (chosen: Parameters<typeof cancelOrders>[1]) => void cancelOrders(ticker, chosen),
  );

  useEffect(() => {
    if (!grid.current || !rows.current || !canvas.current) return;
    const parts = { grid: grid.current, rows: rows.current, canvas: canvas.current };
    const made = new LadderView(parts, isTouch ? TOUCH_ROW_HEIGHT : ROW_HEIGHT, {
      place: (side, price) => place(side, price),
      cancel: (chosen) => cancel(chosen),
      move: (chosen, price) => void moveOrders(chosen, price),
      hint: (side, price) => hint(side, price),
      say(sentence) {
        const text = line.current?.firstChild;
        if (text && text.nodeValue !== (sentence ?? '')) text.nodeValue = sentence ?? '';
      },
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [isTouch]);

  const show = useEffectEvent((event: DepthEvent | null) => {
    if (!event || event.ticker !== ticker) return;
    view.current?.update({
      event,
      orders,
      holding: quantity > 0 ? { quantity, cost } : null,
      day,
      grouping,
    });
  });
  usePriceListener(ticker, () => view.current?.tick());
  useDepth(ticker, (event) => {
    latest.current = event;
    show(event);
    if (!isDrawn) setDrawn(true);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them changes what is shown.
  useEffect(() => show(latest.current), [orders, quantity, cost, day, grouping, isTouch]);
  useEffect(() => {
    if (latest.current?.ticker !== ticker) view.current?.clear();
  }, [ticker]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view has its own setting.
  useEffect(() => view.current?.setAutoCenter(autoCenters), [autoCenters, isTouch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page.
  useEffect(() => view.current?.readColors(), [appearance]);

  return { grid, rows, canvas, line, view, held: quantity, cost, orders };
}
