'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { readOrderMarket } from '@/features/orders/size/use-order-market';
import { cancelOrderAndNotify } from '@/features/orders/working/cancel-orders-actions';
import { useOrdersOf } from '@/features/orders/working/use-working-orders';
import { useLiveFigure } from '@/features/portfolio/use-portfolio';
import { usePriceListener } from '@/features/prices/use-prices';
import { toast } from '@/shared/toast';
import { ContextMenu } from '@/ui/overlay/context-menu';
import type { PriceChart } from '../price-chart/price-chart';
import { useChartChoice } from '../use-chart';
import { type TradeLine, tradeLines } from './lines/trade-line';
import { useFirstStops } from './lines/use-first-stops';
import { cancelActions } from './menu/price-menu-actions';
import type { Interruption } from './moving/line-move';
import { createMovePreview, dropLine } from './moving/preview-move-actions';

const NOT_MOVED: Readonly<Record<Interruption, string>> = {
  filled: 'A part of it was filled, or the position changed, during the move.',
  changed: 'Its price was changed elsewhere during the move.',
  gone: 'Its line is no longer on the chart.',
  other_ticker: 'The chart shows another ticker now. The order is as it was.',
};

interface TradeLinesInputProps {
  chart: PriceChart;
  ticker: Ticker;
}

interface OpenMenu {
  line: TradeLine;
  at: { x: number; y: number };
}

/** Gives the chart the lines of the position and of open orders, and applies their moves. */
export function TradeLinesInput({ chart, ticker }: TradeLinesInputProps) {
  const orders = useOrdersOf(ticker);
  const quantity = useLiveFigure(ticker, (position) => position.quantity);
  const averageCost = useLiveFigure(ticker, (position) => position.avg_cost);
  const showsPosition = useChartChoice('shows_trades');
  const firstStops = useFirstStops(ticker, orders);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const current = useEffectEvent(() => ticker);

  const lines = useMemo(() => {
    const holding =
      quantity === null || averageCost === null ? null : { quantity, average_cost: averageCost };
    const all = tradeLines(orders, holding, ({ id }) => firstStops[id] ?? null);
    return showsPosition ? all : all.filter(({ order }) => order !== null);
  }, [orders, quantity, averageCost, firstStops, showsPosition]);
  useEffect(() => chart.lines.trade.show(lines, ticker), [chart, lines, ticker]);

  useEffect(() => {
    const preview = createMovePreview((note) => chart.lines.trade.setNote(note));
    chart.lines.trade.listen({
      onMove: (move) => preview.ask(current(), move),
      onDrop: (line, price) => dropLine(current(), line, price),
      onInterrupted: ({ name }, why) =>
        toast.warning(`${name}: not moved`, { description: NOT_MOVED[why] }),
      onFixed: (reason) => toast(reason, { id: 'fixed-line' }),
      onCancelOrder: (order) => void cancelOrderAndNotify(order, true),
      onMenu: (line, at) => setMenu({ line, at }),
    });
    return () => {
      preview.dispose();
      chart.lines.trade.listen(null);
    };
  }, [chart]);

  usePriceListener(ticker, ({ price }) => chart.lines.trade.setLast(price));
  useEffect(() => chart.lines.trade.setLast(readOrderMarket(ticker).price), [chart, ticker]);

  const actions = cancelActions(menu?.line ?? null);
  if (!menu || actions.length === 0) return null;
  return (
    <ContextMenu
      label={menu.line.name}
      at={menu.at}
      actions={actions}
      onClose={() => setMenu(null)}
    />
  );
}
