'use client';

import type { Ticker } from '@finally/contract';
import { type RefObject, useEffect, useState } from 'react';
import { ContextMenu } from '@/components/ui/context-menu';
import { openAlerts } from '@/hooks/use-alerts';
import { chartActions } from '@/hooks/use-chart';
import { formatPrice } from '@/lib/format';
import type { PriceChart } from './price-chart';

interface ChartMenuProps {
  chart: PriceChart;
  ticker: Ticker;
  container: RefObject<HTMLElement | null>;
}

type Pointed = NonNullable<ReturnType<PriceChart['pointAt']>>;

/** What can be done at a price of the chart, by right click, long press or the menu key. */
export function ChartMenu({ chart, ticker, container }: ChartMenuProps) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    const drawn = container.current;
    const onContextMenu = (event: MouseEvent) => {
      const found = chart.pointAt(event.clientX, event.clientY);
      if (!found) return;
      event.preventDefault();
      setPointed(found);
    };
    drawn?.addEventListener('contextmenu', onContextMenu);
    return () => drawn?.removeEventListener('contextmenu', onContextMenu);
  }, [chart, container]);
  if (!pointed) return null;
  const { price, at } = pointed;
  const shown = `$${formatPrice(price)}`;
  return (
    <ContextMenu
      key={`${at.x} ${at.y}`}
      label={`${ticker} at ${shown}`}
      at={at}
      actions={[
        { title: `Set an alert at ${shown}\u2026`, run: () => openAlerts(ticker, price) },
        {
          title: `Draw a level at ${shown}`,
          run: () => chartActions.draw(ticker, { kind: 'level', price }),
        },
      ]}
      onClose={() => {
        setPointed(null);
        container.current?.focus({ preventScroll: true });
      }}
    />
  );
}
