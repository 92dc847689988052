import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readOptions } from './program-options.ts';

const USAGE = {
  command: 'npm run soak --',
  does: 'Simulates.',
  options: {
    hours: { does: 'Simulated hours', default: 8, is_decimal: true },
    seed: { does: 'Repeats a run', default: 1, min: 0 },
  },
};

test('options are read by name, and those without a name by position', () => {
  expect(readOptions(USAGE, [])).toEqual({ hours: 8, seed: 1 });
  expect(readOptions(USAGE, ['--seed', '0', '--hours=0.5'])).toEqual({ hours: 0.5, seed: 0 });
  expect(readOptions({ ...USAGE, is_by_position: true }, ['2', '7'])).toEqual({
    hours: 2,
    seed: 7,
  });
});

test.each([
  [['--sead', '1'], 'There is no option --sead; --help lists what there is.'],
  [['7'], 'There is no argument 7; --help lists what there is.'],
  [['--hours', 'many'], '--hours must be a number greater than zero, not "many".'],
  [['--hours', '0'], '--hours must be a number greater than zero, not "0".'],
  [['--seed', '1.5'], '--seed must be a whole number from 0, not "1.5".'],
  [['--seed'], '--seed must be a whole number from 0.'],
  [['-x'], 'There is no option -x; --help lists what there is.'],
])('%j is refused in one sentence', (args, sentence) => {
  expect(() => readOptions(USAGE, args)).toThrow(sentence);
});

const PROGRAMS = [
  ['npm run torture:crash', '../../durability/torture.ts', ['crash']],
  ['npm run torture:power', '../../durability/torture.ts', ['power']],
  ['npm run torture:model', '../../durability/torture.ts', ['model']],
  ['npm run fuzz', '../../fuzz/fuzz.ts', []],
  ['npm run soak', '../../soak/soak.ts', []],
] as const;

const run = (file: string, args: readonly string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    encoding: 'utf8',
  });

test.each(PROGRAMS)(
  '%s says with --help how it is called, and runs nothing',
  (command, file, form) => {
    const { status, stdout, stderr } = run(file, [...form, '--help']);
    expect(stdout).toMatch(new RegExp(`^Usage: ${command} -- \\[`));
    expect(stderr).toBe('');
    expect(status).toBe(0);
  },
);

test.each(PROGRAMS)('%s refuses an unknown option in one sentence', (_, file, form) => {
  const { status, stdout, stderr } = run(file, [...form, '--sead', '1']);
  expect(stderr).toBe('There is no option --sead; --help lists what there is.\n');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
