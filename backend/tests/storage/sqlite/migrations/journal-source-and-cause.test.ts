import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import type { AccountRow } from '../../../../src/ledger/account.ts';
import type { TradeRow } from '../../../../src/ledger/journal/entry.ts';
import { openingBalance, replayTrade } from '../../../../src/ledger/journal/replay.ts';
import { type Connection, openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createChatStore,
  openDatabase,
} from '../../../../src/storage/sqlite/index.ts';
import { journalSourceAndCause } from '../../../../src/storage/sqlite/migrations/0011-journal-source-and-cause.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { executeOrder } from '../../../support/trading/execute-order.ts';
import { openStores, order } from '../../../support/trading/ledger.ts';

const NOW = '2026-02-11T14:30:00.000Z';
const EARLIER = MIGRATIONS.map(({ version }) => version).filter(
  (version) => version < journalSourceAndCause.version,
);

/**
 * A database of an earlier version, with an account that was reset once and traded by a person and
 * the assistant.
 */
function writtenBy(version: number): string {
  const path = join(tempFolder(), 'finally.db');
  const connection = openConnection(path);
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter((step) => step.version <= version),
  );
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts VALUES ('${ACCOUNT}', 2, 1000000, 997000, 0, '${NOW}');
      INSERT INTO positions VALUES ('${ACCOUNT}', 'AAPL', 10000000, 3000, 0);
      INSERT INTO trades VALUES
        (1, 'one', '${ACCOUNT}', 1, 'AAPL', 'buy', 100000000, 19000, 19000, 0, 981000,
          'user', NULL, 'mine', '${NOW}'),
        (2, 'two', '${ACCOUNT}', 1, 'AAPL', 'sell', 50000000, 20000, 10000, 500, 991000,
          'assistant', 'message', NULL, '${NOW}'),
        (3, 'three', '${ACCOUNT}', 2, 'AAPL', 'buy', 10000000, 30000, 3000, 0, 997000,
          'user', NULL, NULL, '${NOW}');`),
  );
  connection.close();
  return path;
}

/** Adds the action of the assistant's trade, as versions from 3 on stored it. */
function addAction(path: string): void {
  const connection = openConnection(path);
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO chat_messages (id, account_id, role, message, model, created_at)
        VALUES ('message', '${ACCOUNT}', 'assistant', 'Sold.', '{"provider":"mock","name":"m"}',
          '${NOW}');
      INSERT INTO chat_actions (id, account_id, message_id, position, kind, request, status, receipt,
        ledger, verdicts) VALUES ('message-0', '${ACCOUNT}', 'message', 0, 'trade',
          '{"ticker":"AAPL","side":"sell","quantity":50}', 'executed',
          '{"trade":{"id":"two","origin":"assistant"},"cash_balance":9910}', 1, '[]');`),
  );
  connection.close();
}

/** All columns of the journal except source and cause. */
const journalOf = (connection: Connection) =>
  connection.all<TradeRow & { readonly ledger: number }>(
    `SELECT sequence, id, account_id, ledger, ticker, side, quantity_e6, price_e4, notional_cents,
       realized_pnl_cents, cash_after_cents, client_order_id, executed_at
     FROM trades ORDER BY sequence`,
  );

/** Returns the balance of each ledger after a replay, or the difference. */
function replay(connection: Connection) {
  const account = connection.get<AccountRow>(
    `SELECT id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at FROM accounts`,
  ) as AccountRow;
  return [1, 2].map((ledger) => {
    const balance = openingBalance({ ...account, ledger });
    const differences = journalOf(connection)
      .filter((trade) => trade.ledger === ledger)
      .map((trade) => replayTrade(balance, { ...trade, cost_rule: 1 }));
    return { balance, differences };
  });
}

const refusesChanges = (connection: Connection, journal: 'trades' | 'entries') => {
  for (const change of [`UPDATE ${journal} SET id = 'other'`, `DELETE FROM ${journal}`]) {
    expect(() => connection.blockingTransaction((transaction) => transaction.run(change))).toThrow(
      `${journal} is append-only`,
    );
  }
};

test.each(EARLIER)(
  'a journal of version %i replays as before and names its sources',
  async (version) => {
    const path = writtenBy(version);
    const then = openConnection(path);
    const before = { journal: journalOf(then), replay: replay(then) };
    then.close();

    const now = openDatabase(path, NOW);
    expect({ journal: journalOf(now), replay: replay(now) }).toEqual(before);
    expect(before.replay.flatMap(({ differences }) => differences)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(now.all('SELECT id, source, cause FROM trades ORDER BY sequence')).toEqual([
      { id: 'one', source: 'person', cause: null },
      { id: 'two', source: 'assistant', cause: 'message' },
      { id: 'three', source: 'person', cause: null },
    ]);
    refusesChanges(now, 'entries');
    now.close();
    expect(await checkLedger(path)).toBeUndefined();
  },
);

test.each(EARLIER)('an interruption leaves a journal of version %i unchanged', (version) => {
  const path = writtenBy(version);
  const then = openConnection(path);
  const before = then.all('SELECT * FROM trades ORDER BY sequence');
  const broken = {
    ...journalSourceAndCause,
    sql: `${journalSourceAndCause.sql} INSERT INTO nowhere VALUES (1);`,
  };
  const steps = MIGRATIONS.filter((step) => step.version < broken.version);
  expect(() => migrate(then, NOW, [...steps, broken])).toThrow(/nowhere/);
  expect(journalOf(then)).toHaveLength(3);
  const left = then.all<{ ticker: string }>('SELECT * FROM trades ORDER BY sequence');
  expect(left).toEqual(before);
  refusesChanges(then, 'trades');
  then.close();

  const now = openDatabase(path, NOW);
  expect(now.all('SELECT source FROM trades')).toHaveLength(3);
  refusesChanges(now, 'entries');
  now.close();
});

test.each(EARLIER.filter((version) => version >= 3))(
  'the receipts of the conversation of version %i name source, order and fees too',
  async (version) => {
    const path = writtenBy(version);
    addAction(path);
    const connection = openDatabase(path, NOW);
    const [message] = await createChatStore(connection).recent(ACCOUNT, 1);
    expect(message?.actions).toMatchObject([
      {
        receipt: {
          trade: {
            id: 'two',
            order_id: 'two',
            fees: 0,
            origin: 'assistant',
            source: 'assistant',
            cause: 'message',
          },
          cash_balance: 9_910,
        },
      },
    ]);
    connection.close();
  },
);

test('new trades continue the numbering, and a retry of an old order finds its trade', async () => {
  const path = writtenBy(9);
  const { ledger } = openStores(path);
  const decideNothing = () => {
    throw new Error('a retry is not decided again');
  };
  expect(
    await executeOrder(ledger, ACCOUNT, order('buy', 'AAPL', 100, 'mine'), decideNothing),
  ).toMatchObject({ ok: true, value: { id: 'one', sequence: 1 } });
  expect(
    await executeOrder(
      ledger,
      ACCOUNT,
      { ...order('buy', 'AAPL', 100, 'mine'), source: 'token' },
      decideNothing,
    ),
  ).toMatchObject({ ok: true, value: { id: 'one', sequence: 1 } });
  expect(await ledger.traded(ACCOUNT, 'message')).toBe(10_000);
});
