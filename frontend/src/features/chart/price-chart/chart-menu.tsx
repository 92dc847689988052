'use client';

import type { Ticker } from '@finally/contract';
import { type RefObject, useEffect, useState } from 'react';
import { openAlerts } from '@/features/alerts/use-alerts';
import { formatPrice } from '@/shared/format/format';
import { ContextMenu } from '@/ui/overlay/context-menu';
import { describeDrawing, lineActions, lineChoices } from '../drawings/line-menu-actions';
import { chartActions, useDrawings } from '../use-chart';
import type { PointedAt, PriceChart } from './price-chart';

interface ChartMenuProps {
  chart: PriceChart;
  ticker: Ticker;
  container: RefObject<HTMLElement | null>;
}

/** The context menu of the chart: actions at a price, and on the line there if there is one. */
export function ChartMenu({ chart, ticker, container }: ChartMenuProps) {
  const [pointed, setPointed] = useState<PointedAt | null>(null);
  const drawings = useDrawings(ticker);
  useEffect(() => {
    const drawn = container.current;
    const onContextMenu = (event: MouseEvent) => {
      const found = chart.pointAt(event.clientX, event.clientY);
      if (!found) return;
      event.preventDefault();
      if (found.drawing) chartActions.select(found.drawing.id);
      setPointed(found);
    };
    drawn?.addEventListener('contextmenu', onContextMenu);
    return () => drawn?.removeEventListener('contextmenu', onContextMenu);
  }, [chart, container]);
  if (!pointed) return null;
  const { price, at } = pointed;
  const drawing = drawings.find(({ id }) => id === pointed.drawing?.id);
  const shown = `$${formatPrice(price)}`;
  return (
    <ContextMenu
      key={`${at.x} ${at.y}`}
      label={drawing ? describeDrawing(drawing) : `${ticker} at ${shown}`}
      at={at}
      actions={[
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
        container.current?.focus({ preventScroll: true });
      }}
    />
  );
}
