import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type RecordedTrade,
  readRecording,
} from '../../../../src/market/sources/replay/recording.ts';
import { cellsOf, type FileLayout, fileOfCells, layouts, NAMES, TIMES, trades } from './layouts.ts';
import { fileOf } from './world.ts';

interface Example {
  readonly layout: FileLayout;
  /** In the order of the file. */
  readonly rows: readonly RecordedTrade[];
  readonly cells: readonly (readonly string[])[];
}

const examples: fc.Arbitrary<Example> = layouts.chain((layout) =>
  trades(TIMES[layout.time].step_ms).map((oldest_first) => {
    const rows = layout.newest_first ? oldest_first.toReversed() : oldest_first;
    return { layout, rows, cells: rows.map((row) => cellsOf(row, layout)) };
  }),
);

const write = ({ layout, cells }: Pick<Example, 'layout' | 'cells'>): string =>
  fileOf(fileOfCells([layout.columns, ...cells], layout));

const byTicker = (trades: readonly RecordedTrade[]): RecordedTrade[] =>
  trades.toSorted((left, right) => left.ticker.localeCompare(right.ticker));

/** The trades in order of time. Only those of one ticker have an order within a moment. */
const expected = ({ rows, layout }: Example): RecordedTrade[] => {
  const hasVolume = layout.columns.some((name) => NAMES[name] === 'volume');
  // Only a ticker with two different times shows that the file is newest first.
  const turns = rows.some((row) =>
    rows.some((other) => other.ticker === row.ticker && other.time_ms < row.time_ms),
  );
  return (layout.newest_first && turns ? rows.toReversed() : rows)
    .map((row) => (hasVolume ? row : { ...row, volume: 0 }))
    .sort((left, right) => left.time_ms - right.time_ms);
};

const refusalOf = async (path: string): Promise<string> =>
  readRecording(path).then(
    () => 'it was read',
    (error: Error) => error.message.replace(/^The recording .* cannot be played: /s, ''),
  );

test('a recording is read the same from every layout', async () => {
  await fc.assert(
    fc.asyncProperty(examples, async (example) => {
      const trades = await readRecording(write(example));
      expect(trades.map(({ time_ms }) => time_ms)).toEqual(
        expected(example).map(({ time_ms }) => time_ms),
      );
      expect(byTicker(trades)).toEqual(byTicker(expected(example)));
    }),
    { numRuns: 400 },
  );
});

/** Invalid cells, by column. */
const WRONG: Readonly<Record<string, readonly ((cell: string) => string)[]>> = {
  ticker: [() => '', () => 'A B C', () => '=A1', () => 'ELEVENCHARS', (cell) => `$${cell}`],
  time: [
    () => '',
    () => '03/04/2026',
    () => '3.4.2026',
    () => '2026-02-30',
    () => '20261301',
    () => '2026-04-03T25:00Z',
    () => '093000',
    () => '46027.39',
    () => '202604030930',
    () => '20260403093000',
    () => 'NaT',
    (cell) => `-${cell}`,
    (cell) => `${cell}e0`,
    (cell) => `${cell} PM`,
  ],
  price: [
    () => '',
    () => 'NaN',
    () => '0',
    () => '1e3',
    () => 'Infinity',
    () => '10000000.5',
    () => '1,234.5',
    () => '1.234,5',
    () => "1'234.5",
    (cell) => `-${cell}`,
    (cell) => `$${cell}`,
    (cell) => (cell.includes(',') ? cell.replace(',', '.') : cell.replace('.', ',')),
  ],
  volume: [() => 'NaN', () => '-1', () => '1e3', () => '1 000', () => '9'.repeat(400)],
};

test('an invalid cell is refused with its line, column and value', async () => {
  const spoilt = fc
    .tuple(examples, fc.nat(), fc.nat(), fc.nat())
    .map(([example, row, column, fault]) => {
      // The first row is repeated unchanged: it shows the format of the file.
      const sound = [...example.cells.slice(0, 1), ...example.cells];
      const at_row = 1 + (row % example.cells.length);
      const known = example.layout.columns.filter((name) => NAMES[name] !== undefined);
      const name = known[column % known.length] ?? '';
      const faults = WRONG[NAMES[name] ?? ''] ?? [];
      const spoil = faults[fault % faults.length] ?? (() => '');
      const place = example.layout.columns.indexOf(name);
      const value = spoil(sound[at_row]?.[place] ?? '');
      const cells = sound.map((row_cells, index) =>
        index === at_row ? row_cells.with(place, value) : row_cells,
      );
      return { path: write({ layout: example.layout, cells }), line: at_row + 2, name, value };
    });
  await fc.assert(
    fc.asyncProperty(spoilt, async ({ path, line, name, value }) => {
      const where = `line ${line}, column ${name}: "${value.slice(0, 80)}" is not `;
      expect(await refusalOf(path)).toContain(where);
    }),
    { numRuns: 600 },
  );
});

const timed = (unit: keyof typeof TIMES) =>
  layouts.map((layout): FileLayout => ({ ...layout, time: unit, newest_first: false }));

test('numbers in another unit of time are refused, wherever they start', async () => {
  const units = ['seconds', 'milliseconds', 'microseconds', 'nanoseconds', 'digits'] as const;
  const mixed = fc
    .tuple(
      fc.shuffledSubarray([...units], { minLength: 2, maxLength: 2 }),
      fc.integer({ min: 1, max: 5 }),
    )
    .chain(([[first = 'seconds', second = 'digits'], count]) =>
      fc.tuple(timed(first), trades(TIMES.digits.step_ms)).map(([layout, rows]) => {
        const [begin] = rows;
        const all = [...Array.from({ length: count }, () => begin), ...rows];
        const cells = all.flatMap((row, index) =>
          row ? [cellsOf(row, { ...layout, time: index < count ? first : second })] : [],
        );
        return { path: write({ layout, cells }), line: count + 2 };
      }),
    );
  await fc.assert(
    fc.asyncProperty(mixed, async ({ path, line }) => {
      expect(await refusalOf(path)).toMatch(
        new RegExp(
          `^line ${line}, column \\w+: "\\d+" is not in [\\w ]+, as the time on line 2 is`,
        ),
      );
    }),
  );
});

test('a time without a zone among times with one is refused, and the reverse', async () => {
  for (const [first, second, what] of [
    ['iso_z', 'iso_naive', 'with'],
    ['iso_day', 'iso_offset', 'without'],
    ['digits', 'iso_z', 'without'],
    ['seconds', 'iso_day', 'with'],
  ] as const) {
    const [layout] = fc.sample(timed(first), 1);
    const rows = fc.sample(trades(TIMES.digits.step_ms), 1).flat();
    const [begin] = rows;
    if (!layout || !begin) throw new Error('nothing was generated');
    const cells = [
      cellsOf(begin, layout),
      ...rows.map((row) => cellsOf(row, { ...layout, time: second })),
    ];
    expect(await refusalOf(write({ layout, cells }))).toContain(
      `is not written ${what} a zone, as`,
    );
  }
});

test('changes that keep the meaning of a file do not change the trades', async () => {
  const harmless: readonly ((text: string) => string)[] = [
    (text) => `\n \n${text}`,
    (text) => text.replaceAll('\n', '\n\n'),
    (text) => text.replaceAll('\n', '\r\n,,,\r\n'),
    (text) => text.replaceAll(',', ' , '),
    (text) => text.replace('\n', '\r\n').replace(/\n(?=[^\n]*$)/, '\r'),
    (text) => text.replaceAll(/[^,\n]+/g, ' "$&" '),
    (text) => text.toLowerCase(),
    (text) => text.toUpperCase(),
  ];
  const plain = trades(1).map((rows) => {
    const lines = rows.map(({ ticker, time_ms, price_e4, volume }) =>
      [ticker, time_ms, price_e4 / 10_000, volume].join(),
    );
    return { text: ['ticker,time,price,volume', ...lines].join('\n'), rows };
  });
  await fc.assert(
    fc.asyncProperty(plain, fc.constantFrom(...harmless), async ({ text, rows }, change) => {
      expect(await readRecording(fileOf(change(text)))).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});
