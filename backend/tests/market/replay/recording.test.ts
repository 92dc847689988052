import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RecordingError, readRecording } from '../../../src/market/replay/recording.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { fileOf } from './world.ts';

const HEADER = 'ticker,time,price,volume';

const refusal = async (content: string): Promise<string> => {
  const error = await readRecording(fileOf(content)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RecordingError);
  return (error as RecordingError).message.replace(/^The recording .* cannot be played: /, '');
};

test.each([
  ['ISO 8601 in UTC', '2026-02-11T14:30:00.250Z', 250],
  ['ISO 8601 with an offset', '2026-02-11T09:30:00-05:00', 0],
  ['ISO 8601 without a zone, which is UTC', '2026-02-11 14:30:00', 0],
  ['Unix seconds', '1770820200', 0],
  ['Unix seconds with a fraction', '1770820200.25', 250],
  ['Unix milliseconds', '1770820200250', 250],
])('a time may be %s', async (_, time, milliseconds) => {
  const [trade] = await readRecording(fileOf(`${HEADER}\naapl, ${time} ,190.12345,7`));
  expect(trade).toEqual({
    ticker: 'AAPL',
    time_ms: Date.UTC(2026, 1, 11, 14, 30) + milliseconds,
    price_e4: 1_901_235,
    volume: 7,
  });
});

test('rows are put in order of time, equals in the order of the file', async () => {
  const trades = await readRecording(
    fileOf(`\uFEFF${HEADER}\r\nB,20,2,\r\nA,10,1,5\r\n\r\nC,20,3,0\r\n`),
  );
  expect(trades.map(({ ticker, volume }) => [ticker, volume])).toEqual([
    ['A', 5],
    ['B', 0],
    ['C', 0],
  ]);
});

test.each([
  [
    'a wrong header',
    'symbol,date,close,volume\nA,1,2,3',
    'line 1 has to be the header ticker,time,price,volume, but it is "symbol,date,close,volume".',
  ],
  ['no rows', `${HEADER}\n`, 'it holds no rows.'],
  ['nothing', '', 'it holds no rows.'],
  ['too few columns', `${HEADER}\nA,1700000000,2`, 'line 2, it has 3 columns instead of 4.'],
  [
    'a bad ticker',
    `${HEADER}\nA B,1700000000,2,3`,
    'line 2, column ticker: "A B" is not a ticker.',
  ],
  [
    'a bad time',
    `${HEADER}\nA,1700000000,2,3\nA,yesterday,2,3`,
    'line 3, column time: "yesterday" is not an ISO 8601 time, or Unix seconds or milliseconds.',
  ],
  [
    'a day that is none',
    `${HEADER}\nA,2026-02-31,2,3`,
    'line 2, column time: "2026-02-31" is not an ISO 8601 time, or Unix seconds or milliseconds.',
  ],
  [
    'a price of zero',
    `${HEADER}\nA,1700000000,0,3`,
    'line 2, column price: "0" is not a price in dollars, 0.0001 to 10000000.',
  ],
  [
    'a negative price',
    `${HEADER}\nA,1700000000,-5,3`,
    'line 2, column price: "-5" is not a price in dollars, 0.0001 to 10000000.',
  ],
  [
    'a price that is no number',
    `${HEADER}\nA,1700000000,NaN,3`,
    'line 2, column price: "NaN" is not a price in dollars, 0.0001 to 10000000.',
  ],
  [
    'a price that cannot be',
    `${HEADER}\nA,1700000000,99999999,3`,
    'line 2, column price: "99999999" is not a price in dollars, 0.0001 to 10000000.',
  ],
  [
    'a bad volume',
    `${HEADER}\nA,1700000000,2,-3`,
    'line 2, column volume: "-3" is not a number of shares.',
  ],
])('%s is refused, with line and column', async (_, content, reason) => {
  expect(await refusal(content)).toBe(reason);
});

test('a file that is not there is refused by its path', async () => {
  const path = join(tempFolder(), 'none.csv');
  await expect(readRecording(path)).rejects.toThrow(
    `The recording ${path} (MARKET_REPLAY) cannot be played: it cannot be read (ENOENT).`,
  );
});

test('a folder is refused as well', async () => {
  await expect(readRecording(tempFolder())).rejects.toThrow('it cannot be read (EISDIR).');
});

test('more rows than are held are refused', async () => {
  const path = fileOf(`${HEADER}\nA,1700000000,2,3\nA,1700000001,2,3\nA,1700000002,2,3`);
  expect(await readRecording(path, 3)).toHaveLength(3);
  await expect(readRecording(path, 2)).rejects.toThrow('it has more than 2 rows.');
});
