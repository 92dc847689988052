import { parseArgs } from 'node:util';

/** The programs for a database. */
export type Program = 'verify' | 'backup' | 'restore' | 'audit';

/** How a program is called, and what it does. */
interface Usage {
  /** The arguments after the name of the program. */
  readonly files: '' | '[FILE]' | 'FILE';
  /** Options without a value, besides --help. */
  readonly options?: readonly string[];
  readonly does: string;
}

const USAGES: Readonly<Record<Program, Usage>> = {
  verify: {
    files: '[FILE]',
    options: ['fills'],
    does:
      'Replays every trade of the database, or of the database in FILE, and reports whether it is\n' +
      'sound. Writes nothing. The exit code is 0 if it is, 1 if not, 2 if it cannot be read.\n\n' +
      '--fills  Also fills every order again from what is kept with its fills, and names the first\n' +
      '         fill whose price, quantity or fees differ.',
  },
  backup: {
    files: '[FILE]',
    does:
      'Copies the database, also while FinAlly runs, to FILE or to a new file in backups/ beside\n' +
      'it, and checks the copy. Overwrites nothing.',
  },
  restore: {
    files: 'FILE',
    does: 'Replaces the database with the backup FILE. The previous database is kept in backups/.',
  },
  audit: {
    files: '',
    does:
      "Writes everything that is kept about the assistant's answers to standard output, one JSON\n" +
      'object a line.',
  },
};

/** Thrown for arguments that a program does not accept. The message ends with the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const isPackaged = (): boolean => /finally-terminal/.test(process.argv[1] ?? '');

/**
 * Returns the command that runs a program, in the way this installation was started; a file may
 * follow it.
 */
export function commandOf(program: Program): string {
  if (isPackaged()) return `finally-terminal ${program}`;
  return USAGES[program].files === '' ? `npm run -s ${program}` : `npm run ${program} --`;
}

function usageOf(program: Program): string {
  const { files, options = [], does } = USAGES[program];
  const call = [commandOf(program), ...options.map((name) => `[--${name}]`), files];
  return `Usage: ${call.join(' ').trim()}\n\n${does}\n`;
}

/**
 * Reads the arguments of a program that has no options, as `readArguments` does.
 *
 * @returns the named file, if any
 */
export const readFile = (program: Program, args: readonly string[]): string | undefined =>
  readArguments(program, args).file;

/**
 * Reads the arguments of a program. For `--help` prints the usage and ends the process.
 *
 * @returns the named file, if any, and the options that are set
 * @throws UsageError on an unknown option, a surplus argument, or a missing file
 */
export function readArguments(
  program: Program,
  args: readonly string[],
): { readonly file: string | undefined; readonly options: ReadonlySet<string> } {
  const refuse = (what: string): never => {
    throw new UsageError(`${what}\n\n${usageOf(program)}`);
  };
  const { values, positionals } = parseOrRefuse(program, args, refuse);
  if (values['help']) {
    process.stdout.write(usageOf(program));
    process.exit(0);
  }
  const { files } = USAGES[program];
  const surplus = positionals[files === '' ? 0 : 1];
  if (surplus !== undefined) return refuse(`There is one argument too many: ${surplus}`);
  const [file] = positionals;
  if (file === undefined && files === 'FILE') return refuse('Name the backup.');
  if (file === '') return refuse('The name of the file is empty.');
  const options = new Set(Object.keys(values).filter((name) => values[name] === true));
  return { file, options };
}

function parseOrRefuse(program: Program, args: readonly string[], refuse: (what: string) => never) {
  const own = USAGES[program].options ?? [];
  const flags: Record<string, { type: 'boolean'; short?: string }> = {
    ...Object.fromEntries(own.map((name) => [name, { type: 'boolean' as const }])),
    help: { type: 'boolean', short: 'h' },
  };
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: flags,
    });
  } catch (error) {
    return refuse((error as Error).message.replace(/\. To specify .*$/s, '.'));
  }
}
