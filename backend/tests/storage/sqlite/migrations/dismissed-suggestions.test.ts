import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createAccountEventStore,
  createSuggestionStore,
} from '../../../../src/storage/sqlite/index.ts';
import { dismissedSuggestions } from '../../../../src/storage/sqlite/migrations/0024-dismissed-suggestions.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('an earlier database keeps its events, has dismissed nothing, and keeps the newest day', async () => {
  const connection = openConnection(':memory:');
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version < dismissedSuggestions.version),
  );
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
        VALUES ('${ACCOUNT}', 1, 1000000, 1000000, 0, '${NOW}');
      INSERT INTO account_events (account_id, sequence, kind, payload, at_ms)
        VALUES ('${ACCOUNT}', 7, 'chat', '{"change":"asked"}', 5);`),
  );

  migrate(connection, NOW);
  const store = createSuggestionStore(connection);
  expect(await store.dismissedOn(ACCOUNT)).toBeUndefined();
  for (const day of ['2026-02-11', '2026-02-12', '2026-02-10', '2026-02-12']) {
    await store.dismiss(ACCOUNT, day);
  }
  expect(await store.dismissedOn(ACCOUNT)).toBe('2026-02-12');
  const events = await createAccountEventStore(connection).after(ACCOUNT, 6, 9);
  const dismissed = { kind: 'chat', change: 'suggestion_dismissed' };
  expect(events.map(({ change }) => change)).toEqual([
    { kind: 'chat', change: 'asked' },
    dismissed,
    dismissed,
  ]);
  connection.close();
});
