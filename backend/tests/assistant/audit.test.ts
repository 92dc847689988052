import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelFailure } from '../../src/assistant/models/model.ts';
import { auditRows } from '../../src/cli/audit-rows.ts';
import { ok } from '../../src/kernel/result.ts';
import type { AuditRow } from '../../src/storage/sqlite/index.ts';
import { builtProgram } from '../support/built-program.ts';
import { COMPILE_CACHE } from '../support/compile-cache.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { answered, buying, gate, openToAnything, scripted } from './scripted.ts';
import { configure } from './settings.ts';
import { openServices } from './support.ts';

/** Runs the command on a database file. Returns the exported lines and the exit code. */
async function exported(database_path: string) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [builtProgram('audit')], {
    cwd: '/',
    env: { PATH, ...COMPILE_CACHE, DATABASE_PATH: database_path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = said.split('\n').filter((line) => line !== '');
  return { code, errors, answers: lines.map((line) => JSON.parse(line) as AuditRow) };
}

test('one command exports every answer with its model, its cost and its outcome', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  const reply = { message: 'Bought all!', trades: [buying('NVDA', 2), buying('TSLA', 1000)] };
  const chat = services.chat(scripted(reply, 'Only NVDA went through.').model, openToAnything);
  const first = await answered(chat, 'buy', 'm-1');
  await configure(chat, { mode: 'confirm' });
  const second = await answered(chat, 'buy again');
  await chat.approve(second.actions[0]?.id ?? '');
  await chat.clear();
  services.connection.close();

  const { code, errors, answers } = await exported(path);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(answers).toHaveLength(2);
  const [trade] = first.actions;
  expect(answers[0]).toMatchObject({
    id: first.id,
    question: 'buy',
    client_message_id: 'm-1',
    message: 'Only NVDA went through.',
    intent: 'Bought all!',
    model: { provider: 'openrouter', name: 'scripted' },
    prompt_version: expect.stringMatching(/./),
    latency_ms: 0,
    rounds: 1,
    tokens: null,
    raw_output: 'raw',
    plan: reply,
    mandate: { kind: 'open', reading: '' },
    approves: null,
    settled: true,
    cleared: true,
    ledger: first.ledger,
    actions: [
      {
        kind: 'trade',
        status: 'executed',
        verdicts: [{ verdict: 'allowed' }],
        trade_id: trade?.kind === 'trade' ? trade.receipt?.trade.id : '',
      },
      { status: 'rejected', verdicts: [{ verdict: 'insufficient_cash' }], trade_id: null },
    ],
  });
  expect(answers[1]?.actions[0]?.verdicts.map(({ verdict }) => verdict)).toEqual([
    'assistant_approval_needed',
    'allowed',
  ]);
});

test('an approval by message is exported with the approved actions, and why they had waited', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  const chat = services.chat(scripted({ trades: [buying('NVDA', 2)] }).model);
  const proposed = await answered(chat, 'how am I doing?');
  const approved = await answered(chat, 'yes');
  services.connection.close();

  const { answers } = await exported(path);
  expect(answers).toMatchObject([
    {
      id: proposed.id,
      mandate: { kind: 'none' },
      approves: null,
      actions: [{ verdicts: [{ verdict: 'not_asked_for' }, { verdict: 'allowed' }] }],
    },
    {
      id: approved.id,
      model: { provider: 'program', name: 'FinAlly' },
      prompt_version: null,
      rounds: 0,
      approves: [proposed.actions[0]?.id],
      actions: [],
    },
  ]);
});

test('a failed request is exported with the output of the model', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  const { model } = scripted(async () => modelFailure('malformed', null, 'Sure! Buying it all.'));
  const chat = services.chat(model);
  expect(await chat.send({ message: 'buy', client_message_id: 'm-1' })).toMatchObject({
    error: { code: 'assistant_unavailable' },
  });
  services.connection.close();

  expect((await exported(path)).answers).toEqual([
    {
      outcome: 'failed',
      created_at: expect.stringMatching(/Z$/),
      client_message_id: 'm-1',
      question: 'buy',
      model: { provider: 'openrouter', name: 'scripted' },
      kind: 'malformed',
      detail: modelFailure('malformed').error.detail,
      prompt_version: expect.stringMatching(/./),
      latency_ms: 0,
      raw_output: 'Sure! Buying it all.',
      steps: [],
    },
  ]);
});

test('what models looked up is exported with the answers, the failures and the interruptions', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  const call = (name: string, input: string) => ({ id: 'call', name, input });
  const looksUp = (then: ReturnType<typeof scripted>['model']) => ({
    ...then,
    async reply(...[prompt, signal, turn]: Parameters<typeof then.reply>) {
      await turn?.lookups?.run([call('quotes', '{"tickers":["NVDA"]}')], signal);
      return then.reply(prompt, signal);
    },
  });
  const lookups = { steps_max: 1, time_ms_max: 10_000, tokens_max: 1_000 };
  const step = {
    tool: 'quotes',
    title: 'Prices of NVDA',
    arguments: '{"tickers":["NVDA"]}',
    result: expect.stringContaining('NVDA: price 180'),
    outcome: 'done',
  };
  await answered(services.chat(looksUp(scripted({}).model), undefined, { lookups }), 'one');
  const failing = scripted(async () => modelFailure('malformed'));
  await services.chat(looksUp(failing.model), undefined, { lookups }).send({ message: 'two' });
  const asked = gate();
  const dying = scripted(async () => {
    asked.open();
    return new Promise<never>(() => {});
  });
  void services.chat(looksUp(dying.model), undefined, { lookups }).send({ message: 'three' });
  await asked.opened;
  services.connection.close();

  expect([...auditRows(path)]).toMatchObject([
    { outcome: 'answered', question: 'one', steps: [step] },
    { outcome: 'failed', question: 'two', steps: [step] },
    { outcome: 'interrupted', question: 'three', steps: [step] },
  ]);
});

test('a canceled message is exported as canceled', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  const asked = gate();
  const { model } = scripted(async () => {
    asked.open();
    return new Promise<never>(() => {});
  });
  const chat = services.chat(model);
  const answer = chat.send({ message: 'buy', client_message_id: 'm-1' });
  await asked.opened;
  chat.cancel('m-1');
  expect(await answer).toMatchObject({ error: { code: 'cancelled' } });
  await chat.close();
  services.connection.close();
  expect((await exported(path)).answers).toMatchObject([{ question: 'buy', kind: 'cancelled' }]);
});

test('the export is a snapshot: messages written during it are left out', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  let isFailing = false;
  const { model } = scripted(async () =>
    isFailing
      ? modelFailure('malformed', null, 'Sure!')
      : ok({ message: 'Nothing to do.', trades: [], watchlist_changes: [] }),
  );
  const chat = services.chat(model);
  await answered(chat, 'one');
  const rows = auditRows(path);
  expect(rows.next().value).toMatchObject({ question: 'one' });
  await answered(chat, 'two');
  isFailing = true;
  await chat.send({ message: 'three' });
  expect([...rows]).toEqual([]);
  services.connection.close();
});

test('a database of an earlier version is refused, and left as it is', async () => {
  const path = join(tempFolder(), 'finally.db');
  const services = await openServices({ path });
  services.connection.blockingTransaction((transaction) =>
    transaction.run('DELETE FROM schema_migrations WHERE version > 11'),
  );
  services.connection.close();
  const { code, errors } = await exported(path);
  expect({ code, errors }).toEqual({
    code: 2,
    errors:
      `The answers cannot be exported: ${path} was written by an earlier version. ` +
      'Start FinAlly once: it backs the database up and brings it up to date.\n',
  });
});

test('a missing database is reported, and not created', async () => {
  const { code, errors } = await exported(join(tempFolder(), 'none.db'));
  expect(code).toBe(2);
  expect(errors).toContain('there is no database');
});
