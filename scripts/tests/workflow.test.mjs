import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../lib/root.mjs';

const WORKFLOW = readFileSync(inRoot('.github', 'workflows', 'checks.yml'), 'utf8');
const found = (/** @type {RegExp} */ pattern) =>
  [...WORKFLOW.matchAll(pattern)].map(([, name = '']) => name);

test('the checks of every push run existing commands', () => {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const named = found(/\bnpm (?:run )?([\w:-]+)$/gm);
  expect(named).toContain('test');
  for (const name of named) expect(scripts, name).toHaveProperty(name);
  const files = found(/^\s+(scripts\/\S+)$/gm);
  expect(files).toContain('scripts/start');
  for (const file of files) expect(existsSync(inRoot(file)), file).toBe(true);
});

test("they install only the lockfile's packages and pin a version of every action", () => {
  expect(WORKFLOW).not.toMatch(/npm (install|i|exec|update)\b|\bnpx\b/);
  const actions = found(/uses: (\S+)/g);
  expect(actions.length).toBeGreaterThan(5);
  for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@(v\d+|[\da-f]{40})$/);
});

test('they run on every supported system and Node version', () => {
  expect(WORKFLOW).toContain('os: [ubuntu-latest, macos-latest, windows-latest]');
  expect(WORKFLOW).toContain('node: [22, 24]');
  expect(WORKFLOW).toContain('node: 20');
});

test('third-party actions are pinned to a commit, with the version in a comment', () => {
  const used = found(/^\s+- uses: (.+)$/gm);
  expect(used.length).toBeGreaterThan(0);
  const loose = used.filter((name) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(name));
  expect(loose).toEqual([]);
});
