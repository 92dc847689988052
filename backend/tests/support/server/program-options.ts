import { parseArgs } from 'node:util';

/** A number that a program takes. */
interface ProgramOption {
  readonly does: string;
  readonly default: number;
  /** How the help says the default, if it differs from run to run. */
  readonly default_text?: string;
  /** Whether it may have decimals, as in 0.5. */
  readonly is_decimal?: boolean;
  readonly min?: number;
}

export interface ProgramUsage<Name extends string> {
  /** The command that runs the program, such as `npm run soak --`. */
  readonly command: string;
  readonly does: string;
  readonly options: Readonly<Record<Name, ProgramOption>>;
  /** True if the numbers follow each other, without the names. */
  readonly is_by_position?: boolean;
}

/** Thrown for arguments that a program does not understand; the message is one sentence. */
class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** Returns how a program is called, what it does and what its options mean. */
function helpOf<Name extends string>(usage: ProgramUsage<Name>): string {
  const { command, does, is_by_position = false } = usage;
  const options = Object.entries<ProgramOption>(usage.options);
  const called = (name: string): string => (is_by_position ? name : `--${name}`);
  const call = options.map(([name]) =>
    is_by_position ? `[${name.toUpperCase()}]` : `[--${name} NUMBER]`,
  );
  const width = Math.max(...options.map(([name]) => called(name).length));
  const lines = options.map(([name, option]) => {
    const otherwise = option.default_text ?? option.default.toLocaleString('en-US');
    return `  ${called(name).padEnd(width)}  ${option.does} (default: ${otherwise})`;
  });
  return `Usage: ${[command, ...call].join(' ')}\n\n${does}\n\n${lines.join('\n')}\n`;
}

/**
 * Reads the numbers that a program was called with.
 *
 * @returns the numbers by name, or the help if that was asked for
 * @throws OptionError on an unknown option, a surplus argument or what is no such number
 */
export function readOptions<Name extends string>(
  usage: ProgramUsage<Name>,
  args: readonly string[],
): Readonly<Record<Name, number>> | string {
  const options = usage.options as Readonly<Record<string, ProgramOption>>;
  const names = Object.keys(options);
  const numbers = Object.fromEntries(names.map((name) => [name, options[name]?.default ?? 0]));
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: stringOptions(usage),
  });
  let position = 0;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const isOption = token.kind === 'option';
    if (isOption && (token.name === 'help' || token.name === 'h')) return helpOf(usage);
    const name = isOption ? token.name : names[position++];
    const isTaken = isOption !== (usage.is_by_position ?? false);
    const option = name !== undefined && isTaken ? options[name] : undefined;
    const typed = isOption ? token.rawName : token.value;
    if (name === undefined || !option) {
      throw new OptionError(
        `There is no ${isOption ? 'option' : 'argument'} ${typed}; --help lists what there is.`,
      );
    }
    numbers[name] = numberOf(isOption ? token.rawName : name, option, token.value);
  }
  return numbers as Record<Name, number>;
}

const stringOptions = ({ options, is_by_position }: ProgramUsage<string>) =>
  Object.fromEntries(
    (is_by_position ? [] : Object.keys(options)).map((name) => [name, { type: 'string' as const }]),
  );

function numberOf(called: string, option: ProgramOption, text: string | undefined): number {
  const { is_decimal = false, min = 1 } = option;
  const number = Number(text);
  const isWritten = (is_decimal ? /^\d{1,9}(\.\d{1,6})?$/ : /^\d{1,9}$/).test(text ?? '');
  if (isWritten && (is_decimal ? number > 0 : number >= min)) return number;
  const what = is_decimal ? 'a number greater than zero' : `a whole number from ${min}`;
  const instead = text === undefined || text === '' ? '' : `, not "${text}"`;
  throw new OptionError(`${called} must be ${what}${instead}.`);
}

/** Like `readOptions`, for the process: prints the help, or the sentence of an error, and ends it. */
export function optionsOfProcess<Name extends string>(
  usage: ProgramUsage<Name>,
  args: readonly string[],
): Readonly<Record<Name, number>> {
  try {
    const read = readOptions(usage, args);
    if (typeof read !== 'string') return read;
    process.stdout.write(read);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
