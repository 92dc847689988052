import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Reading } from '../../../src/assistant/reading/reader.ts';
import { tries } from './effort.ts';
import { exampleReader } from './example-orders.ts';

let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

/**
 * An amount in words with its value as a fraction of two integers. Both are generated together, so
 * the value does not depend on parsing the words. No code is shared with the reader.
 */
interface Phrase {
  readonly words: string;
  readonly over: bigint;
  readonly under: bigint;
}

const phrase = (words: string, over: bigint | number, under: bigint | number = 1): Phrase => ({
  words,
  over: BigInt(over),
  under: BigInt(under),
});

const ONES = 'one two three four five six seven eight nine'.split(' ');
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const below100 = (value: number, hyphen: string): string => {
  if (value < 10) return ONES[value - 1] ?? '';
  if (value < 20) return TEENS[value - 10] ?? '';
  const rest = value % 10;
  return `${TENS[Math.floor(value / 10) - 2]}${rest > 0 ? `${hyphen}${ONES[rest - 1]}` : ''}`;
};

const below1000 = (value: number, and: string, hyphen: string): string => {
  if (value < 100) return below100(value, hyphen);
  const rest = value % 100;
  const hundreds = `${ONES[Math.floor(value / 100) - 1]} hundred`;
  return rest > 0 ? `${hundreds} ${and}${below100(rest, hyphen)}` : hundreds;
};

const inWords = (value: number, and: string, hyphen: string): string => {
  if (value < 1000) return below1000(value, and, hyphen);
  const rest = value % 1000;
  const thousands = `${below1000(Math.floor(value / 1000), and, hyphen)} thousand`;
  return rest > 0 ? `${thousands} ${below1000(rest, and, hyphen)}` : thousands;
};

const spelled = fc
  .record({
    value: fc.integer({ min: 1, max: 99_999 }),
    and: fc.constantFrom('', 'and '),
    hyphen: fc.constantFrom('-', ' '),
  })
  .map(({ value, and, hyphen }) => phrase(inWords(value, and, hyphen), value));

const digits = fc.integer({ min: 1, max: 9_999 }).chain((value) =>
  fc.constantFrom(
    phrase(String(value), value),
    phrase(value.toLocaleString('en-US'), value),
    phrase(`${value}.0`, value),
    phrase(`${value}k`, value * 1000),
    phrase(`${value}.25`, value * 4 + 1, 4),
    phrase(`${value}.125`, value * 8 + 1, 8),
    // Digits of other scripts.
    phrase(
      String(value).replace(/\d/g, (d) => String.fromCodePoint(0x660 + Number(d))),
      value,
    ),
    phrase(
      String(value).replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
      value,
    ),
  ),
);

const whole = fc.oneof(spelled, digits);
const dozens = fc.oneof(
  fc.integer({ min: 2, max: 12 }).map((n) => phrase(`${below100(n, '-')} dozen`, n * 12)),
  fc.constantFrom(
    phrase('a dozen', 12),
    phrase('half a dozen', 6),
    phrase('a half dozen', 6),
    phrase('a couple of', 2),
    phrase('a hundred', 100),
    phrase('half a hundred', 50),
    phrase('a thousand', 1000),
    phrase('half a thousand', 500),
  ),
);

const DENOMINATORS: readonly (readonly [number, string])[] = [
  [2, 'half'],
  [3, 'third'],
  [4, 'quarter'],
  [5, 'fifth'],
  [6, 'sixth'],
  [8, 'eighth'],
  [10, 'tenth'],
];

/** A fraction below one, in words or digits. */
const fraction = fc.constantFrom(...DENOMINATORS).chain(([under, word]) =>
  fc.integer({ min: 1, max: under - 1 }).map((over) => {
    if (over === 1) return phrase(under === 2 ? word : `a ${word}`, 1, under);
    return phrase(`${ONES[over - 1]} ${word}s`, over, under);
  }),
);
const written = fc
  .integer({ min: 2, max: 20 })
  .chain((under) =>
    fc.integer({ min: 1, max: under - 1 }).map((over) => phrase(`${over}/${under}`, over, under)),
  );

const plus = ({ words, over, under }: Phrase, joint: string, part: Phrase): Phrase =>
  phrase(
    `${words}${joint}${part.words}`,
    over * part.under + part.over * under,
    under * part.under,
  );

const small = fc.integer({ min: 1, max: 60 }).map((n) => phrase(below100(n, '-'), n));
const mixed = fc.oneof(
  fc
    .tuple(small, fraction)
    .map(([n, part]) => plus(n, part.words === 'half' ? ' and a ' : ' and ', part)),
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), written)
    .map(([n, part]) => plus(phrase(String(n), n), ' ', part)),
  fc.constantFrom(phrase('1½', 3, 2), phrase('2¼', 9, 4), phrase('3 ¾', 15, 4)),
);

const percent = fc
  .integer({ min: 1, max: 1000 })
  .chain((tenths) =>
    fc.constantFrom(
      phrase(`${tenths / 10}%`, tenths, 1000),
      phrase(`${(tenths / 10).toFixed(1)} percent`, tenths, 1000),
      phrase(`${(tenths / 10).toFixed(1).replace('.', ',')}%`, tenths, 1000),
      phrase(`${tenths / 10} per cent`, tenths, 1000),
    ),
  );
const part = fc.oneof(fraction, percent);
const partOf = fc
  .tuple(part, fc.integer({ min: 1, max: 900 }))
  .map(([share, n]) => phrase(`${share.words} of ${n}`, share.over * BigInt(n), share.under));

const count = fc.oneof(whole, dozens, mixed, partOf);

interface Said {
  readonly message: string;
  readonly of: string;
  readonly over: bigint;
  readonly under: bigint;
}

const say =
  (template: string, of: string) =>
  (amount: Phrase): Said => ({
    message: template.replace('#', amount.words),
    of,
    over: amount.over,
    under: amount.under,
  });

const shares = fc
  .tuple(
    count,
    fc.constantFrom('buy # KO', 'buy # shares of KO', 'get me # KO please', 'buy # KO now'),
  )
  .map(([amount, template]) => say(template, 'shares')(amount));
const dollars = fc
  .tuple(
    fc.oneof(
      whole,
      dozens.filter(({ words }) => !words.startsWith('a couple')),
      mixed,
    ),
    fc.constantFrom(
      'put # dollars into KO',
      'buy # bucks worth of KO',
      'spend # dollars on KO',
      'buy # USD of KO',
      'buy KO for # dollars',
    ),
  )
  .map(([amount, template]) => say(template, 'dollars')(amount));
/** `$1.125` may mean thousands in other countries, so the assistant asks. */
const cents = digits.filter(({ words }) => !words.endsWith('.125'));
const signed = fc
  .tuple(
    cents,
    fc.constantFrom(
      'put $# into KO',
      'buy $ # of KO',
      'buy USD # of KO',
      'buy #$ of KO',
      'spend US$# on KO',
    ),
  )
  .map(([amount, template]) => say(template, 'dollars')(amount));
const positions = fc
  .tuple(
    part,
    fc.constantFrom(
      'sell # AAPL',
      'sell AAPL #',
      'sell # of my AAPL',
      'sell # of AAPL',
      'unload # of my apple shares',
      'dump # of my AAPL now',
    ),
  )
  .map(([amount, template]) => say(template, 'position')(amount));
const cash = fc
  .tuple(part, fc.constantFrom('put # of my cash into KO', 'invest # of my cash in KO'))
  .map(([amount, template]) => say(template, 'cash')(amount));

/** A fraction of one share contains the word; without it, it may be a fraction of the cash. */
const ofOneShare = fc
  .tuple(
    fc.oneof(fraction, written),
    fc.constantFrom('buy # of a share of KO', 'sell # of a share of KO'),
  )
  .map(([amount, template]) => say(template, 'shares')(amount));

const phrases = fc.oneof(ofOneShare, shares, dollars, signed, positions, cash);

/** Returns the amount of the single trade that a message was parsed as, as a fraction. */
function amountOf(
  reading: Reading,
): { readonly of: string; readonly over: bigint; readonly under: bigint } | undefined {
  if (reading.kind !== 'commands') return undefined;
  const [command, ...others] = reading.commands;
  if (command?.kind !== 'trade' || others.length > 0) return undefined;
  const { amount } = command;
  const value =
    'shares' in amount
      ? amount.shares
      : 'dollars' in amount
        ? amount.dollars
        : 'part' in amount
          ? amount.part
          : undefined;
  return value && { of: amount.of, over: value.n, under: value.d };
}

const agrees = ({ message, of, over, under }: Said, reader = read): void => {
  const amount = amountOf(reader(message));
  expect(amount?.of, message).toBe(of);
  expect((amount?.over ?? 0n) * under, message).toBe(over * (amount?.under ?? 1n));
};

test('amounts in words and digits are evaluated exactly', () => {
  fc.assert(
    fc.property(phrases, (said) => agrees(said)),
    { numRuns: tries(1_000) },
  );
}, 120_000);

test('the generator catches an evaluator that drops a part of an amount', () => {
  const drops = (message: string): Reading => read(message.replace(/ and (a )?\w+(?= )/, ''));
  const run = fc.check(
    fc.property(phrases, (said) => agrees(said, drops)),
    { numRuns: 2000 },
  );
  expect(run.failed).toBe(true);
});

test.each([
  'buy 1/0 KO',
  'buy 1 5/2 KO',
  'sell 150% of my AAPL',
  'buy 1,5 KO',
  'buy 5 or 6 KO',
  'buy 5-6 KO',
  'buy 1e3 KO',
  'buy 0 KO',
  'buy -5 KO',
  'buy 5 5 KO',
  'buy half 5 KO',
  'sell half plus one AAPL',
  'sell 5 and 5% of AAPL',
  'buy €500 of KO',
  'buy $500 5 KO',
  'put $500 into KO and MSFT',
  'buy 1.2.3 KO',
  'buy minus two KO',
  'buy 1² KO',
  'put $50² into KO',
  'buy 2̶ KO',
  'buy 2 K̶O̶',
  'buy 24/7 KO',
  'buy 11/29 KO',
  'buy 50/50 KO',
  'buy ½ KO',
  'buy 1/3 KO',
  'buy a third of KO',
  'sell 0.25 of my AAPL',
  'put $1.500 into KO',
  'buy 0.2k of KO',
  'buy $50 of KO and 20 of AAPL',
  'put 60% of $500 in KO and 40% in MSFT',
  'put 60% of my cash in KO and 60% in MSFT',
])('"%s" is no amount that can be evaluated, and is asked about', (message) => {
  expect(read(message).kind).not.toBe('commands');
});
