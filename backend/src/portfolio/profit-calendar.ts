import type { ProfitCalendar } from '@finally/contract';
import { cents, centsToJson } from '../kernel/money.ts';
import { type Calendar, dateOf } from '../kernel/time/calendar.ts';
import { toIso } from '../kernel/time/clock.ts';
import type { LedgerStore } from '../ledger/store.ts';

/** Returns the beginning of a month and of the one after it, such as of `2026-12`. */
function boundsOf(month: string): readonly [from: string, to: string] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return [toIso(Date.UTC(year, number - 1)), toIso(Date.UTC(year, number))];
}

/** Returns what an account realized on each day of a month, after all fees, with its number of trades. */
export async function profitCalendar(
  ledger: Pick<LedgerStore, 'realizedByHour'>,
  account_id: string,
  month: string,
  calendar: Calendar,
): Promise<ProfitCalendar> {
  const [from, to] = boundsOf(month);
  const days = new Map<string, { trades: number; cents: number }>();
  for (const hour of await ledger.realizedByHour(account_id, from, to)) {
    const date = dateOf(calendar, hour.hour_ms);
    const day = days.get(date) ?? { trades: 0, cents: 0 };
    days.set(date, {
      trades: day.trades + hour.trades,
      cents: day.cents + hour.realized_pnl_cents,
    });
  }
  const all = [...days].map(([date, day]) => ({ date, ...day }));
  const sumOf = (key: 'trades' | 'cents') => all.reduce((sum, day) => sum + day[key], 0);
  return {
    days: all.map(({ date, trades, cents: realized }) => ({
      date,
      trades,
      realized_pnl: centsToJson(cents(realized)),
    })),
    trades: sumOf('trades'),
    realized_pnl: centsToJson(cents(sumOf('cents'))),
  };
}
