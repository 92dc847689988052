import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAmount, sizeMeant } from '@/features/orders/size/amount-phrases';
import type { OrderSize } from '@/features/orders/size/order-size';
import type { Intent } from '../intent';
import { readCommand } from '../read-command';

type Kind = 'fractions' | 'percentages' | 'wholes';
interface Phrases
  extends Readonly<Record<Kind, readonly (readonly [words: string, part: string])[]>> {
  readonly forms: readonly { said: string; with: readonly Kind[]; of: string }[];
}

/** The phrases that the built-in assistant understands too. The tests run in the root folder. */
const PHRASES = JSON.parse(readFileSync('contract/tests/order-phrases.json', 'utf8')) as Phrases;

const rows = PHRASES.forms.flatMap(({ said, with: kinds, of }) =>
  kinds.flatMap((kind) =>
    PHRASES[kind].map(([words, part]) => [said.replace('#', words), of, part] as const),
  ),
);

const millionths = (part: string): bigint => {
  const [above = '0', below = '1'] = part.split('/');
  return (1_000_000n * BigInt(above)) / BigInt(below);
};

function written(intent: Intent): string {
  if (intent.kind !== 'trade' || intent.ticker !== 'F') return 'no order for F';
  return writtenSize(intent.side, intent.size);
}

function writtenSize(side: string, size: OrderSize): string {
  if (size.kind === 'shares') return `${side} ${size.quantity_e6} e-6 shares`;
  return size.kind === 'part'
    ? `${side} ${size.part.numerator}/${size.part.denominator}`
    : `${side} ${size.kind}`;
}

test.each(rows)('"%s" means a part of the %s: %s', (said, of, part) => {
  const side = said.split(' ')[0];
  const shares = `${side} ${millionths(part)} e-6 shares`;
  const reading = readCommand(said);
  const intents =
    reading && 'either' in reading
      ? reading.either
      : reading && 'intent' in reading
        ? [reading.intent]
        : [];
  const meant =
    of === 'share'
      ? [shares]
      : of === 'cash or share'
        ? [`${side} ${part}`, shares]
        : [`${side} ${part}`];
  expect(intents.map(written)).toEqual(meant);
});

/** Returns the amount of a line as typed into the ticket: without side and ticker. */
const amountIn = (said: string): string =>
  said.replace(/^(?:buy|sell) /, '').replace(/\s*\b(?:of )?(?:my )?F\b\s*/, '');

test.each(rows)('the ticket reads "%s" as a part of the %s: %s', (said, of, part) => {
  const side = said.startsWith('buy') ? 'buy' : 'sell';
  const amount = readAmount(amountIn(said), 'shares');
  const size = typeof amount === 'object' ? sizeMeant(side, amount) : 'not read';
  const meant = of === 'share' ? `${side} ${millionths(part)} e-6 shares` : `${side} ${part}`;
  if (of === 'cash or share') expect(size).toContain('half of my cash, or half a share');
  else expect(typeof size === 'string' ? size : writtenSize(side, size)).toBe(meant);
});

test('a part of the cash sells nothing, and an amount of shares is no part of the cash', () => {
  const meant = (side: 'buy' | 'sell', text: string) => {
    const amount = readAmount(text, 'shares');
    return typeof amount === 'object' ? sizeMeant(side, amount) : amount;
  };
  expect(meant('sell', 'half of my cash')).toContain('for a purchase');
  expect(meant('buy', '5 of my cash')).toContain('1/2 OF CASH');
});

test.each(['sell half share of F', 'sell half a share F'])(
  '"%s" means a part of one share, not of the position',
  (said) => {
    expect(readCommand(said)).toMatchObject({ intent: { size: { quantity_e6: 500_000n } } });
  },
);

test.each(['buy half my cash F', 'buy half the cash F', 'buy half of the cash F'])(
  '"%s" means a part of the cash',
  (said) => {
    const size = { kind: 'part', part: { numerator: 1n, denominator: 2n } };
    expect(readCommand(said)).toMatchObject({ intent: { ticker: 'F', size } });
  },
);

test('a share, shares and the ticker CASH keep their meaning', () => {
  const shares = { kind: 'shares', quantity_e6: 1_000_000n };
  expect(readCommand('buy 1 share of F')).toMatchObject({ intent: { ticker: 'F', size: shares } });
  expect(readCommand('buy 1 CASH')).toMatchObject({ intent: { ticker: 'CASH', size: shares } });
});
