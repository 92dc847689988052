'use client';

import type { ComponentType, ReactNode } from 'react';
import { PANEL_IDS, PANELS, type PanelId } from '@/features/layout/panels/panel-list';
import { Positions } from '@/features/positions/positions';
import { TradeBar } from '@/features/trade/trade-bar';
import { Watchlist } from '@/features/watchlist/watchlist';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import type { LaterPanelId } from './later-panels';

/** Returns a panel with other content than its own. */
const framed = (id: PanelId, content: ReactNode) => (
  <Panel title={PANELS[id].name}>{content}</Panel>
);

/** Replaces a panel that has crashed. */
const crashed = (id: PanelId) =>
  framed(
    id,
    <Notice title={`${PANELS[id].name} could not be shown`}>
      <button
        type="button"
        onClick={() => window.location.reload()}
        className="text-info hover:underline"
      >
        Load the page again
      </button>
    </Notice>,
  );

/** Returns a panel that is loaded after the first paint; not for those needed to watch prices and trade. */
const lazyPanel = (id: PanelId, load: () => Promise<ComponentType>) =>
  lazyComponent(load, {
    loading: () => framed(id, <PanelSkeleton />),
    failed: () =>
      framed(
        id,
        <Notice title={`${PANELS[id].name} could not be loaded`}>
          <p role="status">Retrying until the server answers.</p>
        </Notice>,
      ),
  });

/** The panels that come with the page. */
const FIRST: Partial<Record<PanelId, ComponentType>> = {
  watchlist: Watchlist,
  trade: TradeBar,
  positions: Positions,
};

const COMPONENTS = Object.fromEntries(
  PANEL_IDS.map((id) => [
    id,
    FIRST[id] ??
      lazyPanel(id, () =>
        import('./later-panels').then(({ LATER }) => LATER[id as LaterPanelId]()),
      ),
  ]),
) as Record<PanelId, ComponentType>;

/** Renders a panel by its id. One that crashes does not affect the others. */
export function AnyPanel({ id }: { id: PanelId }) {
  const Component = COMPONENTS[id];
  return (
    <Boundary fallback={crashed(id)}>
      <Component />
    </Boundary>
  );
}
