import type { Migration } from './migration.ts';

/** The receipts that the conversation shows name the order of their trade, as the journal does. */
export const receiptsNameTheirOrder: Migration = {
  version: 14,
  name: 'receipts name their order',
  sql: `
    UPDATE chat_actions
      SET receipt = json_insert(receipt, '$.trade.order_id',
        (SELECT order_id FROM entries WHERE entries.id = receipt ->> '$.trade.id'))
      WHERE kind = 'trade' AND receipt IS NOT NULL;
  `,
};
