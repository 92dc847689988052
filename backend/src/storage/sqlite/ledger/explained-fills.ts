import type { FillProfileName } from '@finally/contract';
import { cents, quantityE6 } from '../../../kernel/money.ts';
import type { Charged } from '../../../ledger/fees/fees.ts';
import type { ExplainedTrade } from '../../../ledger/journal/entry.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { Reader } from '../connection.ts';
import { TRADE_COLUMNS, TRADES } from './ledger-sql.ts';
import { readOrder } from './orders/read-orders.ts';

/** A fill with its order as it stands now. */
export interface ExplainedFill {
  readonly ledger: number;
  /** Of the account in this ledger. */
  readonly profile: FillProfileName;
  readonly fees: string | null;
  readonly trade: ExplainedTrade;
  readonly order: OrderRow;
  /** What was filled of the order in the account that it was copied from. */
  readonly carried: Charged;
}

type Row = Omit<ExplainedTrade, 'explanation'> & {
  readonly ledger: number;
  readonly profile: FillProfileName;
  readonly fees: string | null;
  readonly explanation: string | null;
  readonly carried_e6: number;
  readonly carried_cents: number;
  readonly carried_fees_cents: number;
};

/**
 * Yields the fills of all ledgers of an account, oldest first.
 *
 * @throws if a fill has no order, or if its explanation cannot be read
 */
export function* explainedFills(reader: Reader, account_id: string): Generator<ExplainedFill> {
  const rows = reader.iterate<Row>(
    `SELECT entry.ledger, coalesce(closed.fill_profile, account.fill_profile) AS profile,
       CASE WHEN closed.ledger IS NULL THEN account.fees ELSE closed.fees END AS fees, entry.explanation,
       coalesce(placed.carried_e6, 0) AS carried_e6,
       coalesce(placed.carried_cents, 0) AS carried_cents,
       coalesce(placed.carried_fees_cents, 0) AS carried_fees_cents, ${TRADE_COLUMNS}
     FROM ${TRADES} JOIN accounts AS account ON account.id = entry.account_id
       LEFT JOIN closed_ledgers AS closed
         ON closed.account_id = entry.account_id AND closed.ledger = entry.ledger
     WHERE entry.account_id = ? AND entry.kind = 'fill' ORDER BY entry.sequence`,
    account_id,
  );
  for (const row of rows) {
    const { ledger, profile, fees, explanation, ...rest } = row;
    const { carried_e6, carried_cents, carried_fees_cents, ...trade } = rest;
    const carried = {
      quantity_e6: quantityE6(carried_e6),
      notional_cents: cents(carried_cents),
      fees_cents: cents(carried_fees_cents),
    };
    const order = readOrder(reader, account_id, trade.order_id);
    if (!order)
      throw new Error(`the order ${trade.order_id} of entry ${trade.sequence} is missing`);
    const explained = explanation === null ? null : JSON.parse(explanation);
    yield { ledger, profile, fees, trade: { ...trade, explanation: explained }, order, carried };
  }
}
