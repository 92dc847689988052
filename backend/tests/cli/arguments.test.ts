import { expect, test } from 'vitest';
import { type Program, readFile } from '../../src/cli/arguments.ts';

test.each<readonly [Program, readonly string[], string | undefined]>([
  ['verify', [], undefined],
  ['verify', ['other.db'], 'other.db'],
  ['backup', [], undefined],
  ['backup', ['to.db'], 'to.db'],
  ['backup', ['--', '--to.db'], '--to.db'],
  ['restore', ['from.db'], 'from.db'],
  ['audit', [], undefined],
])('%s %j is understood', (program, args, file) => {
  expect(readFile(program, args)).toBe(file);
});

test.each<readonly [Program, readonly string[], string]>([
  ['verify', ['one.db', 'two.db'], 'There is one argument too many: two.db'],
  ['backup', ['one.db', 'two.db'], 'There is one argument too many: two.db'],
  ['restore', ['one.db', 'two.db'], 'There is one argument too many: two.db'],
  ['audit', ['answers.jsonl'], 'There is one argument too many: answers.jsonl'],
  ['restore', [], 'Name the backup.'],
  ['restore', [''], 'The name of the file is empty.'],
  ['backup', ['--force'], "Unknown option '--force'"],
  ['audit', ['-v'], "Unknown option '-v'"],
  ['verify', ['--help=yes'], "'-h, --help' does not take an argument"],
])('%s %j is refused with the usage', (program, args, what) => {
  const refused = () => readFile(program, args);
  expect(refused).toThrow(what);
  expect(refused).toThrow(`Usage: npm run ${program === 'audit' ? '-s ' : ''}${program}`);
});
