import { expect, test } from 'vitest';
import { heatColour } from './heat-colour';

const channels = (colour: string): number[] => (colour.match(/\d+/g) ?? []).map(Number);

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('profit is green, loss is red, and neither is neutral', () => {
  const [profitRed = 0, profitGreen = 0] = channels(heatColour(0.05));
  const [lossRed = 0, lossGreen = 0] = channels(heatColour(-0.05));
  expect(profitGreen).toBeGreaterThan(profitRed);
  expect(lossRed).toBeGreaterThan(lossGreen);
  const [flatRed = 0, flatGreen = 0] = channels(heatColour(0));
  expect(Math.abs(flatRed - flatGreen)).toBeLessThan(10);
});

test('more profit is a fuller green up to the end of the scale', () => {
  const greens = [0, 0.5, 2, 5, 8].map((percent) => channels(heatColour(percent))[1] ?? 0);
  expect(greens).toEqual([...greens].sort((a, b) => a - b));
  expect(heatColour(250)).toBe(heatColour(8));
});

test('white text reads on every tile', () => {
  for (let percent = -10; percent <= 10; percent += 0.25) {
    expect(1.05 / (luminance(heatColour(percent)) + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});
