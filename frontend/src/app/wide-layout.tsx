'use client';

import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Chart } from '@/components/chart/chart';
import { Chat } from '@/components/chat/chat';
import { Heatmap } from '@/components/portfolio/heatmap';
import { PnlChart } from '@/components/portfolio/pnl-chart';
import { Positions } from '@/components/portfolio/positions';
import { TradeBar } from '@/components/trade/trade-bar';
import { Watchlist } from '@/components/watchlist/watchlist';

const SPLIT =
  'bg-canvas outline-none transition-colors data-[separator=hover]:bg-info/60 data-[separator=active]:bg-info focus-visible:bg-info';
const COLUMN_SPLIT = `${SPLIT} w-1`;
const ROW_SPLIT = `${SPLIT} h-1`;

/** Group props that keep the person's sizes from one visit to the next. */
const useRememberedLayout = (id: string) =>
  useDefaultLayout({ id, onlySaveAfterUserInteractions: true });

/** Everything at once: market above, portfolio below, the assistant at the right. */
export function WideLayout() {
  return (
    <Group {...useRememberedLayout('finally-columns')} className="min-h-0 flex-1 p-1">
      <Panel id="desk" minSize={720}>
        <Desk />
      </Panel>
      <Separator className={COLUMN_SPLIT} />
      <Panel id="assistant" defaultSize="23.5%" minSize={260} maxSize={620}>
        <Chat />
      </Panel>
    </Group>
  );
}

function Desk() {
  return (
    <Group orientation="vertical" {...useRememberedLayout('finally-rows')}>
      <Panel id="market" minSize={260}>
        <Market />
      </Panel>
      <Separator className={ROW_SPLIT} />
      <Panel id="portfolio" defaultSize="33%" minSize={140}>
        <Portfolio />
      </Panel>
    </Group>
  );
}

function Market() {
  return (
    <Group {...useRememberedLayout('finally-market')}>
      <Panel
        id="watchlist"
        defaultSize={280}
        minSize={248}
        maxSize={480}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Watchlist />
      </Panel>
      <Separator className={COLUMN_SPLIT} />
      <Panel id="chart" minSize={400} className="flex flex-col gap-1">
        <div className="min-h-0 flex-1">
          <Chart />
        </div>
        <div className="shrink-0">
          <TradeBar />
        </div>
      </Panel>
    </Group>
  );
}

function Portfolio() {
  return (
    <Group {...useRememberedLayout('finally-portfolio')}>
      <Panel id="positions" defaultSize="48%" minSize={280}>
        <Positions />
      </Panel>
      <Separator className={COLUMN_SPLIT} />
      <Panel id="heatmap" defaultSize="26%" minSize={160}>
        <Heatmap />
      </Panel>
      <Separator className={COLUMN_SPLIT} />
      <Panel id="value" defaultSize="26%" minSize={180}>
        <PnlChart />
      </Panel>
    </Group>
  );
}
