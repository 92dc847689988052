'use client';

import type { ProfitDay } from '@finally/contract';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Change } from '@/ui/change';
import { IconButton } from '@/ui/icon-button';
import { counted, signed } from './figures';
import { dateByKey, monthAfter, nameOfDay, nameOfMonth, weeksOf } from './month';
import { showDay } from './show-day-actions';
import { useCalendar } from './use-calendar';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** The profit of each day of a month, after fees. A day leads to its trades. */
export function ProfitCalendar() {
  const { month, calendar, error, show, refresh } = useCalendar();
  const byDate = new Map(calendar?.days.map((day) => [day.date, day]));
  return (
    <section aria-label="Calendar of profit" className="flex min-w-0 flex-col">
      <header className="flex items-center gap-1 px-2 py-1">
        <IconButton
          label="Month before"
          Icon={ChevronLeft}
          onClick={() => void show(monthAfter(month, -1))}
          className="touch:size-11"
        />
        <h3 aria-live="polite" className="min-w-28 text-center text-sm font-semibold">
          {nameOfMonth(month)}
        </h3>
        <IconButton
          label="Month after"
          Icon={ChevronRight}
          onClick={() => void show(monthAfter(month, 1))}
          className="touch:size-11"
        />
        {calendar ? (
          <p className="figures ml-auto text-xs">
            <Change>{signed(calendar.realized_pnl)}</Change>
            <span className="text-muted"> in {counted(calendar.trades)}</span>
          </p>
        ) : null}
      </header>
      {error ? (
        <p role="alert" className="px-2 text-sm">
          {error}{' '}
          <button
            type="button"
            onClick={() => void refresh()}
            className="text-info hover:underline"
          >
            Try again
          </button>
        </p>
      ) : null}
      <Month key={month} month={month} byDate={byDate} onMonth={(other) => void show(other)} />
    </section>
  );
}

interface MonthProps {
  month: string;
  byDate: ReadonlyMap<string, ProfitDay>;
  /** Called when a key leads to a day of another month. */
  onMonth(month: string): void;
}

/** Where the focus goes when a key has led to another month. */
let nextFocus: string | null = null;

/** The days of a month as a grid, in which arrows move and Enter shows the trades of a day. */
function Month({ month, byDate, onMonth }: MonthProps) {
  const today = new Date().toISOString().slice(0, 10);
  const [current, setCurrent] = useState(
    () => nextFocus ?? (today.startsWith(month) ? today : `${month}-01`),
  );
  const grid = useRef<HTMLTableElement>(null);
  const focus = (date: string) =>
    grid.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  useEffect(() => {
    if (nextFocus === null) return;
    focus(nextFocus);
    nextFocus = null;
  });

  function onKeyDown(event: KeyboardEvent) {
    const { date: from = current } = (event.target as HTMLElement).dataset;
    const date = dateByKey(from, event.key);
    if (date === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!date.startsWith(month)) {
      nextFocus = date;
      return onMonth(date.slice(0, 7));
    }
    setCurrent(date);
    focus(date);
  }

  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move in it.
      role="grid"
      aria-label={`Profit of ${nameOfMonth(month)}`}
      onKeyDown={onKeyDown}
      className="figures w-full table-fixed border-separate border-spacing-0 text-xs"
    >
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th
              key={day}
              scope="col"
              className="label border-b border-edge px-2 text-left text-faint"
            >
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week have a fixed order.
              <td key={index} className="border-b border-edge/60 p-0">
                {date ? (
                  <Day
                    date={date}
                    day={byDate.get(date)}
                    isToday={date === today}
                    isCurrent={date === current}
                    onFocus={() => setCurrent(date)}
                  />
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  date: string;
  day: ProfitDay | undefined;
  isToday: boolean;
  /** Whether Tab leads to it. */
  isCurrent: boolean;
  onFocus(): void;
}

function Day({ date, day, isToday, isCurrent, onFocus }: DayProps) {
  const said = day ? `${signed(day.realized_pnl)} in ${counted(day.trades)}` : 'no trades';
  return (
    <button
      type="button"
      data-date={date}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      aria-label={`${nameOfDay(date)}: ${said}`}
      title={day ? said : undefined}
      onFocus={onFocus}
      onClick={() => showDay(date)}
      className="flex h-8 w-full min-w-0 flex-col px-2 text-left hover:bg-raised focus-visible:outline-offset-[-2px] touch:h-11"
    >
      <span className={`text-2xs ${isToday ? 'font-semibold text-accent' : 'text-faint'}`}>
        {Number(date.slice(8))}
      </span>
      {day ? (
        <span className="truncate">
          <Change>{signed(day.realized_pnl)}</Change>
        </span>
      ) : null}
    </button>
  );
}
