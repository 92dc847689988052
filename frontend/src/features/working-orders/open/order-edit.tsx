'use client';

import type { Order } from '@finally/contract';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { PriceField } from '@/features/orders/terms/fields/price-field';
import { TimeFields } from '@/features/orders/terms/fields/time-fields';
import { usePriceFigure } from '@/features/prices/use-prices';
import { ignoreKeyRepeat } from '@/ui/single-press';
import { useOrderEdit } from './use-order-edit';

/** The form that changes the quantity and the prices of an open order. Enter sends, Escape closes. */
export function OrderEdit({ order, onClose }: { order: Order; onClose(): void }) {
  const edit = useOrderEdit(order, onClose);
  const price = usePriceFigure(order.ticker, (update) => update.price);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    // The arrows belong to the fields, and not to the table around them.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    // The desk would move the focus out of the field, and away from where the closed form puts it.
    event.preventDefault();
    onClose();
  }

  return (
    <form
      aria-label={`Change the order for ${order.ticker}`}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        edit.submit();
      }}
      className="sticky left-2 flex w-fit max-w-full flex-wrap items-start gap-2 font-sans"
    >
      {edit.fields.map((field, index) => (
        <div key={field.name} className="w-36 touch:w-44">
          <PriceField
            ref={index === 0 ? first : undefined}
            label={field.label}
            value={edit.textOf(field)}
            start={price}
            hasSteps={field.name.endsWith('_price')}
            fault={edit.faultOf(field.name)}
            onChange={(text) => edit.change(field.name, text)}
          />
        </div>
      ))}
      {edit.times.length === 0 ? null : (
        <div className="flex flex-wrap gap-2 *:w-36 *:last:not-first:w-48 touch:*:w-44 touch:*:last:not-first:w-60">
          <TimeFields
            times={edit.times}
            {...edit.time}
            onTime={(time) => edit.changeTime({ time })}
            onUntil={(until) => edit.changeTime({ until })}
          />
        </div>
      )}
      <div className="mt-4.5 flex gap-1.5">
        <button
          type="submit"
          aria-disabled={edit.isSending}
          data-places-order
          {...ignoreKeyRepeat}
          className="h-7 rounded-sm bg-action px-3 text-sm font-semibold text-white hover:bg-action-strong focus-visible:outline-offset-2 touch:h-11"
        >
          Change
        </button>
        <button
          type="button"
          onClick={onClose}
          className="h-7 rounded-sm border border-edge-strong px-3 text-sm hover:bg-raised touch:h-11"
        >
          Keep as it is
        </button>
      </div>
      {edit.effect === null ? null : (
        <p
          role="status"
          data-live="account"
          className={`figures w-full text-xs ${edit.effect.isRefused ? 'text-down' : 'text-muted'}`}
        >
          {edit.effect.sentence}
        </p>
      )}
      {edit.warning === null ? null : <p className="w-full text-xs text-accent">{edit.warning}</p>}
      {edit.fault === null ? null : (
        <p role="alert" className="w-full text-sm text-down">
          {edit.fault}
        </p>
      )}
    </form>
  );
}
