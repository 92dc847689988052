import type { ChatAction, TradeReceipt } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { falseClaims } from '../../../src/assistant/claims/claims.ts';
import { groundAnswer } from '../../../src/assistant/claims/grounded-answer.ts';
import { modelFailure } from '../../../src/assistant/models/model.ts';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { buildPrompt } from '../../../src/assistant/prompt/prompt.ts';
import { ok } from '../../../src/kernel/result.ts';
import { readPhrasings } from '../models/offline/phrasings.ts';
import { answered, buying, openToAnything, scripted } from '../scripted.ts';
import { never, openExampleAccount, openServices } from '../support.ts';

const trade = (
  side: 'buy' | 'sell',
  quantity: number,
  ticker: string,
  status: ChatAction['status'] = 'executed',
): ChatAction => ({
  id: `${side}-${quantity}-${ticker}`,
  kind: 'trade',
  request: { ticker, side, quantity },
  status,
  receipt:
    status === 'executed'
      ? ({
          trade: { side, quantity, ticker, price: 180, notional: 1800 },
          cash_balance: 1,
        } as unknown as TradeReceipt)
      : null,
  error: status === 'rejected' ? { code: 'insufficient_cash', detail: 'Too little cash.' } : null,
  waits_for:
    status === 'proposed' ? { code: 'assistant_approval_needed', detail: 'It waits.' } : null,
  shown_price: status === 'proposed' ? 180 : null,
});

/** Claims in an answer without any action. */
const FALSE_WHERE_NOTHING_WAS_DONE = [
  'I bought 10 NVDA.',
  "I've bought 10 shares of NVDA for you.",
  'I have just purchased 10 NVDA!',
  'Bought 10 NVDA at the market.',
  'Done! Bought **10 NVDA**.',
  'Done.',
  'All done!',
  'Your order has been executed.',
  'The trade was executed successfully.',
  'Your order for 10 NVDA went through.',
  '10 NVDA have been purchased.',
  'Sold all of your TSLA.',
  'I sold 5 TSLA and bought 5 AAPL.',
  'Your TSLA position has been closed.',
  'I went ahead and sold 3 TSLA.',
  'I have added PYPL to your watchlist.',
  'Added PYPL to the watchlist.',
  'I removed PYPL from your watchlist.',
  'You now own 10 NVDA.',
  "Great, you're now holding 10 shares of NVDA.",
  'Order filled: 10 NVDA at $180.',
  'Successfully executed your trade.',
  'I placed an order for 10 NVDA.',
  'I canceled your NVDA order.',
  'Your order for NVDA has been cancelled.',
  'Canceled all of your orders.',
  'Your portfolio has been rebalanced and the trades are completed.',
  '- Bought 10 NVDA\n- Sold 2 TSLA',
];

/** Texts that claim no action. */
const NO_CLAIM = [
  'Placing: buy 10 NVDA.',
  'I will buy 10 NVDA.',
  "I'll place an order for 10 NVDA.",
  'I can buy 10 NVDA for you.',
  'Shall I buy 10 NVDA?',
  'Nothing was bought or sold.',
  'I did not buy NVDA.',
  "The order wasn't executed.",
  'The order for 10 NVDA was refused: there is too little cash.',
  'You bought NVDA at an average cost of $180.',
  "You've sold 5 TSLA so far.",
  'Your 10 NVDA were bought at an average of $171.',
  'NVDA sold off 3 % today.',
  'If 10 NVDA were bought, the weight would be 18 %.',
  'Your largest position is AAPL with 19 %.',
  'NVDA is up 5 % today and makes up 14 % of your portfolio.',
  'You hold 10 AAPL worth $1,900.',
  'Buying 10 NVDA, and watching PYPL.',
  'This order waits for your approval.',
  'Selling TSLA would realise a loss of $40.',
  'You are watching ten tickers.',
  'You could have sold TSLA yesterday.',
  'Cash: $2,760.00 (27.6%)',
];

describe('without any action', () => {
  test.each(FALSE_WHERE_NOTHING_WAS_DONE)('"%s" is a false claim', (text) => {
    expect(falseClaims(text, [])).not.toEqual([]);
  });

  test.each(NO_CLAIM)('"%s" claims nothing', (text) => {
    expect(falseClaims(text, [])).toEqual([]);
  });
});

test('the built-in assistant never claims that something was done', async () => {
  const context = await (await openExampleAccount()).context();
  const said = readPhrasings().flatMap((phrasing) => phrasing.said);
  expect(said.length).toBeGreaterThan(150);
  for (const message of said) {
    const answer = await offlineModel.reply(buildPrompt(message, [], context, 'n'), never);
    if (!answer.ok) throw new Error(answer.error.detail);
    expect(falseClaims(answer.value.reply.message, []), message).toEqual([]);
  }
});

describe('with receipts', () => {
  const bought = trade('buy', 10, 'NVDA');
  test.each([
    ['I bought 10 NVDA.', [bought], true],
    ['Done! You now own NVDA.', [bought], true],
    ['I bought 20 NVDA.', [bought], false],
    ['I bought 10 TSLA.', [bought], false],
    ['I sold 10 NVDA.', [bought], false],
    ['I bought 10 NVDA and 5 AAPL.', [bought], false],
    ['I bought 10 NVDA and 5 AAPL.', [bought, trade('buy', 5, 'AAPL')], true],
    [
      'I bought 10 NVDA, but AAPL was refused.',
      [bought, trade('buy', 5, 'AAPL', 'rejected')],
      true,
    ],
    ['I bought 10 NVDA.', [trade('buy', 10, 'NVDA', 'proposed')], false],
    ['I bought 10 NVDA.', [trade('buy', 10, 'NVDA', 'declined')], false],
    ['I bought 15 NVDA.', [bought, trade('buy', 5, 'NVDA')], true],
    ['Your order has been executed.', [trade('buy', 5, 'AAPL', 'rejected')], false],
  ] as const)('"%s"', (text, actions, holds) => {
    expect(falseClaims(text, actions).length === 0).toBe(holds);
  });

  test('actions of an earlier answer may be mentioned, unless this answer tried the same', () => {
    expect(falseClaims('Yes, I bought 10 NVDA.', [], [bought])).toEqual([]);
    const refused = trade('buy', 10, 'NVDA', 'rejected');
    expect(falseClaims('Yes, I bought 10 NVDA.', [refused], [bought])).not.toEqual([]);
  });
});

describe('rewriting an answer', () => {
  const refused = trade('buy', 10, 'NVDA', 'rejected');

  test('a true text is kept without a rewrite', async () => {
    const told = await groundAnswer('Placing it.', [trade('buy', 10, 'NVDA')], [], async () => {
      throw new Error('asked');
    });
    expect(told).toEqual({ message: 'Placing it.', intent: null });
  });

  test('after a refusal the model rewrites its text, and the original becomes the intent', async () => {
    const told = await groundAnswer('Bought 10 NVDA!', [refused], [], async () =>
      ok('NVDA was not bought: too little cash.'),
    );
    expect(told).toEqual({
      message: 'NVDA was not bought: too little cash.',
      intent: 'Bought 10 NVDA!',
    });
  });

  test.each([
    ['claims it again', async () => ok('I bought 10 NVDA.')],
    ['fails', async () => modelFailure('timed_out')],
    ['says nothing', async () => ok('  ')],
  ])('where the model %s the receipts speak', async (_, rephrase) => {
    const told = await groundAnswer('Bought 10 NVDA!', [refused], [], rephrase);
    expect(told.message).toBe('Not done:\n\n- buy 10 NVDA: Too little cash.');
    expect(told.intent).toBe('Bought 10 NVDA!');
  });

  test('a claim without any action is rewritten, or replaced if the rewrite is false too', async () => {
    const services = await openServices();
    const { model, shown } = scripted({ message: 'I bought 10 NVDA for you!' }, 'Bought 10 NVDA.');
    const { message, intent } = await answered(services.chat(model), 'buy 10 NVDA');
    expect(message).toBe('Nothing was traded and nothing was changed.');
    expect(intent).toMatch(/^I bought 10 NVDA ⟦not from your account: you hold no NVDA⟧ for you!$/);
    expect(shown).toEqual([[]]);
  });

  test('the model gets the receipts for a rewrite, and actions in the rewrite are not executed', async () => {
    const services = await openServices();
    const reply = { message: 'Bought!', trades: [buying('NVDA', 1), buying('TSLA', 1000)] };
    const { model, shown } = scripted(reply, 'Bought 1 NVDA; TSLA was refused.');
    const { message } = await answered(services.chat(model, openToAnything), 'buy');
    expect(message).toBe('Bought 1 NVDA; TSLA was refused.');
    expect(shown[0]?.map(({ status }) => status)).toEqual(['executed', 'rejected']);
    expect((await services.portfolio.portfolio()).positions).toHaveLength(1);
  });

  test('a rewrite that takes too long is not awaited', async () => {
    const services = await openServices();
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { model } = scripted({ trades: [buying('TSLA', 1000)] }, () => {
      asked();
      return new Promise(() => {});
    });
    const answer = answered(services.chat(model), 'buy');
    await isAsked;
    services.clock.advance(15_000);
    const { message, ledger } = await answer;
    expect(message).toBe('As you wish.');
    expect(ledger).toMatch(/^Refused: buy 1000 TSLA: .*Nothing was traded or changed\.$/);
  });
});
