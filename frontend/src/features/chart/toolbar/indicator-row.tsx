'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { INDICATORS, type Indicator, indicatorLabel, parameterFault } from '../indicators/catalog';
import { chartActions } from '../use-chart';

/** One indicator of the chart, with its parameters. */
export function IndicatorRow({ indicator }: { indicator: Indicator }) {
  const { id, kind, parameters, color } = indicator;
  const { short, parameters: described } = INDICATORS[kind];
  const [texts, setTexts] = useState(() => parameters.map(String));
  const faultId = useId();
  const numbers = texts.map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  const fault = parameterFault(kind, numbers);

  function type(index: number, text: string): void {
    const typed = texts.with(index, text);
    setTexts(typed);
    chartActions.changeIndicator(
      id,
      typed.map((one) => (one.trim() === '' ? Number.NaN : Number(one))),
    );
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
        <div className="flex min-w-0 flex-1 gap-1">
          {described.map(({ label, min, max, step }, index) => (
            <input
              key={label}
              type="number"
              inputMode="decimal"
              aria-label={`${label} of ${short}`}
              title={label}
              aria-invalid={fault !== null}
              aria-describedby={fault ? faultId : undefined}
              min={min}
              max={max}
              step={step}
              value={texts[index] ?? ''}
              onChange={(event) => type(index, event.target.value)}
              className="figures h-6 w-14 min-w-0 border border-edge-strong bg-panel px-1 text-right text-xs aria-invalid:border-down"
            />
          ))}
        </div>
        <button
          type="button"
          aria-label={`Remove ${indicatorLabel(indicator)}`}
          title="Remove"
          onClick={() => chartActions.removeIndicator(id)}
          className="flex size-6 shrink-0 items-center justify-center text-muted hover:text-ink"
        >
          <X size={13} aria-hidden="true" />
        </button>
      </div>
      {fault ? (
        <p id={faultId} role="alert" className="pl-5 text-xs text-down">
          {fault}
        </p>
      ) : null}
    </li>
  );
}
