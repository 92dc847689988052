import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { controlOf } from '../../../src/assistant/actions/mandate.ts';
import type { Reading } from '../../../src/assistant/reading/reader.ts';
import { sample, tries } from './effort.ts';
import { exampleOrders, exampleReader, file, lines, outcomeOf } from './example-orders.ts';

let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

const FRAMES = lines(file('frames.txt')).map((frame) => frame.replaceAll('⏎', '\n'));
const ORDERS = exampleOrders();

/** An order as somebody else's words: in a mail, a list, a song, code. */
const quoted = fc
  .tuple(fc.constantFrom(...FRAMES), fc.constantFrom(...ORDERS))
  .map(([frame, order]) => frame.replaceAll('{order}', () => order.replace(/[.!?]+$/, '')));

const doesNothing = (reader: (message: string) => Reading) => (message: string) => {
  expect(outcomeOf(reader(message)), message).toBeNull();
};

test('there are at least a hundred frames', () => {
  expect(new Set(FRAMES).size).toBeGreaterThanOrEqual(100);
});

test.each([...FRAMES.entries()])('an order is not carried out in frame %i: %s', (index, frame) => {
  for (const order of sample(ORDERS, 10, index))
    doesNothing(read)(frame.replaceAll('{order}', () => order));
});

test('nor in two frames at once', () => {
  const nested = fc
    .tuple(fc.constantFrom(...FRAMES), quoted)
    .map(([frame, message]) => frame.replaceAll('{order}', () => message));
  fc.assert(
    fc.property(nested, (message) => doesNothing(read)(message)),
    { numRuns: tries(500) },
  );
});

test('no frame halts the assistant or agrees to anything', () => {
  for (const words of ['stop trading', 'read only', 'yes', 'do it', 'go ahead']) {
    for (const frame of FRAMES) {
      const message = frame.replaceAll('{order}', words);
      expect(controlOf(message), message).toBeUndefined();
    }
  }
});

test('the generator catches a reader that drops what it does not know', () => {
  const sloppy = (message: string): Reading => {
    const [order = ''] = ORDERS.filter((each) => message.includes(each.replace(/[.!?]+$/, '')));
    return read(order);
  };
  const run = fc.check(fc.property(quoted, (message) => doesNothing(sloppy)(message)));
  expect(run.failed).toBe(true);
});
