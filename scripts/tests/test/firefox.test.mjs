import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFirefox } from '../../lib/test/firefox.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finally-firefox-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Creates a program that prints the same answer for any arguments.
 * @param {string} name
 * @param {string} answer
 */
function program(name, answer) {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
  return file;
}

describe.skipIf(process.platform !== 'linux')('Firefox', () => {
  test('with extended support is preferred', () => {
    program('firefox', 'Mozilla Firefox 150.0');
    const extended = program('firefox-esr', 'Mozilla Firefox 140.12.0esr');
    expect(findFirefox({ PATH: folder })).toBe(extended);
  });

  test('that cannot run here is skipped', () => {
    program('firefox-esr', 'Command requires a snap to be installed');
    const firefox = program('firefox', 'Mozilla Firefox 150.0');
    expect(findFirefox({ PATH: folder })).toBe(firefox);
  });

  test('named by FIREFOX_PATH takes precedence, also if it does not exist', () => {
    program('firefox', 'Mozilla Firefox 150.0');
    const mine = program('mine', 'Mozilla Firefox 140.0');
    expect(findFirefox({ PATH: folder, FIREFOX_PATH: mine })).toBe(mine);
    expect(findFirefox({ PATH: folder, FIREFOX_PATH: join(folder, 'nothing') })).toBeUndefined();
  });
});
