'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { Positions } from '@/components/portfolio/positions';
import { TradeBar } from '@/components/trade/trade-bar';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { Watchlist } from '@/components/watchlist/watchlist';
import type { PanelId } from '@/hooks/use-layout';
import { PANEL_NAMES } from './panel-names';

/** Holds the place of a panel whose code is on its way. */
const waiting = (id: PanelId) => () => (
  <Panel title={PANEL_NAMES[id]}>
    <div aria-busy="true" className="flex flex-1 flex-col p-2.5">
      <Skeleton className="flex-1" />
    </div>
  </Panel>
);

/** What is not needed to read prices and to trade comes after the first paint. */
const later = (id: PanelId, load: () => Promise<ComponentType>) =>
  dynamic(load, { ssr: false, loading: waiting(id) });

/** The component of each panel. */
export const PANEL_COMPONENTS: Readonly<Record<PanelId, ComponentType>> = {
  watchlist: Watchlist,
  trade: TradeBar,
  positions: Positions,
  chart: later('chart', () => import('@/components/chart/chart').then(({ Chart }) => Chart)),
  blotter: later('blotter', () =>
    import('@/components/portfolio/blotter').then(({ Blotter }) => Blotter),
  ),
  performance: later('performance', () =>
    import('@/components/portfolio/performance').then(({ Performance }) => Performance),
  ),
  heatmap: later('heatmap', () =>
    import('@/components/portfolio/heatmap').then(({ Heatmap }) => Heatmap),
  ),
  value: later('value', () =>
    import('@/components/portfolio/value-curve').then(({ ValueCurve }) => ValueCurve),
  ),
  chat: later('chat', () => import('@/components/chat/chat').then(({ Chat }) => Chat)),
};
