import { parseArgs } from 'node:util';

/** The programs for a database. */
export type Program = 'verify' | 'backup' | 'restore' | 'audit';

/** How a program is called, and what it does. */
interface Usage {
  /** What follows the name of the program. */
  readonly files: '' | '[FILE]' | 'FILE';
  readonly does: string;
}

const USAGES: Readonly<Record<Program, Usage>> = {
  verify: {
    files: '[FILE]',
    does:
      'Replays every trade of the database, or of the database in FILE, and says whether it is\n' +
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
    does: 'Puts the backup FILE in the place of the database. What was there is kept in backups/.',
  },
  audit: {
    files: '',
    does:
      "Writes everything that is kept about the assistant's answers to standard output, one JSON\n" +
      'object a line.',
  },
};

/** Arguments that a program does not understand: the message ends with how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const isPackaged = (): boolean => /finally-terminal/.test(process.argv[1] ?? '');

/** The command that runs a program, as the person runs FinAlly; a file may follow. */
export function commandOf(program: Program): string {
  if (isPackaged()) return `finally-terminal ${program}`;
  return USAGES[program].files === '' ? `npm run -s ${program}` : `npm run ${program} --`;
}

function usageOf(program: Program): string {
  const { files, does } = USAGES[program];
  return `Usage: ${`${commandOf(program)} ${files}`.trim()}\n\n${does}\n`;
}

/**
 * Reads the arguments of a program. Prints how it is called and ends the process if asked with
 * `--help`.
 *
 * @returns the file that is named, if one is
 * @throws UsageError on an unknown option, a surplus argument, or without a file that is needed
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
