import { type Account, type ClosedLedger, DEFAULT_ACCOUNT_ID } from '@finally/contract';
import { type Cents, centsToJson } from '../../kernel/money.ts';
import { schedulesOf } from '../../ledger/fees/fees.ts';
import type { AccountRecord, ClosedLedgerRow } from '../store.ts';

/** Converts what is kept of an account to its form on the wire. */
export const toAccount = (record: AccountRecord, total_value_cents: Cents): Account => ({
  id: record.id,
  name: record.name,
  color: record.color,
  kind: record.kind,
  is_default: record.id === DEFAULT_ACCOUNT_ID,
  starting_cash: centsToJson(record.starting_cash_cents),
  cash_balance: centsToJson(record.cash_cents),
  total_value: centsToJson(total_value_cents),
  fill_profile: record.fill_profile,
  fees: [...schedulesOf(record)],
  ledger: record.ledger,
  created_at: record.created_at,
  opened_at: record.opened_at,
  archived_at: record.archived_at,
  forked_from: record.forked_from,
  forked_at: record.forked_at,
});

export const toClosedLedger = (row: ClosedLedgerRow): ClosedLedger => ({
  ledger: row.ledger,
  starting_cash: centsToJson(row.starting_cash_cents),
  fill_profile: row.fill_profile,
  opened_at: row.opened_at,
  closed_at: row.closed_at,
  trades: row.trades,
});
