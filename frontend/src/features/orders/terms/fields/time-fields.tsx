'use client';

import type { TimeInForce } from '@finally/contract';
import { useId } from 'react';
import { Term } from '@/features/help/terms/term';
import { TIME_NAMES } from '../words/order-words';

const CONTROL =
  'h-7 w-full min-w-0 border border-edge-strong bg-field px-1 text-xs hover:border-faint touch:h-11';

interface TimeFieldsProps {
  times: readonly TimeInForce[];
  time: TimeInForce;
  /** The local date and time of the second field, as the field has it. */
  until: string;
  /** Whether no order can be placed before the date is filled in. */
  isUntilNeeded?: boolean;
  onTime(time: TimeInForce): void;
  onUntil(until: string): void;
}

/** How long an order works; with the date below that if it is good until one. */
export function TimeFields({
  times,
  time,
  until,
  isUntilNeeded = false,
  onTime,
  onUntil,
}: TimeFieldsProps) {
  const timeId = useId();
  const untilId = useId();
  return (
    <>
      <div className="flex min-w-0 flex-col gap-0.5">
        <div className="flex gap-1">
          <label htmlFor={timeId} className="label text-faint">
            Time in force
          </label>
          <Term name="time in force" />
        </div>
        <select
          id={timeId}
          value={time}
          onChange={({ target }) => onTime(times.find((one) => one === target.value) ?? 'day')}
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
        <div className="col-span-2 flex min-w-0 flex-col gap-0.5">
          <label htmlFor={untilId} className="label text-faint">
            Until
          </label>
          <input
            id={untilId}
            type="datetime-local"
            data-needed={isUntilNeeded || undefined}
            value={until}
            onChange={({ target }) => onUntil(target.value)}
            className={CONTROL}
          />
        </div>
      ) : null}
    </>
  );
}
