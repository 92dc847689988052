import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { RecordingError, readRecording } from '../../../../src/market/sources/replay/recording.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
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
  ['Unix microseconds', '1770820200250000', 250],
  ['Unix nanoseconds', '1770820200250000000', 250],
  ['ISO 8601 to the nanosecond', '2026-02-11 14:30:00.250999999+00:00', 250],
])('a time may be %s', async (_, time, milliseconds) => {
  const [trade] = await readRecording(fileOf(`${HEADER}\naapl, ${time} ,190.12345,7`));
  expect(trade).toEqual({
    ticker: 'AAPL',
    time_ms: Date.UTC(2026, 1, 11, 14, 30) + milliseconds,
    price_e4: 1_901_235,
    volume: 7,
  });
});

test('rows are sorted by time, equal times in the order of the file', async () => {
  const trades = await readRecording(
    fileOf(`\uFEFF${HEADER}\r\nB,1700000020,2,\r\nA,1700000010,1,5\r\n\r\nC,1700000020,3,0\r\n`),
  );
  expect(trades.map(({ ticker, volume }) => [ticker, volume])).toEqual([
    ['A', 5],
    ['B', 0],
    ['C', 0],
  ]);
});

const DATA = '2026-02-11T14:30:00Z';
const TIME =
  'an ISO 8601 date or date-time, YYYYMMDD, or Unix seconds, milliseconds, microseconds or nanoseconds';
const PRICE = 'a price in dollars, 0.0001 to 10000000';

test.each([
  [
    'a header without a ticker, as in files of one ticker',
    'Date,Open,High,Low,Close,Adj Close,Volume\n2026-02-11,1,2,3,4,5,6',
    'line 1, column ticker: the header "Date,Open,High,Low,Close,Adj Close,Volume" has no column called ticker or symbol. A file with a single ticker must also name it in every row.',
  ],
  [
    'a header without a price',
    'ticker,time,bid,ask\nA,1700000000,2,3',
    'line 1, column price: the header "ticker,time,bid,ask" has no column called price or close.',
  ],
  [
    'rows without a header',
    `A,${DATA},2,3`,
    `line 1, column ticker: the header "A,${DATA},2,3" has no column called ticker or symbol. A file with a single ticker must also name it in every row.`,
  ],
  [
    'two columns that could be the time',
    'date,timestamp,symbol,price\n2026-02-11,093000,A,1',
    'line 1, column time: the header "date,timestamp,symbol,price" has date and timestamp, which is ambiguous; it needs exactly one column called time.',
  ],
  [
    'a file with nothing below its header',
    `${HEADER}\n`,
    'it has no rows, only the header "ticker,time,price,volume".',
  ],
  ['an empty file', '', 'it is empty.'],
  [
    'a header between semicolons, which is quoted as it is',
    'Date;Open;Close\n2026-02-11;1;2',
    'line 1, column ticker: the header "Date;Open;Close" has no column called ticker or symbol. A file with a single ticker must also name it in every row.',
  ],
  [
    'an invalid separator on the first line',
    'sep=|\nticker|time|price\nA|1700000000|2',
    'line 1, column 1: "sep=|" does not name a comma, a semicolon or a tab, which are the separators that are read.',
  ],
  [
    'a fault below quoted cells of several lines, with its line',
    `${HEADER},note\r\nA,1700000000,2,3,"one\r\ntwo\r\nthree"\r\nA,1700000001,-2,3,x`,
    'line 5, column price: "-2" is not a price in dollars, 0.0001 to 10000000.',
  ],
  [
    'a row that is too long',
    `${HEADER}\nA,1700000000,${'2'.repeat(100_001)},3`,
    'line 2, column price: the row is longer than 100000 characters; if a cell in it is quoted, its closing quote may be missing.',
  ],
  [
    'a cell with control characters, which are not printed',
    `${HEADER}\n${'A,1700000000,2,3\n'.repeat(5_000)}A,1700000000,2\u001b[2J\u0000,3`,
    'line 5002, column price: "2\uFFFD[2J\uFFFD" is not a price in dollars, 0.0001 to 10000000.',
  ],
  [
    'too few columns',
    `${HEADER}\nA,1700000000,2`,
    'line 2, column 4: "A | 1700000000 | 2" is not a row of 4 cells, as the header is; it has 3.',
  ],
  [
    'a decimal comma between commas',
    `${HEADER}\nA,1700000000,190,12,5`,
    'line 2, column 5: "A | 1700000000 | 190 | 12 | 5" is not a row of 4 cells, as the header is; it has 5.',
  ],
  [
    'a decimal comma in quotes between commas',
    `${HEADER}\nA,1700000000,"190,12",5`,
    `line 2, column price: "190,12" is not ${PRICE}, with a decimal point and no separator of thousands.`,
  ],
  [
    'two decimal marks in one file',
    'ticker;time;price;volume\nA;1700000000;190,12;5\nA;1700000001;190.13;5',
    `line 3, column price: "190.13" is not ${PRICE}, with a decimal comma, as in "190,12" on line 2, column price, and no separator of thousands.`,
  ],
  [
    'two columns with different decimal marks',
    'ticker;time;price;volume\nA;1700000000;190;5\nA;1700000001;190,12;1.5',
    'line 3, column volume: "1.5" is not a number of shares, with a decimal comma, as in "190,12" on line 3, column price, and no separator of thousands.',
  ],
  [
    'a price whose mark differs from that of the time',
    'ticker\ttime\tprice\nA\t1700000000.5\t190,12',
    `line 2, column price: "190,12" is not ${PRICE}, with a decimal point, as in "1700000000.5" on line 2, column time, and no separator of thousands.`,
  ],
  [
    'a time whose mark differs from that of an earlier volume',
    'ticker;time;price;volume\nA;1700000000;190;1,5\nA;1700000001.5;190;1',
    'line 3, column time: "1700000001.5" is not an ISO 8601 date or date-time, YYYYMMDD, or Unix seconds, milliseconds, microseconds or nanoseconds, with a decimal comma, as in "1,5" on line 2, column volume, and no separator of thousands.',
  ],
  [
    'a price of less than 1/10,000 dollar, which is no matter of its mark',
    'ticker;time;price\nA;1700000000;0.00001',
    `line 2, column price: "0.00001" is not ${PRICE}.`,
  ],
  [
    'a number that may mean thousands',
    'ticker;time;price\nA;1700000000;1.250\nA;1700000001;1.251',
    'line 2, column price: "1.250" is not unambiguous: nothing in the file shows whether it means 1.250 or 1250; write 1.2500.',
  ],
  [
    'a bad ticker',
    `${HEADER}\nA B,1700000000,2,3`,
    'line 2, column ticker: "A B" is not a ticker.',
  ],
  [
    'a bad time',
    `${HEADER}\nA,1700000000,2,3\nA,yesterday,2,3`,
    `line 3, column time: "yesterday" is not ${TIME}.`,
  ],
  [
    'a day that does not exist',
    `${HEADER}\nA,2026-02-31,2,3`,
    `line 2, column time: "2026-02-31" is not ${TIME}.`,
  ],
  [
    'a date as in the US, by the name of its column',
    'Date,Symbol,Close\n03/04/2026,A,2',
    `line 2, column Date: "03/04/2026" is not ${TIME}.`,
  ],
  [
    'a time of day without a date',
    'date,time,symbol,price\n2026-02-11,093000,A,1',
    `line 2, column time: "093000" is not ${TIME}.`,
  ],
  [
    'a date and a minute in digits',
    `${HEADER}\nA,202602111430,2,3`,
    `line 2, column time: "202602111430" is not ${TIME}.`,
  ],
  [
    'dates and hours in digits, which may be Unix seconds',
    `${HEADER}\nA,2026021114,2,3\nA,2026021115,2,3`,
    'line 2, column time: "2026021114" is not unambiguous: it may be Unix seconds or a date in digits; write ISO 8601.',
  ],
  [
    'two units of time',
    `${HEADER}\nA,1770820200,2,3\nA,1770820201000,2,3`,
    'line 3, column time: "1770820201000" is not in Unix seconds, as the time on line 2 is.',
  ],
  [
    'a time without a zone after one with a zone',
    `${HEADER}\nA,${DATA},2,3\nA,2026-02-11 14:31,2,3`,
    'line 3, column time: "2026-02-11 14:31" is not written with a zone, as the time on line 2 is.',
  ],
  [
    'a time that goes back',
    `${HEADER}\nA,1700000000,2,3\nB,1600000000,2,3\nA,1700000002,2,3\nA,1700000001,2,3`,
    'line 5, column time: "1700000001" is not the same or later than the time of A on line 4, because the rows of a ticker must be in one time order.',
  ],
  [
    'a time that goes forward again',
    `${HEADER}\nA,1700000002,2,3\nA,1700000001,2,3\nA,1700000003,2,3`,
    'line 4, column time: "1700000003" is not the same or earlier than the time of A on line 3, because the rows of a ticker must be in one time order.',
  ],
  ['a price of zero', `${HEADER}\nA,1700000000,0,3`, `line 2, column price: "0" is not ${PRICE}.`],
  [
    'a negative price',
    `${HEADER}\nA,1700000000,-5,3`,
    `line 2, column price: "-5" is not ${PRICE}.`,
  ],
  [
    'a price that is not a number',
    `${HEADER}\nA,1700000000,NaN,3`,
    `line 2, column price: "NaN" is not ${PRICE}.`,
  ],
  [
    'a price that is too large',
    `${HEADER}\nA,1700000000,99999999,3`,
    `line 2, column price: "99999999" is not ${PRICE}.`,
  ],
  [
    'a bad volume',
    `${HEADER}\nA,1700000000,2,-3`,
    'line 2, column volume: "-3" is not a number of shares.',
  ],
  [
    'a quote inside a cell',
    `${HEADER}\nA,1700000000,1"2,3`,
    'line 2, column price: "1" precedes a quote that does not begin a quoted cell.',
  ],
  [
    'something after a closing quote',
    `${HEADER}\nA,1700000000,"1"2,3`,
    'line 2, column price: "2" follows the closing quote of a cell; quotes inside a cell must be doubled.',
  ],
  [
    'a quote that is never closed, by the line on which its row begins',
    `${HEADER}\nA,1700000000,1,2\nA,1700000000,"1,2\nA,1700000001,1,2\n`,
    'line 3, column price: """ is the beginning of a cell whose closing quote is missing.',
  ],
])('%s is refused, with line and column', async (_, content, reason) => {
  expect(await refusal(content)).toBe(reason);
});

const row = (symbol: string, time: string, price_e4: number, volume = 0) => ({
  ticker: symbol,
  time_ms: Date.parse(time),
  price_e4,
  volume,
});

test.each([
  [
    'pandas with its index',
    ',ticker,time,price,volume\n0,AAPL,2026-02-11 14:30:00+00:00,190.12,300.0\n1,AAPL,2026-02-11 14:30:01+00:00,190.2,\n',
    [row('AAPL', DATA, 1_901_200, 300), row('AAPL', '2026-02-11T14:30:01Z', 1_902_000)],
  ],
  [
    'pandas with all fields quoted',
    '"","ticker","time","price","volume"\n"0","BRK-B","1770820200","495.5","12"\n',
    [row('BRK.B', DATA, 4_955_000, 12)],
  ],
  [
    'Excel of a country with decimal commas',
    '\uFEFFVolume;Price;Ticker;Time\r\n300;190,12;AAPL;2026-02-11 14:30:00\r\n;1190,5;AAPL;2026-02-11 14:31:00\r\n;;;\r\n',
    [row('AAPL', DATA, 1_901_200, 300), row('AAPL', '2026-02-11T14:31:00Z', 11_905_000)],
  ],
  [
    'daily bars of several tickers, newest first, as yfinance stacks them',
    'Date,Ticker,Close,High,Low,Open,Volume\n2026-02-11,AAPL,190.123456,191,189,190,46000000\n2026-02-10,AAPL,189.5,191,189,190,45000000\n2026-02-11,MSFT,410,411,409,410,1\n',
    [
      row('AAPL', '2026-02-10', 1_895_000, 45_000_000),
      row('AAPL', '2026-02-11', 1_901_235, 46_000_000),
      row('MSFT', '2026-02-11', 4_100_000, 1),
    ],
  ],
  [
    'a table with tabs and days in digits',
    'SYMBOL\tDATE\tCLOSE\tVOL\nKO\t20260211\t70.12\t5\n',
    [row('KO', '2026-02-11', 701_200, 5)],
  ],
  [
    'trades of an exchange in nanoseconds, with columns that are not read',
    'exchange,symbol,timestamp,conditions,price,size\n4,AAPL,1770820200000000000,"12,37",190.12,100\n',
    [row('AAPL', DATA, 1_901_200, 100)],
  ],
  [
    'a column that another name could mean beside the one that does',
    'date,time,ticker,symbol,price,close\nx,1770820200,AAPL,Apple,190,3\n',
    [row('AAPL', DATA, 1_900_000)],
  ],
])('%s is read', async (_, content, trades) => {
  expect(await readRecording(fileOf(content))).toEqual(trades);
});

const MOMENT = '2026-02-11T10:00:02Z';

test.each([
  [
    'of a ticker, newest first',
    `${HEADER}\nA,${MOMENT},102,\nA,${MOMENT},101,\nA,2026-02-11T10:00:01Z,100,`,
    ['A 100', 'A 101', 'A 102'],
  ],
  [
    'of one ticker newest first and of another oldest first',
    `${HEADER}\nA,${MOMENT},102,\nB,2026-02-11T10:00:01Z,1,\nB,${MOMENT},2,\nA,${MOMENT},101,\nB,${MOMENT},3,\nA,2026-02-11T10:00:01Z,100,`,
    ['B 1', 'A 100', 'A 101', 'B 2', 'A 102', 'B 3'],
  ],
  [
    'of a ticker that has no other moment, beside one that is newest first',
    `${HEADER}\nB,${MOMENT},2,\nB,${MOMENT},1,\nA,${MOMENT},102,\nA,2026-02-11T10:00:01Z,100,`,
    ['A 100', 'B 1', 'B 2', 'A 102'],
  ],
  [
    'of a ticker that has no other moment, beside one that is oldest first',
    `${HEADER}\nB,${MOMENT},1,\nB,${MOMENT},2,\nA,2026-02-11T10:00:01Z,100,\nA,${MOMENT},102,`,
    ['A 100', 'B 1', 'B 2', 'A 102'],
  ],
])('rows of one moment are played as they happened: %s', async (_, content, played) => {
  const trades = await readRecording(fileOf(content));
  const seen = trades.map(({ ticker, price_e4 }) => `${ticker} ${price_e4 / 1e4}`);
  // Only the rows of one ticker have an order among themselves.
  const ofTicker = (ticker: string, rows: readonly string[]) =>
    rows.filter((text) => text.startsWith(ticker));
  for (const ticker of ['A', 'B']) {
    expect(ofTicker(ticker, seen)).toEqual(ofTicker(ticker, played));
  }
});

test.each([',', ';', '\t'])('a first line sep=%s names the separator', async (separator) => {
  const cells = [['ticker', 'time', 'price'].join(separator), ['A', DATA, '2'].join(separator)];
  const trades = await readRecording(fileOf([`sep=${separator}`, ...cells].join('\r\n')));
  expect(trades).toEqual([row('A', DATA, 20_000)]);
});

test.each([
  ['little-endian', (text: string) => Buffer.from(text, 'utf16le')],
  ['big-endian', (text: string) => Buffer.from(text, 'utf16le').swap16()],
])('UTF-16 without a byte order mark is read, %s', async (_, encode) => {
  const path = join(tempFolder(), 'recording.csv');
  writeFileSync(path, encode(`${HEADER}\nA,${DATA},2,3`));
  expect(await readRecording(path)).toEqual([row('A', DATA, 20_000, 3)]);
});

test.each([
  ['gzip', gzipSync(`${HEADER}\nA,${DATA},2,3`), 'it is compressed (gzip): unpack it first.'],
  [
    'zip',
    Buffer.from('504b03041400000000', 'hex'),
    'it is a zip archive or a workbook (.xlsx): unpack it, or save it as CSV, first.',
  ],
  ['no text', Buffer.from('SQLite format 3\0\u0010\0'), 'it is not a text file.'],
])('a file that contains %s is refused without showing its bytes', async (_, bytes, reason) => {
  const path = join(tempFolder(), 'recording.csv');
  writeFileSync(path, bytes);
  await expect(readRecording(path)).rejects.toThrow(
    `The recording ${path} (MARKET_REPLAY) cannot be played: ${reason}`,
  );
});

test('a missing file is refused with its path', async () => {
  const path = join(tempFolder(), 'none.csv');
  await expect(readRecording(path)).rejects.toThrow(
    `The recording ${path} (MARKET_REPLAY) cannot be played: there is no such file.`,
  );
});

test('a folder is refused as well', async () => {
  await expect(readRecording(tempFolder())).rejects.toThrow('it is a folder, not a file.');
});

test('more rows than the limit are refused', async () => {
  const path = fileOf(`${HEADER}\nA,1700000000,2,3\nA,1700000001,2,3\nA,1700000002,2,3`);
  expect(await readRecording(path, 3)).toHaveLength(3);
  await expect(readRecording(path, 2)).rejects.toThrow('it has more than 2 rows.');
});
