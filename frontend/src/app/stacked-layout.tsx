'use client';

import { Chart } from '@/components/chart/chart';
import { Chat } from '@/components/chat/chat';
import { Heatmap } from '@/components/portfolio/heatmap';
import { PnlChart } from '@/components/portfolio/pnl-chart';
import { Positions } from '@/components/portfolio/positions';
import { TradeBar } from '@/components/trade/trade-bar';
import { Watchlist } from '@/components/watchlist/watchlist';

/**
 * For tablets and phones: the page scrolls. Two columns where there is room,
 * one on a phone, with the chart and the trade bar first.
 */
export function StackedLayout() {
  return (
    <div className="grid grid-cols-1 gap-1 p-1 md:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="relative order-2 h-[29rem] md:order-1 md:h-auto">
        <div className="absolute inset-0">
          <Watchlist />
        </div>
      </div>
      <div className="order-1 flex min-w-0 flex-col gap-1 md:order-2">
        <div className="h-[21rem] md:h-[30rem]">
          <Chart />
        </div>
        <TradeBar />
      </div>
      <div className="order-3 h-72 min-w-0 md:col-span-2">
        <Positions />
      </div>
      <div className="order-4 grid min-w-0 gap-1 md:col-span-2 md:grid-cols-2">
        <div className="h-64 min-w-0">
          <Heatmap />
        </div>
        <div className="h-64 min-w-0">
          <PnlChart />
        </div>
      </div>
      <div className="order-5 h-[34rem] min-w-0 md:col-span-2">
        <Chat />
      </div>
    </div>
  );
}
