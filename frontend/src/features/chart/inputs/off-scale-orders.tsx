'use client';

import type { Ticker } from '@finally/contract';
import { useEffect, useState } from 'react';
import { useOrdersOf } from '@/features/orders/working/use-working-orders';
import { usePriceListener } from '@/features/prices/use-prices';
import { useVisibleInterval } from '@/shared/browser/use-interval';
import { formatPrice } from '@/shared/format/format';
import type { OrderLevel } from '../price-chart/painting/level-lines';
import type { PriceChart } from '../price-chart/price-chart';

/** The view may be zoomed or dragged between two prices. */
const CHECK_EVERY_MS = 500;
/** Orders named at each edge; the others are counted. */
const NAMED_MAX = 2;

interface Edges {
  readonly above: readonly OrderLevel[];
  readonly below: readonly OrderLevel[];
}

const NONE: Edges = { above: [], below: [] };

const keyOf = ({ above, below }: Edges): string =>
  JSON.stringify(
    [above, below].map((levels) => levels.map(({ id, price, title }) => [id, price, title])),
  );

/** Names at the edges of the chart the open orders whose prices are out of sight. */
export function OffScaleOrders({ chart, ticker }: { chart: PriceChart; ticker: Ticker }) {
  const orders = useOrdersOf(ticker);
  const [edges, setEdges] = useState(NONE);
  const check = () => {
    const now = orders.length === 0 ? NONE : chart.lines.ordersOffScale();
    setEdges((before) => (keyOf(before) === keyOf(now) ? before : now));
  };
  useEffect(check, [chart, orders]);
  usePriceListener(ticker, check);
  useVisibleInterval(check, CHECK_EVERY_MS);
  if (edges.above.length + edges.below.length === 0) return null;
  const { right, bottom } = chart.lines.paneInsets;
  return (
    <>
      <Edge levels={edges.above} arrow={'\u2191'} style={{ right: right + 4, top: 40 }} />
      <Edge
        levels={edges.below}
        arrow={'\u2193'}
        style={{ right: right + 4, bottom: bottom + 4 }}
      />
    </>
  );
}

interface EdgeProps {
  levels: readonly OrderLevel[];
  arrow: string;
  style: { right: number; top?: number; bottom?: number };
}

function Edge({ levels, arrow, style }: EdgeProps) {
  if (levels.length === 0) return null;
  const others = levels.length - NAMED_MAX;
  return (
    <ul
      aria-label={
        arrow === '\u2191' ? 'Orders above the prices shown' : 'Orders below the prices shown'
      }
      style={style}
      className="figures pointer-events-none absolute z-10 flex flex-col items-end gap-0.5 text-2xs"
    >
      {levels.slice(0, NAMED_MAX).map(({ id, price, side, title }) => (
        <li
          key={id}
          className={`border border-edge bg-panel px-1 ${side === 'buy' ? 'text-up' : 'text-down'}`}
        >
          <span aria-hidden="true">{arrow} </span>
          {title} {formatPrice(price)}
        </li>
      ))}
      {others > 0 ? (
        <li className="border border-edge bg-panel px-1 text-muted">and {others} more</li>
      ) : null}
    </ul>
  );
}
