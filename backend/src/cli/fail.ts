import { ConfigError } from '../config.ts';
import { outliveOutputs } from '../kernel/process/outputs.ts';
import { UsageError } from './arguments.ts';

/** A failure with advice: why a program did not do its work, and what the person can do. */
export class AdvisedError extends Error {
  override readonly name = 'AdvisedError';
  readonly advice: string;

  /** @param advice a sentence; without a full stop if it ends with a command */
  constructor(message: string, advice: string, cause: unknown) {
    super(message, { cause });
    this.advice = advice;
  }
}

/**
 * Runs a program with the arguments of the process. If it throws, prints why to standard error and
 * sets the exit code to 2.
 *
 * @param what what was not done then, such as "Nothing was restored"
 */
export function runProgram(what: string, work: (args: readonly string[]) => Promise<void>): void {
  outliveOutputs();
  work(process.argv.slice(2)).catch(fail(what));
}

/**
 * Prints why a program failed to standard error, and sets the exit code to 2.
 *
 * @param what as for `runProgram`
 */
export const fail =
  (what: string) =>
  (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    const is_whole = error instanceof ConfigError || error instanceof UsageError;
    const sentence = is_whole ? reason.trimEnd() : `${what}: ${reason.replace(/\.$/, '')}.`;
    const advice = error instanceof AdvisedError ? ` ${error.advice}` : '';
    process.stderr.write(`${sentence}${advice}\n`);
    process.exitCode = 2;
  };
