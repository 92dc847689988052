import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChromium } from '../../lib/test/chromium.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finally-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Creates a program that prints the same answer for any arguments.
 * @param {string} path
 * @param {string} answer
 */
function program(path, answer) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
  return file;
}

const elsewhere = () => ({ PATH: '', PLAYWRIGHT_BROWSERS_PATH: join(folder, 'cache') });

describe.skipIf(process.platform !== 'linux')('a browser', () => {
  test('named by CHROMIUM_PATH takes precedence', () => {
    program('bin/chromium', 'Chromium 150');
    const named = program('mine/browser', 'Chromium 140');
    const env = { ...elsewhere(), PATH: join(folder, 'bin'), CHROMIUM_PATH: named };
    expect(findChromium(env)).toBe(named);
  });

  test('is not replaced if CHROMIUM_PATH names one that does not exist', () => {
    program('bin/chromium', 'Chromium 150');
    const env = { PATH: join(folder, 'bin'), CHROMIUM_PATH: join(folder, 'nothing') };
    expect(findChromium(env)).toBeUndefined();
  });

  test('on the PATH is found', () => {
    const chrome = program('bin/google-chrome', 'Google Chrome 150');
    expect(findChromium({ ...elsewhere(), PATH: join(folder, 'bin') })).toBe(chrome);
  });

  test('without windows is preferred', () => {
    program('bin/chromium', 'Chromium 150');
    const shell = program('bin/chromium-headless-shell', 'Chromium 150');
    expect(findChromium({ ...elsewhere(), PATH: join(folder, 'bin') })).toBe(shell);
  });

  test('that only recommends installing another is skipped', () => {
    program('bin/chromium-browser', 'Command requires a snap to be installed');
    const chrome = program('bin/google-chrome', 'Google Chrome 150');
    expect(findChromium({ ...elsewhere(), PATH: join(folder, 'bin') })).toBe(chrome);
  });

  test("in Playwright's cache is found, the newest first", () => {
    program('cache/chromium-999/chrome-linux/chrome', 'Chromium 120');
    const newest = program('cache/chromium-1200/chrome-linux64/chrome', 'Chromium 150');
    program('cache/firefox-1500/firefox/firefox', 'Firefox');
    expect(findChromium(elsewhere())).toBe(newest);
  });

  test('is undefined if none is installed', () => {
    expect(findChromium(elsewhere())).toBeUndefined();
  });
});
