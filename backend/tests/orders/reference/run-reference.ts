import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { caseFiles, caseFolder, parseCases, type ReferenceCase } from './reference-case.ts';
import { runOnAccount, type Told } from './run-on-account.ts';

/* `npm run reference [-- FILE...]`: runs reference cases and prints what was expected and what came. */

const USAGE = `Usage: npm run reference [-- FILE...]

Runs the reference cases of the files, or all cases of ${caseFolder}, through the orders of an
account, and prints for each what is expected and what came of it. The exit code is 0 if all are
equal, 1 if not, 2 if a file cannot be read. docs/reference-cases.md describes the files.
`;

/** Returns the cases of a file, or ends the process with a sentence. */
function read(file: string): readonly ReferenceCase[] {
  try {
    return parseCases(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    process.stderr.write(`${file} cannot be read as reference cases: ${why}\n`);
    process.exit(2);
  }
}

async function tell(one: ReferenceCase): Promise<Told> {
  try {
    return await runOnAccount(one);
  } catch (error) {
    return { expected: 'the case runs', got: (error as Error).message };
  }
}

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const unknown = args.find((arg) => arg.startsWith('-'));
if (unknown !== undefined) {
  process.stderr.write(`There is no option ${unknown}.\n\n${USAGE}`);
  process.exit(2);
}
const from = process.env['INIT_CWD'] ?? process.cwd();
const files =
  args.length > 0
    ? args.map((arg) => resolve(from, arg))
    : caseFiles().map((name) => `${caseFolder}${name}`);

let wrong = 0;
let count = 0;
for (const file of files) {
  process.stdout.write(`${basename(file)}\n`);
  for (const one of read(file)) {
    const { expected, got } = await tell(one);
    const [wanted, came] = [JSON.stringify(expected), JSON.stringify(got)];
    const isRight = isDeepStrictEqual(expected, got);
    count += 1;
    if (!isRight) wrong += 1;
    process.stdout.write(
      `  ${isRight ? 'right' : 'WRONG'}  ${one.name}: ${one.says}\n` +
        `         expected ${wanted}\n         got      ${came}\n`,
    );
  }
}
process.stdout.write(
  wrong === 0 ? `All ${count} cases are right.\n` : `${wrong} of ${count} cases are wrong.\n`,
);
process.exitCode = wrong === 0 ? 0 : 1;
