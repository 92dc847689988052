import { expect, test } from 'vitest';
import { mandateOf } from '../../../../src/assistant/actions/mandate.ts';
import { offlineModel } from '../../../../src/assistant/models/offline/offline.ts';
import { buildPrompt } from '../../../../src/assistant/prompt/prompt.ts';
import { never, openExampleAccount, openServices, type Services, ticker } from '../../support.ts';

async function ask(services: Services, message: string): Promise<string> {
  const prompt = buildPrompt(message, [], await services.context(), 'n');
  const reply = await offlineModel.reply(prompt, never);
  if (!reply.ok) throw new Error(reply.error.detail);
  const mandate = await mandateOf(message, [], await services.context());
  expect(mandate.kind).toBe('none');
  return reply.value.reply.message;
}

test.each([
  ['how am I doing?', [/\$10,000\.00/, /Cash: \$2,760\.00 \(27\.6%\)/, /4 positions/]],
  ['what is my portfolio worth', [/worth \*\*\$10,000\.00\*\*/]],
  ['am I making money?', [/up \*\*\$0\.00\*\*/, /Realized, from what you sold: \+\$0\.00/]],
  [
    'what is my biggest position?',
    [/\*\*META\*\*.*\*\*24\.0%\*\*/, /Information Technology 33\.4%/],
  ],
  ['how diversified am I', [/three largest make up 58\.0%/, /Cash: 27\.6%/]],
  ['how much cash do I have?', [/\*\*\$2,760\.00\*\* in cash/]],
  ["what's my buying power", [/\*\*\$2,760\.00\*\*/]],
  ['how is my NVDA doing?', [/\$180\.00, \+5\.26% today/, /You hold 8 .*\$1,440\.00/, /14\.4%/]],
  ["what's AAPL at", [/\*\*AAPL\*\* \(Apple Inc\.\) is at \$190\.00, \+1\.06% today/]],
  ['price of disney', [/\*\*DIS\*\*.*\$100\.00/, /You hold no DIS/]],
  ['how is target doing?', [/\*\*TGT\*\*/]],
  ["how's my watchlist?", [/3 of the 10/, /\*\*NVDA\*\*: \$180\.00, \+5\.26%/]],
  ['what is moving today', [/\*\*TSLA\*\*: \$250\.00, -3\.85%/]],
  ['how many NVDA can I buy?', [/up to \*\*15\.333333 NVDA\*\* at \$180\.00/]],
  ['should I sell my TSLA?', [/not advice/, /Nothing was placed/, /\$250\.00/]],
  [
    'what would happen if I sold half my AAPL',
    [/5 AAPL at \$190\.00/, /\$950\.00/, /\$3,710\.00 in cash/],
  ],
  ['what if I buy 100 NVDA?', [/\$18,000\.00, more than your \$2,760\.00/]],
  ['buy NVDA', [/How many NVDA\? It is at \$180\.00/]],
  ['buy 2 american', [/do you mean .*\*\*AMT\*\*/]],
  ['buy 5 NVDAA', [/I know nothing called "NVDAA"\. Did you mean .*\*\*NVDA\*\*/]],
  ['buy 5 AAPL tomorrow', [/with a limit, a stop or exits/, /"tomorrow"/]],
  ["don't sell my TSLA", [/not to do/]],
  ['buy 2 NVDA. Never mind.', [/leave everything as it is/]],
  ['sell half my MSFT', [/You hold no MSFT/, /placed nothing/]],
  ['lend 5 TSLA for AAPL', [/not sure what "lend 5 TSLA for AAPL"/, /Nothing was placed/]],
  ['P/L', [/up \*\*\$0\.00\*\*/]],
  ['hello', [/Hello/, /"buy 2 NVDA"/]],
  ['help', [/put \$500 into MSFT/]],
  ['thanks!', [/welcome/]],
  ['undo that', [/find nothing/, /Say in full/, /Nothing was placed/]],
  ['cancel', [/no open order to cancel/, /filled cannot be canceled/]],
  ['export my trades', [/downloads all your trades as CSV/]],
  ['show me a chart of TSLA', [/TSLA.* is at \$250\.00/]],
  ['make a watchlist called tech', [/in the watchlist panel/]],
  ['what alerts do I have?', [/no active alerts/, /"alert me when NVDA rises above 200"/]],
  ['which positions lost the most?', [/None of your positions is/]],
  ['yes', [/Say it in full/]],
  ['qwertz uiop', [/did not understand/, /"buy 2 NVDA"/]],
])('"%s" is answered from the figures', async (said, facts) => {
  const message = await ask(await openExampleAccount(), said);
  for (const fact of facts) expect(message).toMatch(fact);
});

test('winners and losers are distinguished by the ledger', async () => {
  const services = await openServices();
  await services.buy('AAPL', 10);
  expect(await ask(services, 'who are my winners?')).toMatch(/None of your positions is ahead/);
  const context = await services.context();
  const [position] = context.portfolio.positions;
  if (!position) throw new Error('nothing is held');
  const risen = { ...position, unrealized_pnl: 100, unrealized_pnl_percent: 5.26 };
  const portfolio = { ...context.portfolio, positions: [risen] };
  const prompt = buildPrompt('who are my winners?', [], { ...context, portfolio }, 'n');
  const reply = await offlineModel.reply(prompt, never);
  expect(reply).toMatchObject({
    ok: true,
    value: { reply: { message: expect.stringContaining('**AAPL**: +$100.00 (+5.26%)') } },
  });
});

test('an account without positions gets a hint how to open one', async () => {
  expect(await ask(await openServices(), 'how am I doing?')).toMatch(/no positions yet/);
});

test('a position valued at an old price is named', async () => {
  const services = await openServices();
  await services.buy('AAPL', 1);
  services.clock.advance(2 * 86_400_000);
  expect(await ask(services, 'how am I doing?')).toMatch(/Not live.*AAPL/);
});

test('asking for a price of something nobody follows leaves it unfollowed', async () => {
  const services = await openServices();
  await ask(services, 'price of disney');
  expect(services.prices.tickers()).not.toContain('DIS');
});

test.each([
  'show my positions',
  'Show me my holdings, please',
  'what do I hold?',
  'What stocks do I own right now?',
  'table of my positions',
  'compare my positions in a table',
  'positions',
])('"%s" is answered by a table with the figures of the ledger', async (said) => {
  const services = await openExampleAccount();
  services.source.move(ticker('TSLA'), 260);
  const message = await ask(services, said);
  expect(message.split('\n').slice(0, 6)).toEqual([
    '| Ticker | Quantity | Price | Value | Profit |',
    '| --- | ---: | ---: | ---: | ---: |',
    '| META | 4 | $600.00 | $2,400.00 | +$0.00 |',
    '| AAPL | 10 | $190.00 | $1,900.00 | +$0.00 |',
    '| TSLA | 6 | $260.00 | $1,560.00 | +$60.00 |',
    '| NVDA | 8 | $180.00 | $1,440.00 | +$0.00 |',
  ]);
  expect(message).toContain(
    'In all $7,300.00 in 4 positions, with an unrealized profit of +$60.00. Cash: $2,760.00.',
  );
});

test('more positions than one message may close are closed by the messages that the answer names', async () => {
  const services = await openExampleAccount();
  await services.settings.save({ ...services.settings.current(), actions_per_message_max: 3 });
  const say = async (message: string) => {
    const prompt = buildPrompt(message, [], await services.context(), 'n');
    const reply = await offlineModel.reply(prompt, never);
    return reply.ok ? reply.value.reply : null;
  };
  const all = await say('close all');
  expect(all?.trades).toEqual([]);
  const refused = all?.message ?? '';
  expect(refused).toContain('This would take 4.');
  expect(refused).toContain('the one that is left');
  expect(refused).toContain('I placed nothing.');
  const [, next = ''] = /Write "(.*?)"/.exec(refused) ?? [];
  expect((await say(next))?.trades).toEqual([
    { side: 'sell', ticker: 'AAPL', quantity: 10 },
    { side: 'sell', ticker: 'META', quantity: 4 },
    { side: 'sell', ticker: 'NVDA', quantity: 8 },
  ]);
});
