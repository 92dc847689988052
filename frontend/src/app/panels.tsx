'use client';

import type { ComponentType } from 'react';
import { PANELS, type PanelId } from '@/features/layout/panels/panel-list';
import { Positions } from '@/features/positions/positions';
import { TradeBar } from '@/features/trade/trade-bar';
import { Watchlist } from '@/features/watchlist/watchlist';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';

/** Returns the placeholder of a panel whose script is being loaded. */
const loading = (id: PanelId) => () => (
  <Panel title={PANELS[id].name}>
    <PanelSkeleton />
  </Panel>
);

/** Replaces a panel that has crashed. */
const FailedPanel = ({ id }: { id: PanelId }) => (
  <Panel title={PANELS[id].name}>
    <Notice title={`${PANELS[id].name} could not be shown`}>
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

/** Returns the placeholder of a panel whose script could not be loaded; it is tried again. */
const failedToLoad = (id: PanelId) => () => (
  <Panel title={PANELS[id].name}>
    <Notice title={`${PANELS[id].name} could not be loaded`}>
      <p role="status">It is tried again until the server answers.</p>
    </Notice>
  </Panel>
);

/** Returns a panel that is loaded after the first paint; not for those needed to watch prices and trade. */
const lazyPanel = (id: PanelId, load: () => Promise<ComponentType>) =>
  lazyComponent(load, { loading: loading(id), failed: failedToLoad(id) });

const COMPONENTS: Readonly<Record<PanelId, ComponentType>> = {
  watchlist: Watchlist,
  trade: TradeBar,
  positions: Positions,
  chart: lazyPanel('chart', () =>
    import('@/features/chart/chart-area').then(({ ChartArea }) => ChartArea),
  ),
  orders: lazyPanel('orders', () =>
    import('@/features/working-orders/working-orders').then(({ WorkingOrders }) => WorkingOrders),
  ),
  blotter: lazyPanel('blotter', () =>
    import('@/features/blotter/blotter').then(({ Blotter }) => Blotter),
  ),
  performance: lazyPanel('performance', () =>
    import('@/features/performance/performance').then(({ Performance }) => Performance),
  ),
  heatmap: lazyPanel('heatmap', () =>
    import('@/features/heatmap/heatmap').then(({ Heatmap }) => Heatmap),
  ),
  value: lazyPanel('value', () =>
    import('@/features/performance/value-curve').then(({ ValueCurve }) => ValueCurve),
  ),
  ladder: lazyPanel('ladder', () =>
    import('@/features/ladder/ladder').then(({ Ladder }) => Ladder),
  ),
  tape: lazyPanel('tape', () => import('@/features/tape/tape').then(({ Tape }) => Tape)),
  journal: lazyPanel('journal', () =>
    import('@/features/journal/journal').then(({ Journal }) => Journal),
  ),
  chat: lazyPanel('chat', () => import('@/features/assistant/chat').then(({ Chat }) => Chat)),
};

/** Renders a panel by its id. One that crashes does not affect the others. */
export function AnyPanel({ id }: { id: PanelId }) {
  const Component = COMPONENTS[id];
  return (
    <Boundary fallback={<FailedPanel id={id} />}>
      <Component />
    </Boundary>
  );
}
