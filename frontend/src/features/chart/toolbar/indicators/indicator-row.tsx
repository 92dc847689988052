'use client';

import { INDICATORS, indicatorLabel, parameterFault } from '@finally/contract/indicators/catalog';
import { canAlert } from '@finally/contract/indicators/conditions';
import { Bell, ChevronDown, ChevronUp, SlidersHorizontal, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTickerAt } from '@/features/symbols/use-selection';
import { IconButton } from '@/ui/icon-button';
import type { Indicator } from '../../indicators/indicator';
import { alertOnIndicator } from '../../indicators/indicator-menu-actions';
import { chartActions, useChartChoice, useChartPlace } from '../../use-chart';
import { IndicatorLook } from './indicator-look';

const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

/** One indicator of the chart, with its parameters and its look. */
export function IndicatorRow({ indicator }: { indicator: Indicator }) {
  const { id, kind, parameters, color } = indicator;
  const { short, parameters: described } = INDICATORS[kind];
  const [texts, setTexts] = useState(() => parameters.map(String));
  const [isOpen, setOpen] = useState(false);
  const faultId = useId();
  const label = indicatorLabel(indicator);
  const [ticker] = useTickerAt(useChartPlace());
  const interval = useChartChoice('interval');
  const fault = parameterFault(kind, texts.map(toNumber));

  function type(index: number, text: string): void {
    const typed = texts.with(index, text);
    setTexts(typed);
    chartActions.changeIndicator(id, { parameters: typed.map(toNumber) });
  }

  return (
    <li className="px-2.5 py-0.5">
      <div className="flex items-center gap-2">
        <span
          aria-hidden="true"
          className="h-0.5 w-3 shrink-0"
          style={{ background: `var(--color-series-${color + 1})` }}
        />
        <span className="w-12 shrink-0 font-semibold">{short}</span>
        <div className="flex min-w-0 flex-1 flex-wrap gap-1">
          {described.map(({ label: parameter, min, max, step }, index) => (
            <input
              key={parameter}
              type="number"
              inputMode="decimal"
              aria-label={`${parameter} of ${short}`}
              title={parameter}
              aria-invalid={fault !== null}
              aria-describedby={fault ? faultId : undefined}
              min={min}
              max={max}
              step={step}
              value={texts[index] ?? ''}
              onChange={(event) => type(index, event.target.value)}
              // Five figures and the padding, whatever the size of the text is.
              style={{ width: 'calc(5ch + 1.25rem)' }}
              className="figures h-6 min-w-0 border border-edge-strong bg-panel px-1 text-right text-xs aria-invalid:border-down"
            />
          ))}
        </div>
        {canAlert(kind) ? (
          <IconButton
            label={`Alert on ${label}\u2026`}
            Icon={Bell}
            onClick={() => alertOnIndicator(ticker, indicator, interval)}
            className="text-muted"
          />
        ) : null}
        <IconButton
          label={`Color, width and order of ${label}`}
          Icon={SlidersHorizontal}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="text-muted"
        />
        <IconButton
          label={`Remove ${label}`}
          Icon={X}
          onClick={() => chartActions.removeIndicator(id)}
          className="text-muted"
        />
      </div>
      {fault ? (
        <p id={faultId} role="alert" className="pl-5 text-xs text-down">
          {fault}
        </p>
      ) : null}
      {isOpen ? (
        <div className="flex flex-wrap items-center gap-2 py-1 pl-5">
          <IndicatorLook indicator={indicator} />
          <span className="flex">
            <IconButton
              label={`Move ${label} up`}
              Icon={ChevronUp}
              onClick={() => chartActions.moveIndicator(id, -1)}
              className="text-muted"
            />
            <IconButton
              label={`Move ${label} down`}
              Icon={ChevronDown}
              onClick={() => chartActions.moveIndicator(id, 1)}
              className="text-muted"
            />
          </span>
        </div>
      ) : null}
    </li>
  );
}
