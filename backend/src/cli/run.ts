import { ConfigError } from '../config.ts';

/**
 * Runs a command-line program. If it throws, prints the reason to stderr and sets exit code 2.
 *
 * @param main receives the arguments of the command line
 * @param failure begins the message of any error other than a ConfigError
 */
export function run(main: (args: readonly string[]) => Promise<void>, failure: string): void {
  main(process.argv.slice(2)).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof ConfigError ? `${reason}\n` : `${failure}: ${reason}\n`);
    process.exitCode = 2;
  });
}
