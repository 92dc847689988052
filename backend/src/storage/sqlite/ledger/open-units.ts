import type { ProblemCode } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { utcCalendar } from '../../../kernel/time/calendar.ts';
import { type MarketClock, toIso } from '../../../kernel/time/clock.ts';
import type { Committed, DecideCommand } from '../../../ledger/command.ts';
import type { Transaction } from '../connection.ts';
import { type AccountCommand, LedgerUnit } from './ledger-unit.ts';

/** What the rows that a unit of work appends are made of. */
export interface UnitOptions {
  readonly newId: NewId;
  readonly clock: Pick<MarketClock, 'now_ms'>;
}

/** When the current day began, as ISO 8601. */
export const startOfDay = ({ clock }: Pick<UnitOptions, 'clock'>): string =>
  toIso(utcCalendar.dayStart_ms(clock.now_ms()));

/** Opens a unit of work in a transaction. */
export const openUnit = (transaction: Transaction, options: UnitOptions): LedgerUnit =>
  new LedgerUnit(transaction, { newId: options.newId, ...timesOf(options) });

/** The time of a unit of work, which all of its rows have. */
function timesOf({ clock }: Pick<UnitOptions, 'clock'>) {
  const now_ms = clock.now_ms();
  return { now_ms, now: toIso(now_ms), day_start: toIso(utcCalendar.dayStart_ms(now_ms)) };
}

/** Decides a command in a unit that has loaded it, and writes its outcome. */
export function runCommand<Value, Code extends ProblemCode>(
  unit: LedgerUnit,
  command: AccountCommand,
  decide: DecideCommand<Value, Code>,
): Result<Committed<Value>, Code> {
  const decision = decide(unit.view(command));
  if (!decision.ok) return decision;
  const { value, outcome } = decision.value;
  const changes = outcome !== null && outcome.orders.length > 0;
  return ok({ value, outcome, trades: changes ? unit.apply(command, outcome) : [] });
}
