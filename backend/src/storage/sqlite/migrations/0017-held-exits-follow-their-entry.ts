import type { Migration } from './migration.ts';

/**
 * An exit that waits for its entry is changed in place: it takes the time in force of its entry, and
 * the client order id of its own change.
 */
export const heldExitsFollowTheirEntry: Migration = {
  version: 17,
  name: 'held exits follow their entry',
  sql: `
    DROP TRIGGER orders_refuse_other_terms;
    CREATE TRIGGER orders_refuse_other_terms BEFORE UPDATE OF sequence, id, account_id, ledger,
        group_id, role, replaces, ticker, side, type, notional_cents, trigger, reduce_only,
        post_only, source, cause, placed_ms ON orders
      BEGIN SELECT raise(ABORT, 'the terms of an order are kept'); END;
    CREATE TRIGGER orders_refuse_other_times BEFORE UPDATE OF client_order_id, time_in_force,
        expires_ms ON orders
      WHEN old.state <> 'held'
      BEGIN SELECT raise(ABORT, 'the terms of an order are kept'); END;
  `,
};
