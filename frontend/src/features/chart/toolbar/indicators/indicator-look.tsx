'use client';

import { useId } from 'react';
import { type Indicator, LINE_WIDTHS } from '../../indicators/indicator';
import { COLOR_TITLES } from '../../price-chart/painting/color-titles';
import { chartActions } from '../../use-chart';

const OPTION =
  'relative flex size-6 cursor-pointer items-center justify-center outline-info has-checked:bg-raised has-focus-visible:outline-2';
const RADIO = 'absolute inset-0 cursor-pointer appearance-none outline-none';

/** Selects the color and the line width of an indicator. */
export function IndicatorLook({ indicator: { id, color, width } }: { indicator: Indicator }) {
  const name = useId();
  return (
    <>
      <fieldset className="flex">
        <legend className="sr-only">Color</legend>
        {COLOR_TITLES.map((title, index) => (
          <label key={title} title={title} className={OPTION}>
            <input
              type="radio"
              name={`${name} color`}
              aria-label={title}
              checked={index === color}
              onChange={() => chartActions.changeIndicator(id, { color: index })}
              className={RADIO}
            />
            <span
              aria-hidden="true"
              className="size-3.5 rounded-full"
              style={{ background: `var(--color-series-${index + 1})` }}
            />
          </label>
        ))}
      </fieldset>
      <fieldset className="flex">
        <legend className="sr-only">Line width</legend>
        {LINE_WIDTHS.map((one) => (
          <label key={one} title={`Width ${one}`} className={OPTION}>
            <input
              type="radio"
              name={`${name} width`}
              aria-label={`Width ${one}`}
              checked={one === width}
              onChange={() => chartActions.changeIndicator(id, { width: one })}
              className={RADIO}
            />
            <span aria-hidden="true" className="w-3 bg-ink" style={{ height: one }} />
          </label>
        ))}
      </fieldset>
    </>
  );
}
