import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The settings of the README's table with the defaults it gives, in its order; a row may hold several. */
function documentedSettings(text: string): [name: string, value: string | undefined][] {
  const section = text.slice(text.indexOf('## Settings'));
  return [...section.matchAll(/^\| (`[A-Z].*?) \| (.*?)\| .+ \|$/gm)].flatMap(
    ([, names = '', defaults = '']) => {
      const values = defaults.split(',').map((value) => /`(.+)`/.exec(value)?.[1]);
      return names
        .split(', ')
        .map((name, at): [string, string | undefined] => [name.replaceAll('`', ''), values[at]]);
    },
  );
}

/** Every setting that is asked for when the configuration is read. */
function settingsThatAreRead(): string[] {
  const asked = new Set<string>();
  const environment: Record<string, undefined> = new Proxy(
    {},
    { get: (_target, name) => void asked.add(String(name)) },
  );
  parseConfig(environment);
  return [...asked];
}

/** What makes the settings behind it take effect. */
const SOURCES = { MASSIVE_API_KEY: 'a-key', MARKET_REPLAY: 'prices.csv' };

const documented = documentedSettings(README);

test('the README names every setting, and no other', () => {
  expect(documented.map(([name]) => name).toSorted()).toEqual(settingsThatAreRead().toSorted());
});

test.each(documented.filter(([, value]) => value !== undefined))(
  'the default that the README gives for %s holds',
  (name, value) => {
    expect(parseConfig({ ...SOURCES, [name]: value })).toEqual(parseConfig(SOURCES));
  },
);

test('a setting without a default in the README has none', () => {
  const given = documented.filter(([, value]) => value !== undefined);
  const leaves = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
  const made = leaves(parseConfig(SOURCES)).filter((leaf) => leaf !== undefined);
  expect(made).toHaveLength(given.length + Object.keys(SOURCES).length);
});
