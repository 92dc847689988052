import type { ProfitCalendar } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AccountEvents, accountEvents } from '@/features/session/account-events';
import { call, query } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { monthOf } from './month';

const fetchCalendar = (month: string): Promise<ProfitCalendar> =>
  call<ProfitCalendar>('GET', `/portfolio/calendar${query({ month })}`);

export interface CalendarState {
  /** The month that is shown, such as `2026-02`. */
  month: string;
  /** The profit of that month; null until loaded. */
  calendar: ProfitCalendar | null;
  error: string | null;
}

export interface CalendarStore extends StoreApi<CalendarState> {
  show(month: string): Promise<void>;
  /** Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  /** Keeps the month current; returns how to stop. */
  watch(): () => void;
}

/** Creates the store of the calendar of profit. */
function createCalendarStore(
  read: typeof fetchCalendar = fetchCalendar,
  events: Pick<AccountEvents, 'onChange'> = accountEvents,
  now_ms = Date.now(),
): CalendarStore {
  const store = createStore<CalendarState>(() => ({
    month: monthOf(now_ms),
    calendar: null,
    error: null,
  }));
  const requests = createRequestOrder();

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    try {
      const calendar = await read(store.getState().month);
      if (isLatest()) store.setState({ calendar, error: null });
    } catch (error) {
      if (isLatest()) store.setState({ error: errorMessage(error) });
    }
  }

  return {
    ...store,
    refresh,
    show(month) {
      store.setState({ month, calendar: null, error: null });
      return refresh();
    },
    watch() {
      void refresh();
      return events.onChange('portfolio', refresh);
    },
  };
}

export const calendarStore = createCalendarStore();
