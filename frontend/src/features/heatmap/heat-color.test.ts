import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatColor, heatShare } from './heat-color';

const STYLES = readFileSync(join(import.meta.dirname, '..', '..', 'app', 'globals.css'), 'utf8');

const LIGHT = '[data-theme="light"]';
const COLOR_BLIND = '[data-palette="color-blind"]';
/** The rules that set the tokens of each look, the last one first. */
const LOOKS = {
  dark: ['@theme static'],
  light: [LIGHT, '@theme static'],
  'dark, color-blind': [COLOR_BLIND, '@theme static'],
  'light, color-blind': [`${COLOR_BLIND}${LIGHT}`, COLOR_BLIND, LIGHT, '@theme static'],
} as const;

/** The value of a token in the first of these rules that sets it. */
function tokenIn(token: string, rules: readonly string[]): Rgb {
  for (const rule of rules) {
    const block = STYLES.split(`\n${rule} {`)[1]?.split('\n}')[0] ?? '';
    const hex = new RegExp(`${token}: (#[0-9a-f]{6});`).exec(block)?.[1];
    if (hex) return channels(hex);
  }
  throw new Error(`no rule sets ${token}`);
}

type Rgb = [number, number, number];

const channels = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

/** Relative luminance, WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('profit, loss and no change have different colors', () => {
  expect(heatColor(0.05)).toContain('--color-tile-up');
  expect(heatColor(-0.05)).toContain('--color-tile-down');
  expect(heatColor(0)).toBe('var(--color-tile-flat)');
});

test('the color is continuous from zero, and almost neutral at a hundredth of a percent', () => {
  expect(heatShare(0.01)).toBeLessThan(0.02);
  expect(heatShare(0.05)).toBeLessThan(0.05);
  fc.assert(
    fc.property(
      fc.double({ min: -20, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      (percent, tick) => {
        // A single tick changes a tile's color only slightly, and a larger move never has a paler
        // color.
        expect(Math.abs(heatShare(percent + tick) - heatShare(percent))).toBeLessThan(0.02);
        expect(heatShare(-percent)).toBe(heatShare(percent));
        const further = percent + Math.sign(percent) * tick;
        expect(heatShare(further)).toBeGreaterThanOrEqual(heatShare(percent));
      },
    ),
  );
});

test('more profit has a fuller color, up to the end of the scale', () => {
  const shares = [0, 0.5, 2, 5, 8].map(heatShare);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(heatColor(250)).toBe(heatColor(8));
});

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(Object.entries(LOOKS))('text has enough contrast on every tile: %s', (_, rules) => {
  const ink = tokenIn('--color-tile-ink', rules);
  const flat = tokenIn('--color-tile-flat', rules);
  for (const full of ['--color-tile-up', '--color-tile-down'].map((one) => tokenIn(one, rules))) {
    for (let percent = 0; percent <= 10; percent += 0.25) {
      const share = heatShare(percent);
      const mixed = flat.map((from, at) => from + ((full[at] ?? 0) - from) * share) as Rgb;
      expect(contrast(ink, mixed)).toBeGreaterThanOrEqual(4.5);
    }
  }
});
