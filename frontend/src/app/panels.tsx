'use client';

import type { ComponentType } from 'react';
import { Positions } from '@/components/portfolio/positions';
import { TradeBar } from '@/components/trade/trade-bar';
import { Boundary } from '@/components/ui/boundary';
import { later } from '@/components/ui/later';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { PanelSkeleton } from '@/components/ui/panel-skeleton';
import { Watchlist } from '@/components/watchlist/watchlist';
import type { PanelId } from '@/hooks/use-layout';
import { PANEL_NAMES } from './panel-names';

/** Holds the place of a panel whose code is on its way. */
const waiting = (id: PanelId) => () => (
  <Panel title={PANEL_NAMES[id]}>
    <PanelSkeleton />
  </Panel>
);

/** Stands for a panel that failed. */
const FailedPanel = ({ id }: { id: PanelId }) => (
  <Panel title={PANEL_NAMES[id]}>
    <Notice title={`${PANEL_NAMES[id]} could not be shown`}>
      <button
        type="button"
        onClick={() => window.location.reload()}
        className="text-info hover:underline"
      >
        Load the page again
      </button>
    </Notice>
  </Panel>
);

/** Stands for a panel whose code could not be fetched, until it can. */
const missing = (id: PanelId) => () => (
  <Panel title={PANEL_NAMES[id]}>
    <Notice title={`${PANEL_NAMES[id]} could not be loaded`}>
      <p role="status">It is tried again until the server answers.</p>
    </Notice>
  </Panel>
);

/** What is not needed to read prices and to trade comes after the first paint. */
const laterPanel = (id: PanelId, load: () => Promise<ComponentType>) =>
  later(load, { waiting: waiting(id), failed: missing(id) });

const COMPONENTS: Readonly<Record<PanelId, ComponentType>> = {
  watchlist: Watchlist,
  trade: TradeBar,
  positions: Positions,
  chart: laterPanel('chart', () => import('@/components/chart/chart').then(({ Chart }) => Chart)),
  blotter: laterPanel('blotter', () =>
    import('@/components/portfolio/blotter').then(({ Blotter }) => Blotter),
  ),
  performance: laterPanel('performance', () =>
    import('@/components/portfolio/performance').then(({ Performance }) => Performance),
  ),
  heatmap: laterPanel('heatmap', () =>
    import('@/components/portfolio/heatmap').then(({ Heatmap }) => Heatmap),
  ),
  value: laterPanel('value', () =>
    import('@/components/portfolio/value-curve').then(({ ValueCurve }) => ValueCurve),
  ),
  chat: laterPanel('chat', () => import('@/components/chat/chat').then(({ Chat }) => Chat)),
};

/** A panel by its id. One that fails leaves the others alone. */
export function AnyPanel({ id }: { id: PanelId }) {
  const Component = COMPONENTS[id];
  return (
    <Boundary fallback={<FailedPanel id={id} />}>
      <Component />
    </Boundary>
  );
}
