import { expect, test } from 'vitest';
import { ticker } from '../support.ts';
import { openConversation } from './converse.ts';

test('a headline of today is the reason, with its time and its move', async () => {
  const { services, say } = await openConversation();
  services.source.tell(ticker('NVDA'), 'Chip demand rises', 0.031);
  const { message } = await say('why did NVDA jump today?');
  expect(message).toContain('is at $180.00, +5.26% today.');
  expect(message).toMatch(
    /Headline, \d\d:\d\d UTC: "Chip demand rises" \(with it the price moved \+3\.10%\)/,
  );
  expect(message).toContain('The headline is the only reason that I know');
});

test('without a headline and with a market that stands still no reason is known', async () => {
  const { say } = await openConversation();
  const { message, actions } = await say('Why is TSLA down so much?');
  expect(message).toContain('-3.85% today');
  expect(message).toContain('I know no reason.');
  expect(actions).toEqual([]);
});

test('a move of its sector explains one of the ticker', async () => {
  const { services, say } = await openConversation();
  for (const name of ['AMD', 'INTC', 'QCOM', 'MSFT']) {
    await services.watchlist.add(ticker(name));
    services.source.move(ticker(name), name === 'MSFT' ? 420 : 106);
  }
  const { message } = await say('why did nvidia move?');
  expect(message).toMatch(
    /Its sector, Information Technology: \+\d\.\d\d% on average, over 5 others/,
  );
  expect(message).toContain('It moved with its sector.');
});

test('a question that has it the wrong way around is corrected', async () => {
  const { say } = await openConversation();
  expect((await say('why did NVDA drop today?')).message).toContain('So it is up today, not down.');
  expect((await say('why did META fall?')).message).toContain('hardly moved');
});

test('"it" is what the conversation is about', async () => {
  const { say } = await openConversation();
  await say('how is my TSLA doing?');
  expect((await say('why is it falling?')).message).toContain('**TSLA**');
});

test.each([
  "what's going on with NVDA?",
  'what happened to NVDA?',
  'any idea why NVDA is up?',
  'how come NVDA rallied?',
  "what's behind the NVDA move?",
  'what caused nvidia to spike?',
  "why's NVDA up?",
  'what moved NVDA?',
  'NVDA is up, why?',
  'did something happen to NVDA?',
  'what drove nvidia higher?',
])('%s', async (message) => {
  const { say } = await openConversation();
  expect((await say(message)).message).toContain('Volume: what is usual is not known');
});

test('a question about an earlier day is answered with what is known', async () => {
  const { say } = await openConversation();
  expect((await say('why did NVDA fall yesterday?')).message).toContain(
    'I know the figures and headlines of today only.',
  );
});

test('headlines of yesterday are no reason for today, but are listed as news', async () => {
  const { services, say } = await openConversation();
  services.source.tell(ticker('NVDA'), 'Chip demand rises');
  services.clock.advance(24 * 60 * 60_000);
  services.source.move(ticker('NVDA'), 180);
  const answer = await say('why is NVDA up?');
  expect(answer.message).not.toContain('Chip demand rises');
  expect((await say('any news on NVDA?')).message).toContain('Chip demand rises');
});

test('headlines of what is held and watched are listed, and none of others', async () => {
  const { services, say } = await openConversation();
  services.source.tell(ticker('NVDA'), 'Chip demand rises');
  services.source.tell(ticker('KO'), 'Sugar is cheap');
  const { message } = await say('what is in the news?');
  expect(message).toContain('**NVDA**');
  expect(message).not.toContain('Sugar');
});

test.each([
  'what is the P/E of NVDA?',
  'when does AAPL report earnings?',
  'does MSFT pay dividends?',
  'what tax do I owe?',
])('%s: there is no source', async (message) => {
  const { say } = await openConversation();
  expect((await say(message)).message).toContain('I have no source for it');
});

test('a fill is explained by what was kept with it', async () => {
  const { say } = await openConversation();
  await say('buy 3 NVDA');
  for (const asked of ['why did I get that price?', 'why was I filled at 180?']) {
    const { message } = await say(asked);
    expect(message).toContain('3 NVDA were bought at $180.00');
    expect(message).toContain('The explanation kept with that fill:');
  }
});
