'use client';

import type { Ticker } from '@finally/contract';
import { Tooltip } from 'radix-ui';
import { useLiveFigure } from '@/features/portfolio/use-portfolio';
import type { HeatmapPeriod } from '@/features/portfolio/use-views';
import { formatWeight } from '@/features/portfolio/weight';
import { DayChange } from '@/features/prices/day-change';
import { usePriceFigure } from '@/features/prices/use-prices';
import { formatMoney, formatPercent, formatSignedMoney } from '@/shared/format/format';
import { toHundredths } from '@/shared/format/rounding';
import { Change } from '@/ui/change';
import { heatColor } from './heat-color';
import { labelFor, secondaryFont } from './tile-label';
import type { TreemapTile } from './treemap';

interface HeatmapTileProps {
  tile: TreemapTile<Ticker>;
  /** The period of its percentage and color. */
  period: HeatmapPeriod;
  isSelected: boolean;
  onSelect(ticker: Ticker): void;
}

// Rounded as shown, so that the tile renders only when its text changes.
const useProfitPercent = (ticker: Ticker): number =>
  useLiveFigure(ticker, (held) => toHundredths(held.unrealized_pnl_percent)) ?? 0;

const useDayPercent = (ticker: Ticker): number =>
  usePriceFigure(ticker, (update) => toHundredths(update.day_change_percent)) ?? 0;

/** The words after a percentage of each period. */
const PERIOD_WORDS: Readonly<Record<HeatmapPeriod, string>> = {
  bought: 'since bought',
  today: 'today',
};

/** One position in the heatmap. It follows the price itself. */
export function HeatmapTile({ tile, period, isSelected, onSelect }: HeatmapTileProps) {
  const ticker = tile.id;
  const profitPercent = useProfitPercent(ticker);
  const dayPercent = useDayPercent(ticker);
  const percent = period === 'today' ? dayPercent : profitPercent;
  const value = useLiveFigure(ticker, (position) => position.market_value) ?? 0;
  const weight = useLiveFigure(ticker, (position) => position.weight) ?? 0;
  const profit = formatPercent(percent);
  const label = labelFor(tile, ticker, profit, formatMoney(value));
  const second = label ? secondaryFont(label.font_px) : 0;
  return (
    <li
      className="absolute p-px"
      style={{ left: tile.x, top: tile.y, width: tile.width, height: tile.height }}
    >
      <Tooltip.Root>
        <Tooltip.Trigger
          type="button"
          data-testid={`tile-${ticker}`}
          data-target="own"
          aria-pressed={isSelected}
          onClick={() => onSelect(ticker)}
          className={`figures flex h-full w-full flex-col items-center justify-center overflow-hidden leading-tight text-tile-ink hover:brightness-110 focus-visible:z-10 focus-visible:outline-tile-ink ${
            isSelected ? 'shadow-[inset_0_0_0_1px_var(--color-accent)]' : ''
          }`}
          style={{ background: heatColor(percent) }}
        >
          <span className="sr-only">
            {`${ticker} ${profit} ${PERIOD_WORDS[period]}, ${formatMoney(value)}, ${formatWeight(weight)} of the portfolio`}
          </span>
          {label ? (
            <span aria-hidden="true" className="flex flex-col items-center">
              <span className="font-semibold" style={{ fontSize: label.font_px }}>
                {ticker}
              </span>
              {label.showsPercent ? <span style={{ fontSize: second }}>{profit}</span> : null}
              {label.showsValue ? (
                <span style={{ fontSize: second }}>{formatMoney(value)}</span>
              ) : null}
            </span>
          ) : null}
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            sideOffset={4}
            className="figures z-50 border border-edge-strong bg-raised px-2.5 py-1.5 text-xs text-ink shadow-menu"
          >
            <Details ticker={ticker} />
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </li>
  );
}

function Details({ ticker }: { ticker: Ticker }) {
  const percent = useLiveFigure(ticker, (position) => position.unrealized_pnl_percent) ?? 0;
  const profit = useLiveFigure(ticker, (position) => position.unrealized_pnl) ?? 0;
  const value = useLiveFigure(ticker, (position) => position.market_value) ?? 0;
  const weight = useLiveFigure(ticker, (position) => position.weight) ?? 0;
  const name = useLiveFigure(ticker, (position) => position.name) ?? '';
  const sector = useLiveFigure(ticker, (position) => position.sector) ?? '';
  return (
    <dl className="grid max-w-64 grid-cols-[auto_auto] gap-x-4 [&_dd]:text-right [&_dt]:text-muted">
      <dt className="!text-ink font-semibold">{ticker}</dt>
      <dd className="truncate font-sans">{name}</dd>
      <dt>Sector</dt>
      <dd className="truncate font-sans">{sector}</dd>
      <dt>Value</dt>
      <dd>{formatMoney(value)}</dd>
      <dt>P&L</dt>
      <dd>
        <Change>{`${formatSignedMoney(profit)} (${formatPercent(percent)})`}</Change>
      </dd>
      <dt>Today</dt>
      <dd>
        <DayChange ticker={ticker} />
      </dd>
      <dt>Weight</dt>
      <dd>{formatWeight(weight)}</dd>
    </dl>
  );
}
