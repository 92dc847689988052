import { expect, test } from 'vitest';
import { fillExplanation } from '@/shared/tests/samples';
import { explanationParts } from './explanation-rows';

const titles = (more: Parameters<typeof fillExplanation>[0]) =>
  explanationParts(fillExplanation(more)).map(({ title }) => title);
const rowsOf = (more: Parameters<typeof fillExplanation>[0], title: string) =>
  explanationParts(fillExplanation(more)).find((part) => part.title === title)?.rows;

test('a fill at the last price shows its quote, its fees and how it was filled', () => {
  expect(titles({})).toEqual(['Quote seen', 'Fees', 'How it was filled']);
  expect(rowsOf({}, 'Quote seen')).toEqual([
    ['Bid', '$190.11 \u00d7 300'],
    ['Ask', '$190.13 \u00d7 1,200'],
    ['Last', '$190.1234'],
  ]);
});

test('a market without a book shows its last price only', () => {
  const quote = { bid: null, ask: null, bid_size: null, ask_size: null, last: 0.1234 };
  expect(rowsOf({ quote }, 'Quote seen')).toEqual([['Last', '$0.1234']]);
});

test('a stop shows what triggered it, and a collar the worst price allowed', () => {
  const trigger = { by: 'mid', level: 185, met: 184.995 } as const;
  expect(rowsOf({ trigger, collar: 175.75 }, 'What triggered it')).toEqual([
    ['Middle of bid and ask', '$184.995'],
    ['Stop', '$185.00'],
  ]);
  expect(rowsOf({ trigger, collar: 175.75 }, 'Collar')).toEqual([
    ['Worst price allowed', '$175.75'],
  ]);
});

test('the levels taken, the hidden liquidity and the queue have their figures', () => {
  const level = { price: 190.13, shown: 1_200, taken_before: 200, taken: 1_000 };
  expect(rowsOf({ levels: [level] }, 'Taken from the book')).toEqual([
    ['At $190.13', '1,000 of 1,200 shown, 200 taken before'],
  ]);
  const hidden = { quantity: 250.5, before: 100, weight: 0.001, slip: 0.0421, price: 190.2 };
  expect(rowsOf({ hidden }, 'Impact behind the book')).toEqual([
    ['Hidden shares taken', '250.5'],
    ['Taken lately before', '100'],
    ['Price moved by', '$0.0421'],
  ]);
  const queue = {
    ahead_before: 500,
    ahead_after: 100,
    reached_before: 0,
    volume: 800,
    used_before: 0,
  };
  expect(rowsOf({ queue }, 'Queue at its limit')).toEqual([
    ['Ahead before', '500'],
    ['Ahead after', '100'],
    ['Traded in the step', '800'],
  ]);
});

test('each fee is named, and a fill without fees says so', () => {
  expect(rowsOf({}, 'Fees')).toEqual([['None', '$0.00']]);
  const fees = [
    { kind: 'sec', amount: 0.03 },
    { kind: 'other', amount: 1 },
  ];
  expect(rowsOf({ fees }, 'Fees')).toEqual([
    ['SEC fee', '$0.03'],
    ['other', '$1.00'],
  ]);
});
