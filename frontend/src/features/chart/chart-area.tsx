'use client';

import type { ChartLayout } from '@finally/contract';
import { type CSSProperties, useEffect, useState } from 'react';
import { CHART_COUNTS, useChartLayout } from '@/features/layout/use-charts';
import { layout, useLayout } from '@/features/layout/use-layout';
import { CHART_PLACES } from '@/features/symbols/selection';
import { activateChart, useActiveChart } from '@/features/symbols/use-links';
import { PanelPlaceProvider } from '@/ui/panel/panel-frame';
import { Chart } from './chart';
import { ToolbarPlaceProvider } from './toolbar/toolbar-place';

const HALVES = 'repeat(2, minmax(0, 1fr))';
const GRIDS: Readonly<Record<ChartLayout, CSSProperties>> = {
  one: {},
  columns: { gridTemplateColumns: HALVES },
  rows: { gridTemplateRows: HALVES },
  four: { gridTemplateColumns: HALVES, gridTemplateRows: HALVES },
};

/** The charts of the desk. With several, the toolbar above them belongs to the active one. */
export function ChartArea() {
  const arranged = useChartLayout();
  const isMaximized = useLayout(({ maximized }) => maximized === 'chart');
  const active = useActiveChart();
  const [toolbar, setToolbar] = useState<HTMLElement | null>(null);
  const count = CHART_COUNTS[arranged];
  const places = count === 1 ? [active] : CHART_PLACES.slice(0, count);
  const isActiveShown = places.includes(active);
  useEffect(() => {
    if (!isActiveShown) activateChart('chart_1');
  }, [isActiveShown]);

  if (count === 1) return <Chart key={active} place={active} name="Chart" />;
  return (
    <div className="flex h-full flex-col gap-1">
      {/* The toolbar has a lower border of its own. */}
      <div
        ref={setToolbar}
        style={{ borderBottom: 0 }}
        className="shrink-0 border border-edge bg-panel"
      />
      <ToolbarPlaceProvider value={toolbar}>
        <div
          style={isMaximized ? undefined : GRIDS[arranged]}
          className="grid min-h-0 flex-1 gap-1"
        >
          {places.map((place, index) => {
            const name = `Chart ${index + 1}`;
            return (
              <PanelPlaceProvider
                key={place}
                place={{
                  name,
                  foldName: name,
                  isMaximized,
                  toggleMaximized: () => {
                    activateChart(place);
                    layout.toggleMaximized('chart');
                  },
                  edge: 'bottom',
                }}
              >
                <Chart
                  place={place}
                  name={name}
                  isHidden={isMaximized && place !== active}
                  isMarked={place === active && !isMaximized}
                />
              </PanelPlaceProvider>
            );
          })}
        </div>
      </ToolbarPlaceProvider>
    </div>
  );
}
