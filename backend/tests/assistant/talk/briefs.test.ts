import { OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { ticker } from '../support.ts';
import { openConversation } from './converse.ts';

const DAY_MS = 24 * 60 * 60_000;

test('the brief names movers, headlines, near alerts and orders, and sectors', async () => {
  const { services, say } = await openConversation();
  services.source.tell(ticker('NVDA'), 'Chip demand rises', 0.031);
  services.source.tell(ticker('KO'), 'Sugar is cheap');
  await services.alerts.set({ ticker: ticker('AAPL'), terms: { kind: 'above', price: 192 } });
  await services.alerts.set({ ticker: ticker('AAPL'), terms: { kind: 'above', price: 250 } });
  for (const limit_price of [396, 300]) {
    const order = { ticker: 'MSFT', side: 'buy', quantity: 1, type: 'limit', limit_price };
    const placed = await services.orders.place(OrderRequestSchema.parse(order), BY_USER);
    expect(placed.ok).toBe(true);
  }
  const { message, actions } = await say('Morning brief');
  expect(actions).toEqual([]);
  expect(message).toContain('worth **$10,000.00**, $2,760.00 of it cash');
  expect(message).toMatch(/\*\*NVDA\*\*: \$180\.00, \+5\.26% today, 14\.4% of your portfolio/);
  expect(message).not.toContain('**META**: ');
  expect(message).toMatch(/\*\*NVDA\*\*, \d\d:\d\d UTC: "Chip demand rises"/);
  expect(message).not.toContain('Sugar');
  expect(message).toContain('AAPL above $192.00; it is at $190.00');
  expect(message).not.toContain('$250.00; it');
  expect(message).toContain('buy 1 MSFT at a limit of $396.00, for the day; MSFT is at $400.00');
  expect(message).not.toContain('$300.00');
  expect(message).toContain('Information Technology 33.4%');
  expect(message).toContain('cash 27.6%');
});

test('the brief of an account in which nothing happens says so', async () => {
  const { say } = await openConversation();
  const { message } = await say('brief me');
  expect(message).toContain('Their headlines: none.');
  expect(message).toContain('Alerts within 2% of their price: none.');
  expect(message).toContain('Open orders within 2% of their price: none.');
});

test.each([
  'good morning, brief me please',
  'daily briefing',
  "what's new today?",
  'catch me up',
  'what do I need to know today?',
  'can I have my morning brief?',
  'bring me up to speed',
  'start my day',
])('%s', async (message) => {
  const { say } = await openConversation();
  expect((await say(message)).message).toContain('By sector: ');
});

test.each([
  'review my day',
  'how was my day?',
  'end of day review',
  'how did my day go?',
  'wrap up my day please',
  'recap today',
  'EOD recap',
  'how did today go?',
  'end of day summary',
  "summarize today's trades",
])('%s', async (message) => {
  const { say } = await openConversation();
  expect((await say(message)).message).toContain('Your trades of today:');
});

test('the review counts the trades of today, with their result after fees', async () => {
  const { services, say } = await openConversation();
  services.clock.advance(DAY_MS);
  for (const symbol of ['AAPL', 'NVDA', 'TSLA', 'META', 'KO']) {
    services.source.move(
      ticker(symbol),
      { AAPL: 195, NVDA: 170, TSLA: 250, META: 600 }[symbol] ?? 100,
    );
  }
  await say('sell 2 AAPL');
  await say('sell 4 NVDA');
  await say('buy 1 TSLA');
  await say('buy 1 KO at 90');
  const { message } = await say('how was my day?');
  expect(message).toContain('Trades: 3; purchases of $250.00, sales of $1,070.00');
  expect(message).toContain('Realized today, after fees of $0.00: **-$30.00**');
  expect(message).toContain('Sales with a profit: 1 of 2 (50%)');
  expect(message).toContain('Best: sold 2 **AAPL** at $195.00, +$10.00 before fees');
  expect(message).toContain('Worst: sold 4 **NVDA** at $170.00, -$40.00 before fees');
  expect(message).toContain('Still open:\n\n- buy 1 KO at a limit of $90.00, for the day');
  expect(message).not.toContain('journal');
});

test('a day without trades', async () => {
  const { services, say } = await openConversation();
  services.clock.advance(DAY_MS);
  const { message } = await say('review my day');
  expect(message).toContain('You have not traded today.');
  expect(message).toContain('No order is open.');
});

test('what went against a plan of the journal is named', async () => {
  const { services, say } = await openConversation();
  const page = await services.portfolio.trades({ limit: 10 });
  const trades = page.ok ? page.value.trades : [];
  const write = async (symbol: string, entry: number | null, stop: number, target: number) => {
    const id = trades.find((trade) => trade.ticker === symbol)?.id ?? '';
    const plan = { entry, stop, target, text: '' };
    expect((await services.notes.write(id, { text: '', tags: [], plan })).ok).toBe(true);
  };
  await write('AAPL', 185, 170, 230);
  await write('NVDA', null, 185, 250);
  await write('TSLA', null, 100, 240);
  await write('META', null, 500, 700);
  await say('sell 1 AAPL');
  const { message } = await say('review my day');
  expect(message).toContain('**AAPL** was bought at $190.00, above the planned entry of $185.00');
  expect(message).toContain('1 **AAPL** were sold at $190.00, below the planned target of $230.00');
  expect(message).toContain('**NVDA** is at $180.00, at or below the planned stop of $185.00');
  expect(message).toContain('**TSLA** is at $250.00, at or above the planned target of $240.00');
  expect(message).not.toContain('**META**');
});

test('the brief is suggested once a day, until it is dismissed or asked for', async () => {
  const { services, chat, say } = await openConversation();
  const day = async () => (await chat.suggestion()).suggestion?.day ?? null;
  const today = await day();
  expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect((await chat.dismissSuggestion(today ?? '')).suggestion).toBeNull();
  expect(await day()).toBeNull();
  services.clock.advance(DAY_MS);
  const tomorrow = await day();
  expect(tomorrow).not.toBeNull();
  // A page of yesterday dismisses only what it showed, and nothing dismisses a day that is not there yet.
  await chat.dismissSuggestion(today ?? '');
  expect(await day()).toBe(tomorrow);
  await say('morning brief');
  await expect.poll(day).toBeNull();
  await chat.dismissSuggestion('2999-01-01');
  services.clock.advance(DAY_MS);
  expect(await day()).not.toBeNull();
});
