'use client';

import type { Position } from '@finally/contract';
import { Group } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import { useMemo, useState } from 'react';
import { usePortfolio } from '@/features/portfolio/use-portfolio';
import { HEATMAP_PERIODS, useViews } from '@/features/portfolio/use-views';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { useElementSize } from '@/shared/browser/use-element-size';
import { useFrozenValue, useHoverOrFocus } from '@/shared/use-stable-order';
import { IconButton } from '@/ui/icon-button';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { Segments } from '@/ui/segments';
import { heatColor } from './heat-color';
import { HeatmapTile } from './heatmap-tile';
import { layoutTreemap } from './treemap';

const NONE: readonly Position[] = [];

/** The panel of the heatmap: positions sized by weight, colored by profit or day change. */
export function Heatmap() {
  const { portfolio, error } = usePortfolio();
  return (
    <Panel
      title="Heatmap"
      actions={
        <>
          <Scale />
          <PeriodChoice />
          <GroupToggle />
        </>
      }
    >
      {portfolio === null ? (
        error ? (
          <Notice title="The portfolio could not be loaded">{error}</Notice>
        ) : (
          <PanelSkeleton />
        )
      ) : portfolio.positions.length === 0 ? (
        <Notice title="Your first purchase starts the heatmap">
          Each position is a tile: its size shows the weight, its color the profit or loss.
        </Notice>
      ) : (
        <Tiles />
      )}
    </Panel>
  );
}

/**
 * The tiles. Their layout follows the server's figures, which arrive after each trade, and not each tick,
 * since tiles of similar weight would keep changing places. While the map has the pointer or the focus,
 * only another set of tickers changes the layout.
 */
function Tiles() {
  const { portfolio } = usePortfolio();
  const { isActive, handlers } = useHoverOrFocus();
  const latest = portfolio?.positions ?? NONE;
  const held = latest.map(({ ticker }) => ticker).join();
  const [shownTickers, setShownTickers] = useState(held);
  const positions = useFrozenValue(latest, isActive && held === shownTickers);
  if (held !== shownTickers) setShownTickers(held);
  const [selected, select] = useSelectedTicker();
  const [{ heatmap_by_sector, heatmap_period }] = useViews();
  const [container, { width, height }] = useElementSize<HTMLDivElement>();
  const { tiles, labels } = useMemo(() => {
    const areas = positions.map(({ ticker, market_value, sector }) => ({
      id: ticker,
      value: market_value,
      ...(heatmap_by_sector && { group: sector }),
    }));
    return layoutTreemap(areas, width, height);
  }, [positions, heatmap_by_sector, width, height]);
  return (
    <Tooltip.Provider delayDuration={120} skipDelayDuration={200}>
      <div ref={container} className="relative m-px min-h-0 flex-1 overflow-hidden">
        {labels.map(({ id, x, y, width: room, height: line }) => (
          <span
            key={id}
            title={id}
            className="label absolute truncate px-1 tracking-normal normal-case"
            style={{ left: x, top: y, width: room, height: line }}
          >
            {id}
          </span>
        ))}
        <ul data-live="map" aria-label="Positions by weight and profit" {...handlers}>
          {tiles.map((tile) => (
            <HeatmapTile
              key={tile.id}
              tile={tile}
              period={heatmap_period}
              isSelected={tile.id === selected}
              onSelect={select}
            />
          ))}
        </ul>
      </div>
    </Tooltip.Provider>
  );
}

const PERIOD_NAMES = { bought: 'Bought', today: 'Today' };

/** Selects the period of the colors: since bought, or today. */
function PeriodChoice() {
  const [{ heatmap_period }, change] = useViews();
  return (
    <div className="w-28">
      <Segments
        legend="Change since"
        choices={HEATMAP_PERIODS}
        names={PERIOD_NAMES}
        chosen={heatmap_period}
        onChoose={(period) => change({ heatmap_period: period })}
      />
    </div>
  );
}

function GroupToggle() {
  const [{ heatmap_by_sector }, change] = useViews();
  return (
    <IconButton
      label="Group by sector"
      Icon={Group}
      aria-pressed={heatmap_by_sector}
      onClick={() => change({ heatmap_by_sector: !heatmap_by_sector })}
      className="aria-pressed:bg-raised aria-pressed:text-accent"
    />
  );
}

const STEPS = [-8, -2, 0, 2, 8];

/** The legend of the colors. */
function Scale() {
  return (
    <span
      role="img"
      aria-label="Color: change in percent, from a full loss at −8 over gray at zero to a full gain at +8"
      className="figures flex items-center text-2xs text-faint"
    >
      <span className="mr-1">{'\u22128%'}</span>
      {STEPS.map((percent) => (
        <span key={percent} className="h-2 w-3" style={{ background: heatColor(percent) }} />
      ))}
      <span className="ml-1">+8%</span>
    </span>
  );
}
