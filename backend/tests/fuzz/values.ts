import type { Random } from '../../src/kernel/random.ts';

/** JSON Schema, as far as the description of the API makes use of it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** How a value relates to its schema, as far as the schema can tell. */
export type Fit = 'valid' | 'boundary' | 'broken';

export const pick = <Value>(random: Random, values: readonly Value[]): Value => {
  const value = values[Math.floor(random.uniform() * values.length)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
};

const TICKERS = ['AAPL', 'MSFT', 'NVDA', 'TSLA', 'BRK.B', 'PYPL', 'SPY'];
const SENTENCES = [
  'hello',
  'buy 1 AAPL',
  'sell all my MSFT',
  'buy 99999999999 NVDA',
  'watch PYPL and drop TSLA',
  'how am I doing?',
  'put $-5 into AAPL',
  'sell half',
];

/** Text that other programs have stumbled over. */
const ODD_TEXT = [
  '',
  ' ',
  '\t\n',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ud800',
  '😀'.repeat(20),
  'é'.repeat(3_000),
  'x'.repeat(5_000),
  "' OR 1=1 --",
  '"; DROP TABLE trades; --',
  '<script>alert(1)</script>',
  '#{7*7}{{7*7}}',
  '../../etc/passwd',
  '%00%ff%zz',
  '__proto__',
  'constructor',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '0x10',
  '१२३',
  '=cmd|calc',
] as const;

const ODD_NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.5,
  1e-6,
  1e-7,
  0.1 + 0.2,
  1e15,
  1e21,
  1e300,
  5e-324,
  -1e300,
  999_999_999.999999,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  2 ** 31,
  2 ** 63,
] as const;

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  { $ne: null },
  { toString: 1 },
  { length: 1e9 },
  ...ODD_TEXT,
  ...ODD_NUMBERS,
];

const validText = (schema: Schema, name: string, random: Random): string => {
  if (name.startsWith('ticker')) return pick(random, TICKERS);
  if (name === 'message') return pick(random, SENTENCES);
  if (name === 'q') return pick(random, ['app', 'a', 'tesla', 'BRK', '3M', 'é']);
  if (name.endsWith('_id')) return `id-${Math.floor(random.uniform() * 50)}`;
  if (name === 'cursor') return String(Math.floor(random.uniform() * 100));
  return String(schema.example ?? 'x');
};

/** A value for a field of this name and schema. */
export function valueFor(schema: Schema, name: string, fit: Fit, random: Random): unknown {
  if (fit === 'broken') return pick(random, ODD_VALUES);
  if (schema.enum) return pick(random, schema.enum);
  if (schema.type === 'number' || schema.type === 'integer') {
    if (fit === 'boundary') return pick(random, numbersAround(schema));
    if (schema.type === 'integer') return Math.max(schema.minimum ?? 1, 1);
    const decimals = name === 'notional' ? 2 : 6;
    return Number((random.uniform() * 5).toFixed(decimals));
  }
  if (schema.type === 'object') return {};
  return fit === 'valid' ? validText(schema, name, random) : pick(random, textsAround(schema));
}

const numbersAround = ({ minimum, maximum }: Schema): number[] => [
  ...ODD_NUMBERS,
  ...[minimum, maximum].flatMap((edge) => (edge === undefined ? [] : [edge - 1, edge, edge + 1])),
];

const textsAround = ({ minLength, maxLength }: Schema): string[] => [
  ...ODD_TEXT,
  ...[minLength, maxLength].flatMap((edge) =>
    edge === undefined
      ? []
      : [edge - 1, edge, edge + 1].map((length) => 'a'.repeat(Math.max(length, 0))),
  ),
  'A'.repeat(10),
  'A'.repeat(11),
  'x'.repeat(64),
  'x'.repeat(65),
];
