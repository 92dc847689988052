'use client';

import type { Ticker } from '@finally/contract';
import { Camera } from 'lucide-react';
import { useLowWindow } from '@/shared/browser/use-low-window';
import { CompareMenu } from './compare-menu';
import { DateMenu } from './date-menu';
import { DrawMenu } from './draw-menu';
import { IndicatorMenu } from './indicators/indicator-menu';
import { CONTROL, WIDE_ONLY } from './look';
import { IntervalToggle, StyleToggle } from './toggles';
import { ViewMenu } from './view-menu';

interface ToolbarProps {
  ticker: Ticker;
  focusChart(): void;
  /** Whether the selection of the compared ticker is open. */
  comparison: { isOpen: boolean; setOpen(isOpen: boolean): void };
  /** Whether the selection of a date is open, and what shows the bar of a time in Unix seconds. */
  date: { isOpen: boolean; setOpen(isOpen: boolean): void; goTo(unixSeconds: number): void };
  /** Downloads a picture of the chart. */
  onScreenshot(): void;
}

/** In a low window the tools are one row that scrolls. */
const ONE_ROW = { flexWrap: 'nowrap', overflowX: 'auto', scrollbarWidth: 'none' } as const;

/** The toolbar of the chart. */
export function Toolbar({ ticker, focusChart, comparison, date, onScreenshot }: ToolbarProps) {
  const isLow = useLowWindow();
  return (
    <div
      role="toolbar"
      aria-label="Chart"
      style={isLow ? ONE_ROW : undefined}
      className="@container flex min-h-7 shrink-0 flex-wrap items-center border-b border-edge px-1 py-0.5 touch:px-0"
    >
      <IntervalToggle />
      <Divider />
      <StyleToggle />
      <Divider />
      <IndicatorMenu />
      <CompareMenu ticker={ticker} {...comparison} />
      <DrawMenu ticker={ticker} focusChart={focusChart} />
      <span className="flex-1" />
      <DateMenu {...date} />
      <ViewMenu onDate={() => date.setOpen(true)} onScreenshot={onScreenshot} />
      <button
        type="button"
        className={`${CONTROL} ${WIDE_ONLY}`}
        aria-label="Save a picture of the chart"
        title="Save a picture of the chart"
        onClick={onScreenshot}
      >
        <Camera size={14} aria-hidden="true" />
      </button>
    </div>
  );
}

const Divider = () => (
  <span aria-hidden="true" className="mx-1 h-4 w-px shrink-0 bg-edge @max-md:hidden" />
);
