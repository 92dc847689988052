import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { inEnglish } from '../../../src/assistant/languages/in-english.ts';
import {
  FOREIGN_LANGUAGES,
  type ForeignLanguage,
} from '../../../src/assistant/languages/language.ts';
import { formatCommands } from '../../../src/assistant/reading/format-commands.ts';
import type { Names } from '../../../src/assistant/reading/language/names.ts';
import { readMessage } from '../../../src/assistant/reading/reader.ts';
import { tries } from '../reading/effort.ts';
import { exampleNames } from '../reading/example-orders.ts';
import { type Parts, SAYINGS, said } from './spoken-orders.ts';

let names: Names;
beforeAll(async () => {
  names = await exampleNames();
});

/** The orders that a message in English is read as; empty if it is not certain. */
function ordersOf(message: string): string {
  const reading = readMessage(message, names);
  if (reading.kind === 'commands') return formatCommands(reading.commands);
  return reading.kind === 'obstacles'
    ? reading.obstacles.map(({ kind }) => `? ${kind}`).join()
    : '';
}

function ordersIn(language: ForeignLanguage, message: string): string {
  const read = inEnglish(message, language, names);
  return read.kind === 'text' ? ordersOf(read.text) : '';
}

const amount = fc.oneof(
  fc.integer({ min: 1, max: 9999 }),
  fc.integer({ min: 101, max: 99_999 }).map((cents) => cents / 100),
);
const partsOf = (ticker: fc.Arbitrary<string>): fc.Arbitrary<Parts> =>
  fc.record({
    ticker,
    other: fc.constantFrom('JPM', 'GOOGL'),
    quantity: fc.oneof(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 99 }).map((tenths) => tenths / 10),
    ),
    price: amount,
    low: amount,
    high: amount,
    dollars: amount,
    percent: fc.integer({ min: 1, max: 99 }),
  });

const certain = partsOf(fc.constantFrom('AAPL', 'NVDA', 'TSLA', 'META', 'MSFT', 'NFLX'));
/** Tickers that are words of one of the languages. */
const words = partsOf(
  fc.constantFrom(
    'A',
    'ALL',
    'SO',
    'ES',
    'T',
    'ON',
    'MAS',
    'IT',
    'DE',
    'PARA',
    'SE',
    'DIA',
    'ALLE',
    'D',
    'O',
  ),
);

describe.each(FOREIGN_LANGUAGES)('%s', (language) => {
  test.each(Object.entries(SAYINGS))('%s is the same order as in English', (_, saying) => {
    fc.assert(
      fc.property(
        certain,
        fc.constantFrom(...saying[language]),
        fc.boolean(),
        (parts, template, useGrouping) => {
          const english = ordersOf(said(saying.en[0] as string, 'en', parts, true));
          expect(english).not.toBe('');
          const message = said(template, language, parts, useGrouping);
          expect({ message, orders: ordersIn(language, message) }).toEqual({
            message,
            orders: english,
          });
        },
      ),
      { numRuns: tries(20) },
    );
  });

  test('a ticker that is a word of the language is never taken for another order', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(...Object.values(SAYINGS)),
        fc.nat(),
        fc.boolean(),
        (parts, saying, index, useGrouping) => {
          const english = ordersOf(said(saying.en[0] as string, 'en', parts, true));
          const templates = saying[language];
          const template = templates[index % templates.length] as string;
          const message = said(template, language, parts, useGrouping);
          const orders = ordersIn(language, message);
          if (orders.startsWith('?') || orders === '') return;
          expect({ message, orders }).toEqual({ message, orders: english });
        },
      ),
      { numRuns: tries(200) },
    );
  });

  test('an order in a question, a denial, a report or a supposition is none', () => {
    fc.assert(
      fc.property(
        certain,
        fc.constantFrom(...Object.values(SAYINGS)),
        fc.nat(),
        fc.constantFrom(...FRAMES[language]),
        (parts, saying, index, frame) => {
          const templates = saying[language];
          const order = said(templates[index % templates.length] as string, language, parts, false);
          const message = frame.replace('{}', order);
          const orders = ordersIn(language, message);
          expect({ message, orders: orders.startsWith('?') ? '' : orders }).toEqual({
            message,
            orders: '',
          });
        },
      ),
      { numRuns: tries(200) },
    );
  });

  test('a message with a word added is the same order or none', () => {
    const strangers = fc.constantFrom(
      ...[
        'nicht',
        'no',
        'pas',
        'não',
        'vielleicht',
        'mañana',
        'demain',
        'amanhã',
        'morgen',
        'if',
        'tomorrow',
      ],
      ...[
        'not',
        'never',
        'mein Freund sagt',
        'mi amigo dice',
        'ayer',
        'gestern',
        'hier',
        'ontem',
        '"',
        '5',
        '€',
      ],
    );
    fc.assert(
      fc.property(
        certain,
        fc.constantFrom(...Object.values(SAYINGS)),
        fc.nat(),
        fc.nat(),
        strangers,
        (parts, saying, index, at, stranger) => {
          const templates = saying[language];
          const message = said(
            templates[index % templates.length] as string,
            language,
            parts,
            false,
          );
          const spoken = message.split(' ');
          const place = at % (spoken.length + 1);
          const changed = [...spoken.slice(0, place), stranger, ...spoken.slice(place)].join(' ');
          const orders = ordersIn(language, changed);
          const others = SAME_WITH[stranger] ?? [];
          if (orders === '' || orders.startsWith('?') || others.includes(language)) return;
          expect({ changed, orders }).toEqual({ changed, orders: ordersIn(language, message) });
        },
      ),
      { numRuns: tries(300) },
    );
  });
});

/** What an order may stand in without being one. */
const FRAMES: Readonly<Record<ForeignLanguage, readonly string[]>> = {
  es: [
    '¿{}?',
    'no {}',
    'mi amigo dice: {}',
    '¿qué pasa si {}?',
    'nunca {}',
    'quizás {}',
    '“{}”',
    '{}, o mejor no',
  ],
  de: [
    '{}?',
    'nicht {}',
    'mein Freund sagt: {}',
    'was passiert, wenn ich {}?',
    'niemals {}',
    'vielleicht {}',
    '„{}“',
    '{}, oder besser nicht',
  ],
  fr: [
    '{} ?',
    'ne {} pas',
    'mon ami dit : {}',
    'que se passe-t-il si je {} ?',
    'jamais {}',
    'peut-être {}',
    '« {} »',
    '{}, ou plutôt pas',
  ],
  pt: [
    '{}?',
    'não {}',
    'meu amigo disse: {}',
    'o que acontece se eu {}?',
    'nunca {}',
    'talvez {}',
    '“{}”',
    '{}, ou melhor não',
  ],
};

/** A number added to an order may make it another one; so may an article. */
const SAME_WITH: Readonly<Record<string, readonly string[]>> = { '5': FOREIGN_LANGUAGES };
