import { parseArgs } from 'node:util';

/** The programs for a database. */
export type Program = 'verify' | 'backup' | 'restore' | 'audit';

/** How a program is called, and what it does. */
interface Usage {
  /** The arguments after the name of the program. */
  readonly files: '' | '[FILE]' | 'FILE';
  readonly does: string;
}

const USAGES: Readonly<Record<Program, Usage>> = {
  verify: {
    files: '[FILE]',
    does:
      'Replays every trade of the database, or of the database in FILE, and reports whether it is\n' +
      'sound. Writes nothing. The exit code is 0 if it is, 1 if not, 2 if it cannot be read.',
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
  const { files, does } = USAGES[program];
  return `Usage: ${`${commandOf(program)} ${files}`.trim()}\n\n${does}\n`;
}

/**
 * Reads the arguments of a program. For `--help` prints the usage and ends the process.
 *
 * @returns the named file, if any
 * @throws UsageError on an unknown option, a surplus argument, or a missing file
 */
export function readFile(program: Program, args: readonly string[]): string | undefined {
  const refuse = (what: string): never => {
    throw new UsageError(`${what}\n\n${usageOf(program)}`);
  };
  const { values, positionals } = parseOrRefuse(args, refuse);
  if (values.help) {
    process.stdout.write(usageOf(program));
    process.exit(0);
  }
  const { files } = USAGES[program];
  const surplus = positionals[files === '' ? 0 : 1];
  if (surplus !== undefined) return refuse(`There is one argument too many: ${surplus}`);
  const [file] = positionals;
  if (file === undefined && files === 'FILE') return refuse('Name the backup.');
  if (file === '') return refuse('The name of the file is empty.');
  return file;
}

function parseOrRefuse(args: readonly string[], refuse: (what: string) => never) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    return refuse((error as Error).message.replace(/\. To specify .*$/s, '.'));
  }
}
