import { one, type Row, spend, talk } from '../building.ts';

/** A conversation whose last answer also tells of what was done before. */
const afterwards = (...said: Parameters<typeof talk>): Row => {
  const row = talk(...said);
  return { ...row, turns: row.turns.map((turn) => ({ ...turn, tells_of_past: true })) };
};

/** What was done before is corrected, repeated and reversed. */
export const CORRECTIONS: readonly Row[] = [
  afterwards(
    'a corrected quantity of a filled order',
    ['buy 2 NVDA', 'buy 2 NVDA'],
    ['no, I meant 3', 'buy 1 NVDA: proposed'],
  ),
  afterwards(
    'a smaller corrected quantity',
    ['buy 5 AAPL', 'buy 5 AAPL'],
    ['make it 3', 'sell 2 AAPL: proposed'],
  ),
  talk(
    'a limit corrected while it rests',
    ['buy 2 NVDA at 50', 'buy 2 NVDA limit 50'],
    ['make it a limit at 45', 'change NVDA limit 45'],
  ),
  talk('the same again', ['buy 2 NVDA', 'buy 2 NVDA'], ['the same again', 'buy 2 NVDA']),
  talk('the same for another', ['buy 2 NVDA', 'buy 2 NVDA'], ['the same for AAPL', 'buy 2 AAPL']),
  afterwards(
    'undone as a proposal',
    ['buy 2 NVDA', 'buy 2 NVDA'],
    ['undo that', 'sell 2 NVDA: proposed'],
  ),
  afterwards('sold back', ['buy 2 NVDA', 'buy 2 NVDA'], ['sell it back', 'sell 2 NVDA: proposed']),
  talk(
    'half of what is talked of',
    ['how is my AAPL doing?'],
    ['sell half of that', 'sell 5 AAPL'],
  ),
  talk('half of a part of a position', ['buy 2 NVDA', 'buy 2 NVDA'], ['sell half of that']),
  talk('nothing to undo', ['how am I doing?'], ['undo that']),
  talk('a correction that fits nothing', ['how am I doing?'], ['no, I meant 3']),
  one('an equal split', 'put $3,000 equally in AAPL, MSFT and NVDA', (state) => [
    spend(state, 1000, 'AAPL'),
    spend(state, 1000, 'MSFT'),
    spend(state, 1000, 'NVDA'),
  ]),
];
