'use client';

import { layout, SIZE_LIMITS, useLayout, type ViewId } from '@/features/layout/use-layout';
import type { LayoutMode } from '@/features/layout/use-layout-mode';
import { Splitter } from '@/ui/splitter';
import { Dock } from './dock';

type Views = readonly [ViewId, ...ViewId[]];

const PORTFOLIO: Views = [
  'positions',
  'orders',
  'heatmap',
  'value',
  'blotter',
  'performance',
  'ladder',
  'tape',
];

/** The docks of each layout, each with the views that share it. */
const DOCKS: Readonly<Record<LayoutMode, readonly Views[]>> = {
  phone: [PORTFOLIO],
  // The assistant has no column on a tablet.
  tablet: [[...PORTFOLIO, 'chat']],
  wide: [
    ['positions', 'orders', 'blotter', 'performance', 'ladder', 'tape'],
    ['heatmap', 'value'],
  ],
  unknown: [
    ['positions', 'orders', 'blotter', 'performance', 'ladder', 'tape'],
    ['heatmap', 'value'],
  ],
  ultra: [
    ['positions', 'orders', 'blotter'],
    ['heatmap', 'ladder'],
    ['value', 'performance', 'tape'],
  ],
};

const SIZES = ['second_dock', 'third_dock'] as const;
const ORDINALS = { second_dock: 'second', third_dock: 'third' };

interface DocksProps {
  mode: LayoutMode;
  /** Whether a view or the whole area fills the desk. */
  isAlone: boolean;
}

/** The lower area of the desk: docks beside each other, each with its tabs. */
export function Docks({ mode, isAlone }: DocksProps) {
  const recent = useLayout(({ recent_views }) => recent_views);
  const maximized = useLayout((state) => state.maximized);
  const docks = DOCKS[mode];
  const isHidden = (views: Views) =>
    mode !== 'phone' && isAlone && !views.some((view) => view === maximized);
  return (
    <div className="docks h-full" data-docks={isAlone ? 1 : docks.length}>
      {docks.map((views, index) => {
        const size = SIZES[index - 1];
        return (
          <div key={views[0]} hidden={isHidden(views)} className="relative min-h-0 min-w-0">
            <Dock
              views={views}
              active={recent.find((view) => views.includes(view)) ?? views[0]}
              isPhone={mode === 'phone'}
            />
            {size && !isAlone ? (
              <Splitter
                label={`Resize the ${ORDINALS[size]} dock`}
                edge="left"
                min={SIZE_LIMITS[size][0]}
                max={SIZE_LIMITS[size][1]}
                unit="%"
                onResize={(share) => layout.resize(size, share)}
              />
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
