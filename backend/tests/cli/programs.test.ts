import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4, quantityE6 } from '../../src/kernel/money.ts';
import { openConnection } from '../../src/storage/sqlite/connection.ts';
import { runProgram } from '../durability/harness/server-process.ts';
import { CaseAccount } from '../orders/reference/case-account.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openPortfolio } from '../support/trading/portfolio.ts';

const TIMEOUT_MS = 120_000;

function storedDatabase(): string {
  const path = join(tempFolder(), 'finally.db');
  openPortfolio({ path }).connection.close();
  return path;
}

test.each(['verify', 'backup', 'restore', 'audit'] as const)(
  '%s --help prints the usage and touches no file',
  { timeout: TIMEOUT_MS },
  async (program) => {
    const path = join(tempFolder(), 'db', 'finally.db');
    const { code, said } = await runProgram(program, path, '--help');
    expect(said).toMatch(new RegExp(`^Usage: npm run (-s )?${program}`));
    expect(code).toBe(0);
    expect(existsSync(dirname(path))).toBe(false);
  },
);

test('backup writes nothing if it is given two files', { timeout: TIMEOUT_MS }, async () => {
  const path = storedDatabase();
  const to = join(dirname(path), 'a.db');
  const { code, said } = await runProgram('backup', path, to, join(dirname(path), 'b.db'));
  expect(code).toBe(2);
  expect(said).toContain('one argument too many');
  expect(readdirSync(dirname(path))).toEqual(['finally.db']);
});

test('verify --fills fills every order again', { timeout: TIMEOUT_MS }, async () => {
  const path = join(tempFolder(), 'finally.db');
  const account = new CaseAccount(
    { account: { profile: 'realistic', margin: false, positions: {} } },
    path,
  );
  await account.start();
  const book = {
    bid_e4: priceE4(999_800),
    ask_e4: priceE4(1_000_200),
    bids: [],
    asks: [{ price_e4: priceE4(1_000_200), size_e6: quantityE6(300_000_000) }],
    adv: 2_000_000,
    volatility_e6: 20_000,
  };
  const step = { step: 0, last_e4: priceE4(1_000_000), volume: 0, is_halted: false, book };
  await account.step(0, new Map([['TEST', step]]));
  const request = OrderRequestSchema.parse({ ticker: 'TEST', side: 'buy', quantity: 10 });
  expect(await account.orders.place(request, account.by)).toMatchObject({ ok: true });
  await account.close();
  expect(await runProgram('verify', path, '--fills')).toEqual({
    code: 0,
    said: `The ledger in ${path} is sound.\n1 fill is what the fill model gives. For 1 no seed is known: the quotes are taken from the explanations.`,
  });
  tamper(path, "json_set(explanation, '$.quote.ask', 100.01)");
  expect(await runProgram('verify', path, '--fills')).toEqual({
    code: 1,
    said: expect.stringMatching(/is sound\.\nEntry 1 differs: the price is \$100\.02, but/),
  });
});

/** Changes the explanations of all fills, although the journal refuses that. */
function tamper(path: string, explanation: string): void {
  const connection = openConnection(path);
  const name = 'entries_refuse_update';
  const guard = connection.get<{ sql: string }>(
    'SELECT sql FROM sqlite_schema WHERE name = ?',
    name,
  );
  connection.blockingTransaction((transaction) =>
    transaction.script(
      `DROP TRIGGER ${name}; UPDATE entries SET explanation = ${explanation}; ${guard?.sql};`,
    ),
  );
  connection.close();
}

test('verify checks the named file', { timeout: TIMEOUT_MS }, async () => {
  const path = storedDatabase();
  const other = join(dirname(path), 'other.db');
  writeFileSync(other, 'not a database '.repeat(1_000));
  expect(await runProgram('verify', path, other)).toEqual({
    code: 2,
    said: `The ledger cannot be verified: ${other} is not a database, or its first page is damaged.`,
  });
  expect(await runProgram('verify', other, path)).toEqual({
    code: 0,
    said: `The ledger in ${path} is sound.`,
  });
});

test('restore refuses the database itself, a folder, and a damaged file, with the newest sound backup', {
  timeout: TIMEOUT_MS,
}, async () => {
  const path = storedDatabase();
  const backup = join(dirname(path), 'backups', 'finally-monday.db');
  expect(await runProgram('backup', path, backup)).toMatchObject({ code: 0 });
  const damaged = join(dirname(path), 'damaged.db');
  writeFileSync(damaged, 'not a database '.repeat(1_000));
  expect((await runProgram('restore', path, path)).said).toBe(
    `Nothing was restored: ${path} is the database itself, not a backup of it.`,
  );
  expect((await runProgram('restore', path, dirname(path))).said).toBe(
    `Nothing was restored: ${dirname(path)} is a folder or a device, not a backup.`,
  );
  expect((await runProgram('restore', path, damaged)).said).toBe(
    `Nothing was restored: ${damaged} is not a database, or its first page is damaged. ` +
      `For ${path}, its newest sound backup is restored by: npm run restore -- ${backup}`,
  );
});

test('verify of a damaged database names its newest sound backup', {
  timeout: TIMEOUT_MS,
}, async () => {
  const path = storedDatabase();
  const backup = join(dirname(path), 'backups', 'finally-monday.db');
  expect(await runProgram('backup', path, backup)).toMatchObject({ code: 0 });
  writeFileSync(path, 'not a database '.repeat(1_000));
  const { code, said } = await runProgram('verify', path);
  expect(code).toBe(2);
  expect(said).toContain(`${path} is not a database, or its first page is damaged. `);
  expect(said).toContain(`npm run restore -- ${backup}`);
});
