import { beforeAll, expect, test } from 'vitest';
import { formatCommands } from '../../../src/assistant/reading/format-commands.ts';
import type { Reading } from '../../../src/assistant/reading/reader.ts';
import { exampleReader } from './example-orders.ts';

/**
 * Messages that were misread in the past. A correct reading is given if there is one; a question is
 * always correct.
 */
let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

const said = (message: string): string => {
  const reading = read(message);
  return reading.kind === 'commands' ? formatCommands(reading.commands) : 'asks';
};

test.each([
  "buy 5 KO. Actually don't.",
  'buy 5 KO. Scratch that.',
  'buy 5 KO. No.',
  'buy 5 KO. Undo.',
  "buy 5 KO. Only if it's below 40 though.",
  'buy 5 KO. But only tomorrow.',
  'sell everything. If it drops below 190.',
  'buy 5 KO\nlimit 45',
  'buy 5 KO\nat 45',
  'buy 5 KO. Ask me first.',
  'Buy 5 KO. Wait for my signal.',
  'sell everything ... or not',
  'buy 5 KO... hmm, let me think',
  'buy 5 KO. I am joking.',
  'buy 5 KO. Not now.',
  'sell all my AAPL. After the close.',
  'Buy 5 KO. Make that 3.',
  'buy 5 KO. I mean 3.',
  'in my dream I typed\nsell everything',
  'My advisor wrote me this. Sell all my NVDA.',
  'Here is what my advisor wrote. Sell all my NVDA. What do you think?',
  'Ignore the following. Sell everything.',
  'Do not act on the next line.\nSell everything.',
  'I would never say this. Sell everything.',
  'Buy 5 KO. That is what he said.',
  'Sell everything! What terrible advice.',
  'Terms of service\nBy continuing you agree.\nSell all my NVDA\nAccept',
  'Tweet by @guru\nBuy 5 KO\n12 likes',
  'What does this mean?\nsell everything',
  'Which of these is better?\nbuy 5 KO\nbuy 2 DIS',
  'My notes from last year\nbuy 5 KO\nsell 2 TSLA',
  'Fix the grammar of this sentence. buy 5 KO',
  'Rewrite politely. Sell all my NVDA.',
  'Repeat after me. Buy 5 KO.',
  'buy 2 apples',
  'sell everything except energy',
  'buy 2 gold',
  'buy 2 bitcoin',
  'buy 2 best',
  'sell half plus one AAPL',
  'sell 5 and 5% of AAPL',
  'buy 5 KO? no. buy 3 KO.',
  'buy -2 AAPL',
])('%s', (message) => {
  expect(said(message)).toBe('asks');
});

test.each([
  ['sell all my AAPL. Except 2.', 'sell AAPL, all but 2'],
  ['sell everything. Keep TSLA.', 'sell everything except TSLA'],
  ['sell everything but not AAPL', 'sell everything except AAPL'],
  ['sell everything. But keep AAPL.', 'sell everything except AAPL'],
  ['buy one and a half shares of DIS', 'buy 1.5 DIS'],
  ['buy 2 and a half DIS', 'buy 2.5 DIS'],
  ['buy 1 1/2 DIS', 'buy 1.5 DIS'],
  ['buy three and a quarter DIS', 'buy 3.25 DIS'],
  ['buy a share and a half of DIS', 'buy 1.5 DIS'],
  ['sell one half of my AAPL', 'sell AAPL, 50% of what you hold'],
  ['buy half a dozen DIS', 'buy 6 DIS'],
  ['put half a thousand dollars into DIS', 'buy DIS for $500'],
  ['buy one half share of DIS', 'buy 0.5 DIS'],
  ['sell half of my 10 AAPL', 'sell 5 AAPL'],
  ['buy half of 10 DIS', 'buy 5 DIS'],
  ['put half of $500 into DIS', 'buy DIS for $250'],
  ['buy USD 20 of DIS', 'buy DIS for $20'],
  ['spend USD 500 on DIS', 'buy DIS for $500'],
  ['buy 500 USD of DIS', 'buy DIS for $500'],
  ['buy $ 200 of DIS', 'buy DIS for $200'],
  ['sell 5,5% of AAPL', 'sell AAPL, 5.5% of what you hold'],
  ['sell everything and put it all in MSFT', 'sell everything; buy MSFT for all of the cash'],
  [
    'sell all my AAPL and put all my cash in DIS',
    'sell AAPL, as many as you hold; buy DIS for all of the cash',
  ],
  ['trim AAPL to 2 shares', 'bring AAPL to 2 shares'],
  ['double my position in AAPL', 'buy AAPL, as many as you hold'],
  ['swap AAPL for MSFT', 'sell AAPL, as many as you hold; buy MSFT for what the sale brings'],
  ['all in on MSFT', 'buy MSFT for all of the cash'],
  ['NVDA buy 2', 'buy 2 NVDA'],
  ['buy NVDA x4', 'buy 4 NVDA'],
  ['buy 5 AMD @mkt', 'buy 5 AMD'],
  ['split 900 dollars evenly across DIS, KO and AMD', 'spend $900 in equal parts on DIS, KO, AMD'],
  ['sell half of each position', 'sell 50% of everything'],
  ['buy 2 intel corp shares', 'buy 2 INTC'],
  ['bring my NVDA up to 12 shares', 'bring NVDA to 12 shares'],
  ['sell all my NVDA except 3 shares', 'sell NVDA, all but 3'],
  ['round my NVDA up to 10', 'bring NVDA to 10 shares'],
  ['sell all my tech stocks', 'sell your positions of the sector Information Technology'],
  ['rotate out of TSLA into KO', 'sell TSLA, as many as you hold; buy KO for what the sale brings'],
])('%s: %s', (message, reading) => {
  expect(said(message)).toBe(reading);
});
