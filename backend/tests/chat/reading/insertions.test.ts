import fc from 'fast-check';
import { words } from 'popular-english-words';
import { beforeAll, expect, test } from 'vitest';
import type { Reading } from '../../../src/chat/reading/reader.ts';
import { exampleOrders, exampleReader, outcomeOf } from './example-orders.ts';

let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

const WORDS: readonly string[] = words.getMostPopular(10_000);
const ORDERS = exampleOrders();

/** Words that are an amount by themselves: with one of them an order is for another amount. */
const AMOUNTS = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
   seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
   million dozen half quarter third fourth fifth sixth seventh eighth tenth percent dollars dollar bucks
   usd grand couple pair double triple all every`.split(/\s+/),
);

interface Insertion {
  readonly order: string;
  readonly message: string;
  readonly word: string;
}

const insertion = fc
  .record({
    order: fc.constantFrom(...ORDERS),
    word: fc.constantFrom(...WORDS.filter((word) => !AMOUNTS.has(word))),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ order, word, place }): Insertion => insert(order, word, place));

function insert(order: string, word: string, place: number): Insertion {
  const parts = order.split(' ');
  parts.splice(Math.round(place * parts.length), 0, word);
  return { order, word, message: parts.join(' ') };
}

const sameOrNothing =
  (reader: (message: string) => Reading) =>
  ({ order, message }: Insertion) => {
    const outcome = outcomeOf(reader(message));
    if (outcome !== null) expect(outcome, message).toBe(outcomeOf(read(order)));
  };

test('a word put anywhere into an order leaves it the same or makes it a question', () => {
  fc.assert(
    fc.property(insertion, (each) => sameOrNothing(read)(each)),
    { numRuns: 5000 },
  );
});

test('each of ten thousand words is tried at the places where most can go wrong', () => {
  for (const word of WORDS) {
    if (AMOUNTS.has(word)) continue;
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
      return outcome === null || outcome !== outcomeOf(read(order));
    }),
  );
  expect(skips.failed).toBe(true);
});
