import { describe, expect, test } from 'vitest';
import { detect } from '../../../src/assistant/languages/detection.ts';
import { FOREIGN_LANGUAGES } from '../../../src/assistant/languages/language.ts';
import { piecesOf } from '../../../src/assistant/reading/language/pieces.ts';
import { readPhrasings } from '../models/offline/phrasings.ts';
import { SAYINGS, said } from './spoken-orders.ts';

const kindOf = (text: string) => detect(text, piecesOf(text));

const ENGLISH = ['phrasings.md', 'everyday.md', 'orders.md'].flatMap((table) =>
  readPhrasings(table).flatMap((row) => row.said),
);

test('no message of the English tables is taken for another language', () => {
  const others = [...new Set(ENGLISH)].filter((text) => kindOf(text).kind === 'foreign');
  // These are in another language.
  expect(others.filter((text) => !/compra|kaufe|ach[eè]te|vends|verkaufe/i.test(text))).toEqual([]);
});

const PARTS = { ticker: 'NVDA', other: 'JPM', quantity: 5, price: 170, low: 150, high: 200 };

describe.each(FOREIGN_LANGUAGES)('%s', (language) => {
  const messages = Object.values(SAYINGS).flatMap((saying) =>
    saying[language].map((each) =>
      said(each, language, { ...PARTS, dollars: 500, percent: 5 }, false),
    ),
  );
  test.each(messages)('%s', (message) => {
    const detected = kindOf(message);
    expect(detected.kind === 'foreign' ? detected.languages : detected.kind).toContain(language);
  });
});

test('numbers and tickers belong to no language', () => {
  for (const text of ['2', '$500', 'NVDA', '5 %', '2 NVDA']) expect(kindOf(text).kind).toBe('none');
});
