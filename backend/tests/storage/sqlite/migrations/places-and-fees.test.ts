import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID, openDatabase } from '../../../../src/storage/sqlite/index.ts';
import { readMemory } from '../../../../src/storage/sqlite/ledger/fill-memories-sql.ts';
import { readAccount } from '../../../../src/storage/sqlite/ledger/ledger-sql.ts';
import { readOrder } from '../../../../src/storage/sqlite/ledger/orders/read-orders.ts';
import { placesAndFeesOfOrders } from '../../../../src/storage/sqlite/migrations/0016-places-and-fees-of-orders.ts';
import { openEarlier } from '../../../support/earlier-database.ts';
import { ticker } from '../../../support/trading/ledger.ts';

const NOW = '2026-02-11T14:30:00.000Z';

/** The schemas that have orders, but no places and fees. */
const EARLIER = Array.from(
  { length: placesAndFeesOfOrders.version - 13 },
  (_, place) => 13 + place,
);

test.each(EARLIER)(
  'an account of schema %i keeps its fills, and its orders rest on',
  async (version) => {
    const { connection, path } = openEarlier(version);
    connection.blockingTransaction((transaction) =>
      transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, reserved_cents,
        realized_pnl_cents, opened_at) VALUES ('default', 1, 1000000, 1000000, 18000, 0, '${NOW}');
      INSERT INTO orders (id, account_id, ledger, role, ticker, side, type, time_in_force,
        quantity_e6, limit_price_e4, trigger, reduce_only, post_only, state, filled_e6,
        filled_cents, reserved_cents, reserved_e6, ahead_e6, source, placed_ms, updated_ms)
        VALUES ('rests', 'default', 1, 'simple', 'AAPL', 'buy', 'limit', 'gtc', 1000000, 1800000,
          'last', 0, 0, 'working', 0, 0, 18000, 0, 300000000, 'person', 0, 0);`),
    );
    connection.close();

    openDatabase(path, NOW, undefined, undefined, 'realistic').close();
    expect(await checkLedger(path)).toBeUndefined();
    const after = openConnection(path);
    expect(readAccount(after, DEFAULT_ACCOUNT_ID)).toMatchObject({ fill_profile: 'ideal' });
    expect(readOrder(after, DEFAULT_ACCOUNT_ID, 'rests')).toMatchObject({
      state: 'working',
      fees_cents: 0,
      ahead_e6: 300_000_000,
      reached_e6: 0,
      is_best: false,
      met_step: null,
    });
    expect(readMemory(after, DEFAULT_ACCOUNT_ID, ticker('AAPL'))).toBeUndefined();
    after.close();
  },
);
