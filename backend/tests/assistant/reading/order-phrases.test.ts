import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Reading } from '../../../src/assistant/reading/reader.ts';
import { exampleReader } from './example-orders.ts';

type Words = readonly (readonly [words: string, part: string])[];
interface Phrases {
  readonly fractions: Words;
  readonly percentages: Words;
  readonly wholes: Words;
  readonly forms: readonly {
    readonly said: string;
    readonly with: readonly ('fractions' | 'percentages' | 'wholes')[];
    readonly of: 'holding' | 'cash' | 'share' | 'cash or share';
  }[];
}

/** The phrases that the command line parses, too. */
const PHRASES = JSON.parse(
  readFileSync(new URL('../../../../contract/tests/order-phrases.json', import.meta.url), 'utf8'),
) as Phrases;

const rows = PHRASES.forms.flatMap((form) =>
  form.with.flatMap((kind) =>
    PHRASES[kind].map(([words, part]) => [form.said.replace('#', words), form.of, part] as const),
  ),
);

let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

/**
 * Returns what an order for F is parsed as: `sell 1/3 of holding`; null unless it is exactly one
 * order.
 */
function outcomeOf(reading: Reading): string | null {
  if (reading.kind === 'unread') return null;
  const [only, ...others] = reading.kind === 'commands' ? reading.commands : reading.obstacles;
  if (!only || others.length > 0 || !('ticker' in only) || only.ticker !== 'F') return null;
  if (only.kind === 'part_of_which') return `buy ${written(only.part)} of cash or share`;
  if (only.kind !== 'trade') return null;
  const { side, amount } = only;
  switch (amount.of) {
    case 'position':
      return `${side} ${written(amount.part)} of holding`;
    case 'cash':
      return `${side} ${written(amount.part)} of cash`;
    case 'most':
      return `${side} 1/1 of cash`;
    case 'shares':
      return `${side} ${written(amount.shares)} of share`;
    default:
      return null;
  }
}

const written = ({ n, d }: { readonly n: bigint; readonly d: bigint }): string => `${n}/${d}`;

test.each(rows)('"%s" means a part of the %s: %s', (said, of, part) => {
  const [side] = said.split(' ');
  expect(outcomeOf(read(said))).toBe(`${side} ${part} of ${of}`);
});
