import fc from 'fast-check';
import { words } from 'popular-english-words';
import { beforeAll, expect, test } from 'vitest';
import type { Reading } from '../../../src/assistant/reading/reader.ts';
import { sample, tries } from './effort.ts';
import { exampleOrders, exampleReader, outcomeOf } from './example-orders.ts';

let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

const WORDS: readonly string[] = words.getMostPopular(10_000);
const ORDERS = exampleOrders();

/**
 * Words that turn a valid order into another valid order: amounts, and verbs in a list of items.
 */
const MEANINGFUL = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
   seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
   million dozen half quarter third fourth fifth sixth seventh eighth tenth percent dollars dollar bucks
   usd grand couple pair double triple all every
   buy purchase order get grab sell trim close exit dump unload watch track follow add put`.split(
    /\s+/,
  ),
);

interface Insertion {
  readonly order: string;
  readonly message: string;
  readonly word: string;
}

const insertion = fc
  .record({
    order: fc.constantFrom(...ORDERS),
    word: fc.constantFrom(...WORDS.filter((word) => !MEANINGFUL.has(word))),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ order, word, place }): Insertion => insert(order, word, place));

function insert(order: string, word: string, place: number): Insertion {
  const parts = order.split(' ');
  parts.splice(Math.round(place * parts.length), 0, word);
  return { order, word, message: parts.join(' ') };
}

/** What each order comes to without an insertion. */
const sound = new Map<string, string | null>();

function soundOutcome(order: string): string | null {
  const known = sound.get(order);
  if (known !== undefined) return known;
  const outcome = outcomeOf(read(order));
  sound.set(order, outcome);
  return outcome;
}

const sameOrNothing =
  (reader: (message: string) => Reading) =>
  ({ order, message }: Insertion) => {
    const outcome = outcomeOf(reader(message));
    if (outcome !== null) expect(outcome, message).toBe(soundOutcome(order));
  };

test('a word put anywhere into an order leaves it the same or makes it a question', () => {
  fc.assert(
    fc.property(insertion, (each) => sameOrNothing(read)(each)),
    { numRuns: tries(1_500) },
  );
});

test('each of hundreds of words, or ten thousand, is tried at the places where most can go wrong', () => {
  for (const word of sample(WORDS, 40).filter((each) => !MEANINGFUL.has(each))) {
    for (const order of ['buy 2 NVDA', 'sell everything', 'sell my TSLA']) {
      const places = order.split(' ').length;
      for (let place = 0; place <= places; place++) {
        sameOrNothing(read)(insert(order, word, place / places));
      }
    }
  }
}, 120_000);

test('the generator catches a reader that skips what it does not know', () => {
  const known = new Set(ORDERS.flatMap((order) => order.split(' ')));
  const sloppy = (message: string): Reading =>
    read(
      message
        .split(' ')
        .filter((word) => known.has(word))
        .join(' '),
    );
  const skips = fc.check(
    fc.property(insertion, ({ order, message }) => {
      const outcome = outcomeOf(sloppy(message));
      return outcome === null || outcome !== soundOutcome(order);
    }),
  );
  expect(skips.failed).toBe(true);
});
