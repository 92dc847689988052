import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryOf, GLOSSARY } from './glossary';
import { HELP_TOPICS } from './help-topics';
import { readHelp } from './read-help';
import { placeBeside } from './terms/place-beside';

const COMMANDS = [
  { title: 'Go to Heatmap', group: 'Desk' },
  { title: 'Save a picture of the chart', group: 'Chart', names: ['screenshot'] },
];

test('help alone, also as a question mark, lists the topics', () => {
  for (const typed of ['help', 'HELP ', '?']) {
    const answer = readHelp(typed, COMMANDS);
    expect(answer?.examples.map(({ line }) => line)).toEqual(
      HELP_TOPICS.map(({ name }) => `HELP ${name.toUpperCase()}`),
    );
  }
});

test('each topic and each of its other words is answered with lines to try', () => {
  for (const { name, words } of HELP_TOPICS) {
    for (const word of [name, ...words]) {
      const answer = readHelp(`help ${word}`, COMMANDS);
      expect(answer?.sentence, word).toMatch(/\.$/);
      expect(answer?.examples.length, word).toBeGreaterThan(0);
    }
  }
});

test('no word names two topics or two terms', () => {
  const words = HELP_TOPICS.flatMap((topic) => [topic.name, ...topic.words]);
  expect(new Set(words).size).toBe(words.length);
  const names = GLOSSARY.flatMap((entry) => [
    entry.term,
    ...('names' in entry ? (entry.names as readonly string[]) : []),
  ]);
  expect(new Set(names).size).toBe(names.length);
});

test('each term of the glossary is explained by its name and by its other names, in any case', () => {
  for (const entry of GLOSSARY) {
    expect(entryOf(entry.term.toUpperCase())).toBe(entry);
    expect(entry.sentence).toMatch(/^[A-Z].*\.$/);
  }
  expect(readHelp('help drawdown', COMMANDS)?.sentence).toMatch(/^Drawdown: /);
  expect(readHelp('help with GTC', COMMANDS)?.sentence).toMatch(/^Time in force: /);
});

test('a word that is neither finds commands, and else the answer says which topics there are', () => {
  expect(readHelp('help heatmap', COMMANDS)?.examples).toEqual([
    { line: 'Go to Heatmap', meaning: 'Desk' },
  ]);
  expect(readHelp('help screenshot', COMMANDS)?.examples[0]?.line).toBe(
    'Save a picture of the chart',
  );
  const unknown = readHelp('help xyzzy', COMMANDS);
  for (const { name } of HELP_TOPICS) expect(unknown?.sentence).toContain(name);
});

test('a line that does not ask for help is left alone', () => {
  for (const typed of ['helpful', 'buy 5 nvda', 'HELP.A', '']) {
    expect(readHelp(typed, COMMANDS)).toBeNull();
  }
});

test('an explanation stays inside of the window and never covers its word', () => {
  const size = fc.record({
    width: fc.integer({ min: 320, max: 4000 }),
    height: fc.integer({ min: 400, max: 2000 }),
  });
  fc.assert(
    fc.property(size, fc.nat(4000), fc.nat(2000), (window, x, y) => {
      const left = x % window.width;
      const top = y % window.height;
      const place = placeBeside({ left, top, bottom: top + 14 }, window);
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.left + place.width).toBeLessThanOrEqual(window.width);
      if (place.top !== undefined) expect(place.top).toBeGreaterThan(top + 14);
      if (place.bottom !== undefined) expect(window.height - place.bottom).toBeLessThan(top);
    }),
  );
});
