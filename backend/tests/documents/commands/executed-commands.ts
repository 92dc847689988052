import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { COMPILE_CACHE } from '../../support/compile-cache.ts';
import { inRoot } from '../documents.ts';
import type { NamedCommand } from './command-finder.ts';
import { npmRunOf, programsOf } from './npm-script.ts';

/** Time limit of a command. */
const PATIENCE_MS = 60_000;

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly output: string;
}

/** Where commands are executed: a temporary folder with a database that contains trades. */
export interface Workplace {
  readonly folder: string;
  readonly database_path: string;
}

async function run(
  program: string,
  args: readonly string[],
  { folder, database_path }: Workplace,
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...COMPILE_CACHE, DATABASE_PATH: database_path, INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
  });
  const [output, errors] = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = [];
    stream.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    return chunks;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const text = (output ?? []).join('');
  return { code, output: text, said: `${text}${(errors ?? []).join('')}` };
}

const node = (file: string, args: readonly string[], place: Workplace): Promise<Ended> =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', inRoot(file), ...args], place);

type Execution = (
  args: readonly string[],
  place: Workplace,
  command: NamedCommand,
) => Promise<Ended>;

/** Runs the program that npm would start, without npm. */
const asItStands: Execution = (_args, place, { words }) => {
  const run = npmRunOf(words);
  const [program] = run ? programsOf(run) : [];
  if (!program) throw new Error('it runs no script');
  return node(program.file, [...program.own, ...program.args], place);
};

/** Runs a program of the tests on files of this repository. */
const fromTests =
  (program: string): Execution =>
  (args, place) =>
    node(`backend/tests/${program}.ts`, args.map(inRoot), place);

/** Runs the program from source, without a build. */
const fromSource =
  (name: string): Execution =>
  (args, place) =>
    node(`backend/src/cli/${name}.ts`, args, place);

/**
 * Adds an output file in the temporary folder if none is named, so that the checkout is not
 * changed.
 */
const elsewhere =
  (script: string, file: string): Execution =>
  (args, place) =>
    node(script, args.length > 0 ? args : [join(place.folder, file)], place);

/** On a backup that is there: it is made first if it is missing. */
const onBackup =
  (name: string): Execution =>
  async (args, place) => {
    const file = args.find((arg) => !arg.startsWith('-')) ?? '';
    if (file !== '' && !existsSync(join(place.folder, file))) {
      await node('backend/src/cli/backup.ts', [file], place);
    }
    return node(`backend/src/cli/${name}.ts`, args, place);
  };

/** The npm scripts that are executed, each with its expected output. */
const EXECUTED: Readonly<Record<string, readonly [Execution, RegExp]>> = {
  licenses: [asItStands, /\d+ {2}MIT/],
  sbom: [elsewhere('scripts/release/sbom.mjs', 'finally.cdx.json'), /\d+ components are in/],
  'docs:api': [
    elsewhere('backend/tests/documents/api-reference/write-api-reference.ts', 'api.md'),
    /The API is described in/,
  ],
  reference: [fromTests('orders/reference/run-reference'), /All \d+ cases are right/],
  verify: [onBackup('verify'), /is sound/],
  backup: [fromSource('backup'), /Backed up to/],
  restore: [onBackup('restore'), /Restored|Name the backup/],
  audit: [fromSource('audit'), /^(\{.*\}\n)*$/],
};

const scriptOf = ({ words }: NamedCommand): string => npmRunOf(words)?.script ?? '';

export const isExecuted = (command: NamedCommand): boolean =>
  Object.hasOwn(EXECUTED, scriptOf(command));

/** Executes an npm command and checks its output. */
export async function execute(command: NamedCommand, place: Workplace): Promise<void> {
  const [execution, says] = EXECUTED[scriptOf(command)] ?? [];
  const args = npmRunOf(command.words)?.args ?? [];
  if (!execution || !says) throw new Error(`${command.text} cannot be executed`);
  const { code, said, output } = await execution(args, place, command);
  // If a document mentions the command without its file, the command must print its usage.
  const wants_file = scriptOf(command) === 'restore' && args.length === 0;
  expect(code, `${command.text}: ${said}`).toBe(wants_file ? 2 : 0);
  expect(scriptOf(command) === 'audit' ? output : said, command.text).toMatch(says);
}
