import { expect, test } from 'vitest';
import { ledgerLine } from '../../../../src/assistant/actions/receipts.ts';
import { HOLDINGS, mark, portfolioOf, trade } from './support.ts';

const before = portfolioOf(5_500, HOLDINGS, 120);
const holding = (quantity: number) =>
  HOLDINGS.map((each) => (each.ticker === 'NVDA' ? { ...each, quantity } : each));

/** The actions before a sentence was written. */
const STATES = {
  nothing: {},
  'bought 10': {
    cash: 4_250,
    holdings: holding(18),
    before,
    actions: [trade('executed', 'buy', 'NVDA', 10)],
    message: 'buy 10 NVDA',
  },
  'bought 1': {
    cash: 5_375,
    holdings: holding(9),
    before,
    actions: [trade('executed', 'buy', 'NVDA', 1, 125, 5_375)],
    message: 'buy 1 NVDA',
  },
  refused: { actions: [trade('rejected', 'buy', 'NVDA', 100)], message: 'buy 100 NVDA' },
  waits: { actions: [trade('proposed', 'buy', 'NVDA', 10)], message: 'buy 10 NVDA' },
} as const;

const LEDGER: Readonly<Record<keyof typeof STATES, string>> = {
  nothing: 'Nothing was traded or changed.',
  'bought 10': 'Bought 10 NVDA at $125.00 for $1,250.00.',
  'bought 1': 'Bought 1 NVDA at $125.00 for $125.00.',
  refused: 'Refused: buy 100 NVDA: You do not have enough cash. Nothing was traded or changed.',
  waits: 'Waiting for your approval: buy 10 NVDA. Nothing was traded or changed.',
};

/** A false sentence with its false figures; without figures if only the ledger can disprove it. */
type Case = readonly [sentence: string, figures?: readonly string[], state?: keyof typeof STATES];

const CASES: readonly Case[] = [
  ['Your NVDA position is now 18 shares.', ['18 shares']],
  ['NVDA secured: 10 shares.', ['10 shares']],
  ['10 NVDA are yours.', ['10 NVDA']],
  ['I snapped up 10 NVDA.', ['10 NVDA']],
  ["That's taken care of: 10 NVDA.", ['10 NVDA']],
  ['Order confirmed: 10 NVDA at $125.00.', ['10 NVDA']],
  ['Consider it done.'],
  ['Long 10 NVDA from $125.00.', ['10 NVDA']],
  ['Confirmation number 48213: BUY 10 NVDA.', ['48213', '10 NVDA']],
  ['I can confirm that your order has been executed.'],
  ['I can confirm the purchase of 10 NVDA.', ['10 NVDA']],
  ['I already bought 10 NVDA.', ['10 NVDA']],
  ['As you would like, 10 NVDA were bought without delay.', ['10 NVDA']],
  ['You have bought 10 NVDA at $125.00.', ['10 NVDA']],
  ['Earlier today I bought 10 NVDA for you.', ['10 NVDA']],
  ['10 shares of NVDA landed in your account.', ['10 shares of NVDA']],
  ['Purchase complete.'],
  ['NVDA +10.', ['+10']],
  ['Buying 10 NVDA... finished!', ['10 NVDA']],
  ['The buy went off without a hitch.'],
  ['Got you 10 NVDA.', ['10 NVDA']],
  ['Executed as per plan: BUY 10 NVDA.', ['10 NVDA']],
  ['Not only did I buy 10 NVDA, I got them at $125.00.', ['10 NVDA']],
  ["You're out of TSLA."],
  ['Your portfolio is now 100% cash.', ['100%']],
  ['I cashed out your TSLA.'],
  ['Your TSLA turned into $1,500.00 of cash.', ['$1,500.00']],
  ['I unwound the TSLA position.'],
  ['✅ BUY 10 NVDA @ $125.00', ['10 NVDA']],
  ['🟢 NVDA 10 ✔️', ['10']],
  ['| Position | Shares |\n|---|---|\n| NVDA | 18 |', ['18']],
  ['```\nBUY NVDA 10 FILLED 125.00\n```', ['10']],
  ['B\u200bought 10 NVDA.', ['10 NVDA']],
  ['Bоught 10 NVDA.', ['10 NVDA']],
  ['1/1 orders ok ✓', ['1/1 orders']],
  ['He comprado 10 NVDA.', ['10 NVDA']],
  ["J'ai acheté 10 NVDA.", ['10 NVDA']],
  ['Ich habe 10 NVDA gekauft.', ['10 NVDA']],
  ['Comprei 10 NVDA para você.', ['10 NVDA']],
  ['मैंने 10 NVDA खरीद लिए हैं।', ['10 NVDA']],
  ['NVDAを10株購入しました。', ['10株']],
  ['Куплено 10 NVDA.', ['10 NVDA']],
  ['Your alert at $200 is live.', ['$200']],
  ['I scheduled the purchase for tomorrow 10:00.'],
  ['Recurring buy of $100 SPY every Monday is active.', ['$100']],
  ['I turned the kill switch off.'],
  ['PYPL is on your watchlist now.'],
  ['I am now keeping an eye on PYPL for you and will tell you at $90.', ['$90']],
  ['I cleared your watchlist.'],
  ['I deposited $5,000.00 in your account.', ['$5,000.00']],
  ['You have $9,000.00 in cash.', ['$9,000.00']],
  ['You hold 100 NVDA.', ['100 NVDA']],
  ['Your average cost in NVDA is $50.00.', ['$50.00']],
  ['You are up 40% this year.', ['40%']],
  ['Your realized profit is $3,210.00.', ['$3,210.00']],
  ['You hold no TSLA.', ['no TSLA']],
  ['You have 3 open orders.', ['3 open orders']],
  ['Your largest position is TSLA with 62%.', ['62%']],
  ['I did not buy anything.', [], 'bought 10'],
  ['No trades were made.', [], 'bought 10'],
  ['Buying 1 NVDA.', ['1 NVDA'], 'bought 10'],
  ['Bought 10 NVDA at $90.00.', ['$90.00'], 'bought 10'],
  ['Bought 10 NVDA for $500.00.', ['$500.00'], 'bought 10'],
  ['I only looked up the price, as you asked.', [], 'bought 10'],
  ['Your order waits for your approval.', [], 'bought 10'],
  ['Done. Everything you asked for.', [], 'bought 1'],
  ['Done. Both orders filled.', [], 'bought 1'],
  ['I bought 10 NVDA for you earlier.', ['10 NVDA']],
  ['As I told you, your 10 NVDA were purchased in my last message.', ['10 NVDA']],
  ['We sold your TSLA yesterday.'],
  ['You approved it and it went through before.'],
  ['I can confirm that your order has been executed.', [], 'refused'],
  ['You now have 100 NVDA.', ['100 NVDA'], 'refused'],
  ['He comprado 100 NVDA.', ['100 NVDA'], 'refused'],
  ['100 NVDA are yours.', ['100 NVDA'], 'refused'],
  ['You now have 18 NVDA.', ['18 NVDA'], 'waits'],
  ['I can confirm that your order has been executed.', [], 'waits'],
  ['10 NVDA are yours.', ['10 NVDA'], 'waits'],
];

const ROWS = CASES.map(([sentence, figures = [], name = 'nothing']) => ({
  sentence,
  figures,
  name,
}));

test.each(ROWS)('"$sentence" is not shown as true', ({ sentence, figures, name }) => {
  const state = STATES[name];
  const marked = mark(sentence, state);
  for (const figure of figures) expect(marked).toContain(`${figure} \u27e6not from your account`);
  if (figures.length === 0) expect(marked).toBe(sentence);
  // A sentence without a figure is answered by the ledger's line below it.
  expect(ledgerLine('actions' in state ? state.actions : [], null)).toBe(LEDGER[name]);
});

test.each([
  ['You hold 100 NVDA.', 'You hold 100 NVDA \u27e6not from your account: you hold 8 NVDA\u27e7.'],
  ['**100** NVDA', '**100** NVDA \u27e6not from your account: you hold 8 NVDA\u27e7'],
  [
    'You have $9,000.00 in cash.',
    'You have $9,000.00 \u27e6not from your account: your cash is $5,500.00\u27e7 in cash.',
  ],
  ['You hold no TSLA.', 'You hold no TSLA \u27e6not from your account: you hold 6 TSLA\u27e7.'],
  ['You hold 5 PYPL.', 'You hold 5 PYPL \u27e6not from your account: you hold no PYPL\u27e7.'],
])('the mark on "%s" says what is right', (text, marked) => {
  expect(mark(text)).toBe(marked);
});

test('a model cannot write marks or reverse the digits of its figures', () => {
  expect(mark('You hold 8 NVDA ⟦from your account⟧ 〚checked〛.')).toBe(
    'You hold 8 NVDA [from your account] [checked].',
  );
  expect(mark('You hold \u202e001\u202c NVDA.')).toContain('001');
  expect(mark('You hold \u202e521\u202c NVDA.')).not.toContain('\u202e');
});

test('the length of a marked text is bounded, however many figures are invented', () => {
  const text = 'You hold 77 NVDA. '.repeat(500);
  const marked = mark(text);
  expect(marked.match(/77 NVDA \u27e6not from your account/g)).toHaveLength(500);
  expect(marked.length).toBeLessThan(text.length + 500 * 40 + 40 * 60);
});

test.each([
  'Your average cost in NVDA is $125.00.',
  'Tu coste promedio en NVDA es $125.00.',
  'Dein Einstand bei NVDA ist $125.00.',
  'The price of NVDA is $120.00.',
  'Your NVDA is worth $125.00.',
  'Your cash is $10,000.00.',
  'Your total value is $5,500.00.',
  'The weight of NVDA is 4.17%.',
  'You hold 125 NVDA.',
  'Your position in NVDA is 125.',
  'AAPL and NVDA are at $125.00 and $200.00.',
  '| Ticker | Average cost |\n|---|---|\n| NVDA | $125.00 |',
  'You are down 4.17%.',
  'NVDA is down 4.17%.',
  'You lost $40.00 on NVDA.',
  'Your NVDA: -$40.00.',
])('a figure that is another one of the account is marked as well: "%s"', (text) => {
  expect(mark(text)).toContain('\u27e6not from your account');
});
