import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));

const CLOCK = 'kernel/time/clock.ts';

/** What a file may only reach by having it handed in, and the files that hand it out. */
const STRAYS: readonly (readonly [name: string, pattern: RegExp, places: readonly string[]])[] = [
  ['Date.now', /\bDate\.now\b/, [CLOCK]],
  ['the date of now', /\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/, []],
  ['a clock for durations', /\bperformance\.now\b|\bprocess\.(hrtime|uptime)\b/, [CLOCK]],
  ['timers', /\bset(Timeout|Interval|Immediate)\(|\bAbortSignal\.timeout\b|node:timers/, [CLOCK]],
  ['Math.random', /\bMath\.random\b/, []],
  [
    'randomness',
    /\brandom(UUID|Int|Bytes)\b|\bgetRandomValues\b/,
    ['kernel/ids.ts', 'kernel/random.ts'],
  ],
  ['the environment', /\bprocess\.env\b|\bloadEnvFile\b/, ['config.ts']],
  // That script runs in the browser.
  ['a bare fetch', /(?<![.\w])fetch\(|\bglobalThis\.fetch\b/, ['access/sign-in/script.ts']],
  ['the console', /\bconsole\.\w+/, []],
];

/** Code without its comments, in which anything may be named. */
const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    code: withoutComments(readFileSync(join(SOURCE, path), 'utf8')),
  }));

test('the backend is searched', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.map(({ path }) => path)).toContain(CLOCK);
});

describe.each(STRAYS)('%s', (_name, pattern, places) => {
  test('stands only where it is handed out', () => {
    const found = sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
    expect(found.filter((path) => !places.includes(path))).toEqual([]);
    expect(found.toSorted()).toEqual(places.toSorted());
  });
});

test.each([
  ['const now = Date.now();'],
  ['const today = new Date();'],
  ['setTimeout(run, 5);'],
  ['await fetch(url);'],
  ['const key = process.env.KEY;'],
  ['if (Math.random() < 0.5) return;'],
])('%s would be found', (code) => {
  expect(STRAYS.some(([, pattern]) => pattern.test(withoutComments(code)))).toBe(true);
});

test.each([
  ['// Date.now() is banned'],
  ['/* setTimeout( */'],
  ['options.fetch(url)'],
  ['new Date(time_ms)'],
])('%s is no stray', (code) => {
  expect(STRAYS.some(([, pattern]) => pattern.test(withoutComments(code)))).toBe(false);
});
