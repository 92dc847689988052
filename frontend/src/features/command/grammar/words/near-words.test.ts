import { expect, test } from 'vitest';
import { readCommand } from '../read-command';
import { writeCommand } from '../write-command';

/** What a line offers without doing it, or the sentence that says what to write. */
function offered(line: string): string | null {
  const reading = readCommand(line);
  if (!reading) return null;
  if ('problem' in reading) return reading.problem;
  return 'either' in reading ? `offers ${reading.either.map(writeCommand).join(' or ')}` : 'runs';
}

test.each([
  [
    'BUY 10 NVDA 187.50',
    'For a limit write BUY 10 NVDA LMT 187.50, for a stop BUY 10 NVDA STP 187.50.',
  ],
  ['BUY 10 NVDA LMIT 187.50', 'Did you mean BUY 10 NVDA LMT 187.50?'],
  ['BUY 10 NVDA LMT187.50', 'Leave a blank before the price: BUY 10 NVDA LMT 187.50.'],
  [
    'BUY 10 NVDA STPLMT 250 251',
    'A stop with a limit has both prices: BUY 10 NVDA STP 250 LMT 251.',
  ],
  ['SELL 10 NVDA GCT', 'Did you mean SELL 10 NVDA GTC?'],
  ['STOP AAPL 320', 'Begin with what to do: SELL ALL AAPL STP 320, or BUY 5 AAPL STP 320.'],
  ['TRAIL AAPL 2%', 'Begin with what to do: SELL ALL AAPL TRAIL 2%, or BUY 5 AAPL TRAIL 2%.'],
  ['BYU 5 NVDA', 'offers BUY 5 NVDA'],
  ['SELLL ALL TSLA', 'offers SELL ALL TSLA'],
  ['CXL AAPL', 'offers CANCEL AAPL'],
  ['CANCL ALL', 'offers CANCEL ALL'],
  ['NVDA BUY 1', 'offers BUY 1 NVDA'],
  ['NVDA SELL 1 LMT 250', 'offers SELL 1 NVDA LIMIT 250'],
  ['SELL EVRYTHING', 'offers SELL EVERYTHING'],
  ['CLOSE EVERYTHIN', 'offers SELL EVERYTHING'],
  ['BUG in the chart', null],
  [
    'BUY 5 NVDA MOC',
    'This market trades around the clock and has no opening or closing auction. Leave the word out, or write GTC or DAY.',
  ],
])('"%s" is answered with "%s", and nothing is done', (line, answer) => {
  expect(offered(line)).toBe(answer);
});

test.each([
  ['BUY 5 NVDA SL TRAIL 2%', { trail_percent: 2 }],
  ['BUY 5 NVDA STOP LOSS TRAIL 1.50', { trail_amount: 1.5 }],
])('"%s" has a stop loss that trails, and is written so', (line, stop_loss) => {
  const reading = readCommand(line);
  if (!reading || !('intent' in reading)) throw new Error('the line is not understood');
  expect(reading.intent).toMatchObject({ kind: 'trade', terms: { order_class: 'oto', stop_loss } });
  expect(readCommand(writeCommand(reading.intent))).toEqual(reading);
});
