'use client';

import { Tooltip } from 'radix-ui';
import { useMemo } from 'react';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { useElementSize } from '@/hooks/use-element-size';
import { usePortfolio } from '@/hooks/use-portfolio';
import { useSelectedTicker } from '@/hooks/use-selection';
import { heatColour } from '@/lib/heat-colour';
import { layoutTreemap } from '@/lib/treemap';
import { HeatmapTile } from './heatmap-tile';

/** The positions as areas: sized by weight, coloured by profit. */
export function Heatmap() {
  const { portfolio, error } = usePortfolio();
  return (
    <Panel title="Heatmap" actions={<Scale />}>
      {portfolio === null ? (
        error ? (
          <Notice title="Nothing to show">{error}</Notice>
        ) : (
          <Skeleton className="m-1 flex-1" />
        )
      ) : portfolio.positions.length === 0 ? (
        <Notice title="An empty map">What you hold appears here, sized by weight.</Notice>
      ) : (
        <Tiles />
      )}
    </Panel>
  );
}

/**
 * The layout follows the server's figures, which come every 30 s and after each
 * trade: laid out at every tick, tiles of like weight would keep changing places.
 */
function Tiles() {
  const { portfolio } = usePortfolio();
  const [selected, select] = useSelectedTicker();
  const [container, { width, height }] = useElementSize<HTMLUListElement>();
  const tiles = useMemo(() => {
    const areas = portfolio?.positions.map(({ ticker, market_value }) => ({
      id: ticker,
      value: market_value,
    }));
    return layoutTreemap(areas ?? [], width, height);
  }, [portfolio, width, height]);
  return (
    <Tooltip.Provider delayDuration={120} skipDelayDuration={200}>
      <ul
        ref={container}
        aria-label="Positions by weight and profit"
        className="relative m-px min-h-0 flex-1 overflow-hidden"
      >
        {tiles.map((tile) => (
          <HeatmapTile
            key={tile.id}
            tile={tile}
            isSelected={tile.id === selected}
            onSelect={select}
          />
        ))}
      </ul>
    </Tooltip.Provider>
  );
}

const STEPS = [-8, -2, 0, 2, 8];

/** What the colours stand for. */
function Scale() {
  return (
    <span
      role="img"
      aria-label="Colour: profit in per cent, from red at −8 over grey at zero to green at +8"
      className="figures flex items-center text-2xs text-faint"
    >
      <span className="mr-1">{'\u22128%'}</span>
      {STEPS.map((percent) => (
        <span key={percent} className="h-2 w-3" style={{ background: heatColour(percent) }} />
      ))}
      <span className="ml-1">+8%</span>
    </span>
  );
}
