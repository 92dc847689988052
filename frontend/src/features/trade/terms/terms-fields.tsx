'use client';

import type { Ticker, TimeInForce } from '@finally/contract';
import { useId } from 'react';
import { TIME_NAMES } from '@/features/orders/terms/order-words';
import { PriceField } from '@/features/orders/terms/price-field';
import { usePriceFigure } from '@/features/prices/use-prices';
import { faultOf, isTrail, labelOf, termFields, timeOf, timesFor } from './read-terms';
import type { TermsForm } from './use-order-terms';

const CONTROL =
  'figures h-7 w-full min-w-0 border border-edge-strong bg-canvas px-1 text-xs hover:border-faint touch:h-11';

/** The prices that the type needs, how long the order works, and its exits. */
export function TermsFields({ ticker, terms }: { ticker: string; terms: TermsForm }) {
  const { typed } = terms;
  const price = usePriceFigure(ticker as Ticker, (update) => update.price);
  const times = timesFor(typed);
  const time = timeOf(typed);
  const timeId = useId();
  const untilId = useId();
  return (
    <div className="grid grid-cols-2 items-start gap-1.5">
      {termFields(typed).map((field) => (
        <PriceField
          key={field}
          label={labelOf(field, typed)}
          value={typed.texts[field] ?? ''}
          start={price}
          hasSteps={!isTrail(field, typed) && field !== 'limit_offset'}
          fault={faultOf(field, typed)}
          onChange={(text) => terms.changePrice(field, text)}
        />
      ))}
      <div className="flex min-w-0 flex-col gap-0.5">
        <label htmlFor={timeId} className="label text-faint">
          Time in force
        </label>
        <select
          id={timeId}
          value={time}
          onChange={({ target }) =>
            terms.change({
              time_in_force: times.find((one: TimeInForce) => one === target.value) ?? 'day',
            })
          }
          className={CONTROL}
        >
          {times.map((one) => (
            <option key={one} value={one}>
              {TIME_NAMES[one]}
            </option>
          ))}
        </select>
      </div>
      {time === 'gtd' ? (
        <div className="flex min-w-0 flex-col gap-0.5">
          <label htmlFor={untilId} className="label text-faint">
            Until
          </label>
          <input
            id={untilId}
            type="datetime-local"
            value={typed.until}
            onChange={({ target }) => terms.change({ until: target.value })}
            className={CONTROL}
          />
        </div>
      ) : null}
    </div>
  );
}
