import { expect, test } from 'vitest';
import { labelFor, secondaryFont } from './tile-label';

test('a large tile shows ticker, profit and value', () => {
  expect(labelFor({ width: 300, height: 200 }, 'AAPL', '+1.23%', '$1,234.56')).toMatchObject({
    font_px: 24,
    showsPercent: true,
    showsValue: true,
  });
});

test('whether a percentage is shown does not depend on how long it is at the moment', () => {
  for (let width = 24; width < 120; width++) {
    const shown = ['+0.01%', '\u221212.34%', '+100.00%'].map(
      (percent) => labelFor({ width, height: 60 }, 'KO', percent, '$1.00')?.showsPercent,
    );
    expect(new Set(shown).size).toBe(1);
  }
});

test('a tile too small for a legible ticker shows nothing', () => {
  expect(labelFor({ width: 24, height: 80 }, 'AAPL', '+1.23%', '$1,234.56')).toBeNull();
  expect(labelFor({ width: 200, height: 8 }, 'AAPL', '+1.23%', '$1,234.56')).toBeNull();
});

test('no text is wider or higher than its tile', () => {
  for (let width = 10; width < 400; width += 7) {
    for (let height = 10; height < 300; height += 7) {
      for (const [ticker, percent, value] of [
        ['V', '+0.01%', '$0.01'],
        ['ABCDEFGHIJ', '\u221212,345.67%', '$9,999,999,999,999.99'],
      ] as const) {
        const label = labelFor({ width, height }, ticker, percent, value);
        if (!label) continue;
        const second = secondaryFont(label.font_px);
        expect(ticker.length * 0.6 * label.font_px).toBeLessThanOrEqual(width);
        const lines = label.font_px * 1.2 + (label.showsPercent ? second * 1.2 : 0);
        expect(lines).toBeLessThanOrEqual(height);
        if (label.showsPercent) expect(percent.length * 0.6 * second).toBeLessThanOrEqual(width);
        if (label.showsValue) expect(value.length * 0.6 * second).toBeLessThanOrEqual(width);
      }
    }
  }
});
