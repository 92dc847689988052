'use client';

import type { Ticker } from '@finally/contract';
import { indicatorLabel } from '@finally/contract/indicators/catalog';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { openAlerts } from '@/features/alerts/use-alerts';
import { snapToTick } from '@/features/orders/terms/tick';
import { formatPrice } from '@/shared/format/format';
import { type ContextAction, ContextMenu } from '@/ui/overlay/context-menu';
import { describeDrawing, lineActions, lineChoices } from '../drawings/line-menu-actions';
import { indicatorActions } from '../indicators/indicator-menu-actions';
import { cancelActions, priceActions } from '../trading/menu/price-menu-actions';
import { chartActions, useChartChoice, useDrawings } from '../use-chart';
import { onLongPress } from './long-press';
import type { PointedAt, PriceChart } from './price-chart';

interface Pointed extends PointedAt {
  /** The cancellation of the order there, and what can be ordered at that price. */
  orders: readonly ContextAction[];
}

interface ChartMenuProps {
  chart: PriceChart;
  ticker: Ticker;
  container: RefObject<HTMLElement | null>;
}

/** The context menu of the chart: actions at a price, and on the line there if there is one. */
export function ChartMenu({ chart, ticker, container }: ChartMenuProps) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const drawings = useDrawings(ticker);
  const indicators = useChartChoice('indicators');
  const interval = useChartChoice('interval');
  const [own, setOwn] = useState<{ id: string; at: PointedAt['at'] } | null>(null);
  const current = useEffectEvent(() => ticker);
  useEffect(() => {
    const drawn = container.current;
    if (!drawn) return;
    const open = (clientX: number, clientY: number): boolean => {
      const found = chart.pointAt(clientX, clientY);
      if (!found) {
        const id = chart.indicatorAt(clientY);
        setOwn(id === null ? null : { id, at: { x: clientX, y: clientY } });
        return id !== null;
      }
      if (found.drawing) chartActions.select(found.drawing.id);
      // As they are when the menu opens: its items do not change under the pointer.
      const orders = priceActions(current(), found.price);
      setPointed({ ...found, orders: [...cancelActions(found.tradeLine), ...orders] });
      return true;
    };
    const onContextMenu = (event: MouseEvent) => {
      if (open(event.clientX, event.clientY)) event.preventDefault();
    };
    drawn.addEventListener('contextmenu', onContextMenu);
    const stopLongPress = onLongPress(drawn, open);
    return () => {
      drawn.removeEventListener('contextmenu', onContextMenu);
      stopLongPress();
    };
  }, [chart, container]);
  const giveFocusBack = () => container.current?.focus({ preventScroll: true });
  const indicator = indicators.find(({ id }) => id === own?.id);
  if (own && indicator) {
    return (
      <ContextMenu
        key={`${own.at.x} ${own.at.y}`}
        label={indicatorLabel(indicator)}
        at={own.at}
        actions={indicatorActions(ticker, indicator, interval)}
        onClose={() => {
          setOwn(null);
          giveFocusBack();
        }}
      />
    );
  }
  if (!pointed) return null;
  const { at } = pointed;
  const price = snapToTick(pointed.price);
  const drawing = drawings.find(({ id }) => id === pointed.drawing?.id);
  const shown = `$${formatPrice(price)}`;
  return (
    <ContextMenu
      key={`${at.x} ${at.y}`}
      label={drawing ? describeDrawing(drawing) : `${ticker} at ${shown}`}
      at={at}
      actions={[
        ...pointed.orders,
        ...(drawing ? lineActions(ticker, drawing) : []),
        { title: `Set an alert at ${shown}\u2026`, run: () => openAlerts(ticker, price) },
        {
          title: `Draw a level at ${shown}`,
          run: () => chartActions.draw(ticker, { kind: 'level', price }),
        },
      ]}
      choices={drawing ? lineChoices(ticker, drawing) : []}
      onClose={() => {
        setPointed(null);
        giveFocusBack();
      }}
    />
  );
}
