'use client';

import { Activity } from 'lucide-react';
import { Popover } from 'radix-ui';
import { INDICATOR_KINDS, INDICATORS, INDICATORS_MAX } from '../indicators/catalog';
import { chartActions, useChartChoice } from '../use-chart';
import { IndicatorRow } from './indicator-row';
import { CONTROL, SHEET } from './look';

/** Adds indicators, changes their parameters and removes them. */
export function IndicatorMenu() {
  const indicators = useChartChoice('indicators');
  const isFull = indicators.length >= INDICATORS_MAX;
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
          className={`${SHEET} max-h-[var(--radix-popover-content-available-height)] w-80 max-w-[calc(100vw-1rem)] overflow-y-auto`}
        >
          {indicators.length > 0 ? (
            <ul className="border-b border-edge-strong py-1">
              {indicators.map((indicator) => (
                <IndicatorRow key={indicator.id} indicator={indicator} />
              ))}
            </ul>
          ) : null}
          <h3 className="label px-2.5 pt-2 pb-1">Add</h3>
          <ul className="pb-1">
            {INDICATOR_KINDS.map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  disabled={isFull}
                  onClick={() => chartActions.addIndicator(kind)}
                  className="flex h-7 w-full items-center gap-2 px-2.5 text-left hover:bg-edge-strong/60 disabled:text-faint"
                >
                  <span className="w-12 shrink-0 font-semibold">{INDICATORS[kind].short}</span>
                  <span className="truncate text-muted">{INDICATORS[kind].name}</span>
                </button>
              </li>
            ))}
          </ul>
          {isFull ? (
            <p className="px-2.5 pb-2 text-muted">
              No more than {INDICATORS_MAX} fit. Remove one first.
            </p>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
