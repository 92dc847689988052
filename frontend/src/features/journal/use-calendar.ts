'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type CalendarState, calendarStore } from './calendar-store';

/** Returns the calendar of profit, kept current while the caller is mounted, and its functions. */
export function useCalendar(): CalendarState & Pick<typeof calendarStore, 'show' | 'refresh'> {
  useEffect(() => calendarStore.watch(), []);
  const { show, refresh } = calendarStore;
  return { ...useStore(calendarStore), show, refresh };
}
