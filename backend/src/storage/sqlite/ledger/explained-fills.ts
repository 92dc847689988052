import type { FillProfileName } from '@finally/contract';
import type { ExplainedTrade } from '../../../ledger/journal/entry.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { Reader } from '../connection.ts';
import { TRADE_COLUMNS, TRADES } from './ledger-sql.ts';
import { readOrder } from './orders/read-orders.ts';

/** A fill with its order as it stands now. */
export interface ExplainedFill {
  readonly ledger: number;
  /** Of the account. */
  readonly profile: FillProfileName;
  readonly trade: ExplainedTrade;
  readonly order: OrderRow;
}

type Row = Omit<ExplainedTrade, 'explanation'> & {
  readonly ledger: number;
  readonly profile: FillProfileName;
  readonly explanation: string | null;
};

/**
 * Yields the fills of all ledgers of an account, oldest first.
 *
 * @throws if a fill has no order, or if its explanation cannot be read
 */
export function* explainedFills(reader: Reader, account_id: string): Generator<ExplainedFill> {
  const rows = reader.iterate<Row>(
    `SELECT entry.ledger, account.fill_profile AS profile, entry.explanation, ${TRADE_COLUMNS}
     FROM ${TRADES} JOIN accounts AS account ON account.id = entry.account_id
     WHERE entry.account_id = ? AND entry.kind = 'fill' ORDER BY entry.sequence`,
    account_id,
  );
  for (const { ledger, profile, explanation, ...trade } of rows) {
    const order = readOrder(reader, account_id, trade.order_id);
    if (!order)
      throw new Error(`the order ${trade.order_id} of entry ${trade.sequence} is missing`);
    const explained = explanation === null ? null : JSON.parse(explanation);
    yield { ledger, profile, trade: { ...trade, explanation: explained }, order };
  }
}
