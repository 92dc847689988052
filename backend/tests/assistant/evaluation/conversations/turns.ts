import { HOLDS, type Row, talk } from '../building.ts';

/** What several messages mean together. */
export const TURNS: readonly Row[] = [
  talk('a quantity asked for and given', ['buy NVDA'], ['2 shares', 'buy 2 NVDA']),
  talk('a quantity given as a number', ['buy NVDA'], ['2', 'buy 2 NVDA']),
  talk('a quantity given in words', ['buy NVDA'], ['just three please', 'buy 3 NVDA']),
  talk('half of what was spoken of', ['how is my TSLA doing?'], ['sell half of it', 'sell 3 TSLA']),
  talk('all of what was spoken of', ['what is NVDA at?'], ['sell all of it', 'sell 8 NVDA']),
  talk('more of the same', ['buy 1 AAPL', 'buy 1 AAPL'], ['buy 2 more of it', 'buy 2 AAPL']),
  talk(
    'a supposition that is carried out',
    ['what if I sold half my AAPL?', 'sell 5 AAPL: proposed'],
    ['do it', 'sell 5 AAPL'],
  ),
  talk(
    'a supposition that is refused',
    ['what if I sold half my AAPL?', 'sell 5 AAPL: proposed'],
    ['how much cash do I have?'],
    ['do it'],
  ),
  talk('a question given up', ['buy NVDA'], ['never mind'], ['how much cash do I have?']),
  talk('a question given up with no', ['buy NVDA'], ['no']),
  talk('a position asked for and named', ['sell half'], ['TSLA', 'sell 3 TSLA']),
  talk('a position that "it" does not name', ['how am I doing?'], ['sell it']),
  talk('a thousand that are shares', ['buy 1k JPM'], ['shares', 'buy 1000 JPM: rejected']),
  talk(
    'a fall that is a limit order',
    ['if NVDA falls below 50, buy 1'],
    ['limit order', 'buy 1 NVDA limit 50'],
  ),
  talk('a part of the cash', ['buy half JPM'], ['share', 'buy 0.5 JPM']),
  talk('a yes to nothing', ['yes']),
  talk('a yes after a while', ['how am I doing?'], ['do it']),
  talk('a question about another', ['how is my TSLA doing?'], ['and NVDA?']),
  talk('an answer that is a question', ['buy NVDA'], ['2?']),
  talk('another order instead of an answer', ['buy NVDA'], ['sell 1 AAPL', 'sell 1 AAPL']),
  {
    name: 'bought and sold again',
    turns: [
      { says: 'buy 4 AAPL', does: ['buy 4 AAPL'] },
      { says: 'sell half my AAPL', does: ['sell 2 AAPL'] },
      { says: 'sell the rest of my AAPL', does: ['sell 2 AAPL'] },
    ],
  },
  {
    name: 'a purchase beyond the cash',
    turns: [
      { says: 'buy 5000 TSLA', does: ['buy 5000 TSLA: rejected'], or: [[]], never: /^Done\b/i },
      { says: 'how many TSLA do I hold?', never: /\b5,?000 (?:shares )?(?:of )?TSLA\b.*\bhold/i },
    ],
  },
  {
    name: 'a sale of what is not held',
    turns: [{ says: 'sell 5 MSFT', does: ['sell 5 MSFT: rejected'], or: [[]] }],
  },
  {
    name: 'a second half is half of what is left',
    holds: HOLDS,
    turns: [
      { says: 'sell half my NVDA', does: ['sell 4 NVDA'] },
      { says: 'sell half my NVDA', does: ['sell 2 NVDA'] },
    ],
  },
];
