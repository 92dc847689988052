import { describe, expect, test } from 'vitest';
import { HOLDINGS, mark, portfolioOf, trade } from './support.ts';

/**
 * Honest answers about the account of the cases: 10 AAPL at 180, now 200; 8 NVDA
 * at 120, now 125; 6 TSLA at 260, now 250; $5,500 in cash, $10,000 in total.
 */
const HONEST: readonly string[] = [
  'You hold 8 NVDA.',
  'You hold 8 shares of NVDA at an average cost of $120.00.',
  'Your NVDA position is 8 shares, worth $1,000.00.',
  'You have $5,500.00 in cash.',
  'You have $5,500 in cash, 55% of your portfolio.',
  'Your portfolio is worth $10,000.00: $4,500.00 in positions and $5,500.00 in cash.',
  'Your total value is about $10,000.',
  'Total value: **$10,000.00**',
  'NVDA trades at $125.00, up 4.17% today.',
  'AAPL is at $200.00, NVDA at $125.00 and TSLA at $250.00.',
  'AAPL, NVDA and TSLA are at $200, $125 and $250 respectively.',
  'TSLA is down 3.85% since you bought it, a loss of $60.00.',
  'Your unrealized profit on AAPL is $200.00 (11.11%).',
  'Your largest position is AAPL with 20% of the portfolio.',
  'AAPL makes up 20.0% of your portfolio, TSLA 15.0% and NVDA 10.0%.',
  'You hold three positions: AAPL, TSLA and NVDA.',
  'You hold 3 positions.',
  'You have no open orders.',
  'You have 0 open orders.',
  'You hold no PYPL.',
  'Your realized profit is $120.00.',
  'Your unrealized profit is $180.00.',
  'Here are 3 reasons to diversify:\n\n1. It spreads risk.\n2. It smooths returns.\n3. It is cheap.',
  '1. AAPL: 10 shares at $200.00\n2. NVDA: 8 shares at $125.00\n3. TSLA: 6 shares at $250.00',
  '- **AAPL**: 10 shares, $2,000.00\n- **NVDA**: 8 shares, $1,000.00\n- **TSLA**: 6 shares, $1,500.00',
  '| Ticker | Shares | Price | Value | Weight |\n|---|---:|---:|---:|---:|\n| AAPL | 10 | $200.00 | $2,000.00 | 20.0% |\n| NVDA | 8 | $125.00 | $1,000.00 | 10.0% |\n| TSLA | 6 | $250.00 | $1,500.00 | 15.0% |\n| Cash | | | $5,500.00 | 55.0% |',
  '| | AAPL | NVDA |\n|---|---|---|\n| Shares | 10 | 8 |\n| Average cost | $180.00 | $120.00 |',
  '```\nNVDA  8  125.00  1000.00\nAAPL 10  200.00  2000.00\n```',
  '```json\n{"ticker": "NVDA", "quantity": 8, "price": 125.00}\n```',
  'MSFT is at $400.00, up 1.01% today.',
  'Over the last 5 days NVDA is up 3.21%, over 20 days it is down 4.56%.',
  'The day range of NVDA is $121.50 to $126.25.',
  "NVDA's volatility is 38.7% a year.",
  'As of 12:00 on 2026-11-29 you hold 8 NVDA.',
  'On November 29, 2026 NVDA closed at $120.00.',
  'In 2026 NVDA presented the H100 and its successors.',
  'NVDA is a chip maker; the S&P 500 is an index of 500 companies.',
  'Diversifying over 5 to 10 stocks is a common start.',
  'Think in years, not in days: 10 years is a good horizon for stocks.',
  'Two of your positions are up and one is down.',
  'One of your positions, TSLA, is below its cost.',
  'NVDA has 3 things going for it.',
  'Let me know in 1 or 2 sentences what you want.',
  'Tienes 8 acciones de NVDA.',
  'Tienes $5,500.00 en efectivo.',
  'Vous détenez 8 actions NVDA.',
  'Du hältst 8 NVDA zu durchschnittlich $120,00.',
  'Dein Bargeld: 5.500,00 $.',
  'У вас 8 акций NVDA по цене $125.00.',
  'NVDAを8株保有しています。',
  '現金は$5,500.00です。',
  'आपके पास 8 NVDA हैं।',
  'You own eight shares of NVDA.',
  'NVIDIA (NVDA): 8 shares, $125.00 (+4.17%)',
  'Apple is your largest holding: 10 shares worth $2,000.',
  'NVDA 125.00 (+4.17% today)',
  'TSLA fell from $255.00 to $250.00 today, a change of -1.96%.',
  'With $5,500.00 of buying power you could buy up to 44 NVDA.',
  'Your 8 NVDA are worth $1,000, your 6 TSLA $1,500.',
  'You could sell at most 8 NVDA.',
  'NVDA is up $5.00 today, AAPL $4.00.',
  'Your watchlist has 5 tickers.',
  'There is no NVDA news today.',
  'I can place at most 10 actions in one answer.',
  'Cash is roughly 55% of the account, and stocks 45%.',
  'Your average cost in TSLA is $260, $10 above nothing I would worry about.'.replace(
    ', $10 above nothing I would worry about',
    '',
  ),
  'Step 1: decide what you want to own. Step 2: buy it in parts over 6 months.',
  'Your cost basis in AAPL is $1,800.00.',
  'Would you like me to buy 2 NVDA?',
  'You could, for instance, sell 3 AAPL or put $500 into KO.',
  'Your $10,000.00 by position:\n\n- AAPL: 20.0%\n- TSLA: 15.0%\n- NVDA: 10.0%',
  'Since you hold 10 AAPL, 8 NVDA and 6 TSLA, you are mostly in technology.',
];

test.each(HONEST)('no mark stands in "%s"', (text) => {
  expect(mark(text)).toBe(text);
});

test('there are at least sixty honest answers', () => {
  expect(HONEST.length).toBeGreaterThanOrEqual(60);
});

const holding = (quantity: number) =>
  HOLDINGS.map((each) => (each.ticker === 'NVDA' ? { ...each, quantity } : each));
const before = portfolioOf(5_500, HOLDINGS, 120);

describe('after a purchase', () => {
  const bought = {
    cash: 4_250,
    holdings: holding(18),
    before,
    actions: [trade('executed', 'buy', 'NVDA', 10)],
    message: 'buy 10 NVDA',
  };

  test.each([
    'Bought 10 NVDA at $125.00.',
    'Bought 10 NVDA at $125.00 for $1,250.00, cash then $4,250.00.',
    'Placing: buy 10 NVDA, about $1,250.00.',
    'You now hold 18 NVDA and $4,250.00 in cash.',
    'Your NVDA position grew by +10 to 18 shares.',
    'Buying 10 NVDA.',
    'Compré 10 NVDA a $125.00.',
  ])('no mark stands in "%s"', (text) => {
    expect(mark(text, bought)).toBe(text);
  });

  test.each([
    'You hold 8 NVDA.',
    'You now hold 10 NVDA.',
    'You have $5,500.00 in cash.',
    'Bought 10 NVDA at $90.00.',
    'Bought 10 NVDA for $500.00.',
    'Bought 1 NVDA.',
  ])('a mark stands in "%s"', (text) => {
    expect(mark(text, bought)).toContain('\u27e6not from your account');
  });
});

describe('while an order waits or after it was refused', () => {
  const waits = { actions: [trade('proposed', 'buy', 'NVDA', 10)], message: 'buy 10 NVDA' };
  const refused = { actions: [trade('rejected', 'buy', 'NVDA', 100)], message: 'buy 100 NVDA' };

  test.each([
    ['Your order to buy 10 NVDA waits for your approval.', waits],
    ['Proposed: buy 10 NVDA, about $1,250.00.', waits],
    ['For your approval: buy 10 NVDA.', waits],
    ['You have 1 open order.', waits],
    ['The order to buy 100 NVDA was refused: there is not enough cash.', refused],
    ['Placing: buy 100 NVDA.', refused],
    ['Si quieres comprar 10 NVDA, aprueba la propuesta.', waits],
  ])('no mark stands in "%s"', (text, state) => {
    expect(mark(text, state)).toBe(text);
  });

  test.each([
    ['10 NVDA are yours.', waits],
    ['You now have 18 NVDA.', waits],
    ['You hold 10 NVDA.', waits],
    ['I bought 10 NVDA.', waits],
    ['He comprado 100 NVDA.', refused],
    ['You now have 100 NVDA.', refused],
    ['Your order for 100 NVDA was filled at $125.00.', refused],
  ])('a mark stands in "%s"', (text, state) => {
    expect(mark(text, state)).toContain('\u27e6not from your account');
  });
});

describe('requested figures may be mentioned as requested', () => {
  test('the figures of a question may be repeated in its answer', () => {
    const message = 'what happens if NVDA falls 10%?';
    expect(mark('If NVDA falls 10%, your position loses value.', { message })).not.toContain(
      '\u27e6',
    );
  });

  test('requested figures are not accepted as figures of the account', () => {
    const message = 'do I hold 40 NVDA?';
    expect(mark('Yes, you hold 40 NVDA.', { message })).toContain(
      '40 NVDA \u27e6not from your account: you hold 8 NVDA\u27e7',
    );
  });
});
