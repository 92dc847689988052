'use client';

import type { ReactNode } from 'react';
import { LazySplitter } from '@/ui/lazy-splitter';
import { Rail } from './rail';
import { type AreaId, type FoldableId, layout, SIZE_LIMITS, useLayout } from './use-layout';

/** The edge of the window to which an area folds. */
export const FOLD_EDGES = {
  watchlist: 'left',
  trade: 'right',
  chat: 'right',
  lower: 'bottom',
} as const satisfies Record<FoldableId, string>;

const SPLIT_EDGES = { left: 'right', right: 'left', bottom: 'top' } as const;

interface AreaProps {
  id: AreaId;
  /** Its name in the labels of rail and splitter. */
  name: string;
  /** The only visible area, or null if all are visible. */
  solo: AreaId | null;
  children: ReactNode;
}

/** An area of the desk with its splitter; a rail if it is folded. */
export function Area({ id, name, solo, children }: AreaProps) {
  const foldable: FoldableId | null = id === 'chart' ? null : id;
  const isFolded = useLayout(
    ({ folded }) => solo === null && foldable !== null && folded.includes(foldable),
  );
  return (
    <div data-area={id} hidden={solo !== null && solo !== id} className="relative min-h-0 min-w-0">
      {foldable && isFolded ? (
        <Rail name={name} edge={FOLD_EDGES[foldable]} onOpen={() => layout.fold(foldable, false)} />
      ) : null}
      <div hidden={isFolded} className="h-full contain-strict">
        {children}
      </div>
      {foldable && solo === null && !isFolded ? (
        <LazySplitter
          label={`Resize ${name}`}
          edge={SPLIT_EDGES[FOLD_EDGES[foldable]]}
          min={SIZE_LIMITS[foldable][0]}
          max={SIZE_LIMITS[foldable][1]}
          unit="px"
          onResize={(size) => layout.resize(foldable, size)}
        />
      ) : null}
    </div>
  );
}
