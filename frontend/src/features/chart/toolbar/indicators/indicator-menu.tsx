'use client';

import { Activity } from 'lucide-react';
import { Popover } from 'radix-ui';
import { INDICATORS_MAX } from '../../indicators/indicator';
import { useChartChoice } from '../../use-chart';
import { CONTROL, SHEET } from '../look';
import { IndicatorFinder } from './indicator-finder';
import { IndicatorRow } from './indicator-row';
import { TemplatesBar } from './templates-bar';

/** Adds indicators, changes them and removes them. */
export function IndicatorMenu() {
  const indicators = useChartChoice('indicators');
  return (
    <Popover.Root>
      <Popover.Trigger className={CONTROL} title="Indicators">
        <Activity size={14} aria-hidden="true" />
        <span className="sr-only @[38rem]:not-sr-only">Indicators</span>
        {indicators.length > 0 ? (
          <span className="figures text-accent">{indicators.length}</span>
        ) : null}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Indicators"
          className={`${SHEET} flex max-h-[var(--radix-popover-content-available-height)] w-[min(22rem,calc(100vw-2rem))] flex-col`}
        >
          {indicators.length > 0 ? (
            <ul className="max-h-72 shrink-0 overflow-y-auto border-b border-edge-strong py-1">
              {indicators.map((indicator) => (
                <IndicatorRow key={indicator.id} indicator={indicator} />
              ))}
            </ul>
          ) : null}
          <IndicatorFinder isFull={indicators.length >= INDICATORS_MAX} />
          <TemplatesBar />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
