import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const file = (path: string) => fileURLToPath(new URL(`../../public/${path}`, import.meta.url));

interface Icon {
  src: string;
  sizes: string;
  purpose?: string;
}

test('the manifest names icons of the sizes that they have', () => {
  const { icons, display, start_url } = JSON.parse(
    readFileSync(file('manifest.webmanifest'), 'utf8'),
  ) as { icons: readonly Icon[]; display: string; start_url: string };
  expect([display, start_url]).toEqual(['standalone', '/']);
  const drawn = icons.filter(({ src }) => src.endsWith('.png'));
  for (const { src, sizes } of drawn) {
    const png = readFileSync(file(src));
    // Width and height are the first fields of a PNG's header chunk.
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
  }
  expect(drawn.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
  expect(drawn.some(({ purpose }) => purpose === 'maskable')).toBe(true);
});
