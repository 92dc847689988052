import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { OrderCommand } from '../../../src/assistant/reading/orders/order-command.ts';
import type { Reading } from '../../../src/assistant/reading/reader.ts';
import { tries } from './effort.ts';
import { exampleReader, file, lines, outcomeOf } from './example-orders.ts';

let read: (message: string) => Reading;
beforeAll(async () => {
  read = await exampleReader();
});

/** An order and the words that mean it. */
interface Intent {
  readonly said: string;
  /** `side ticker amount`, and the terms that are not empty. */
  readonly means: string;
}

const price = fc.integer({ min: 100, max: 50_000 }).map((cents) => cents / 100);
const written = (dollars: number) =>
  fc.constantFrom(`${dollars}`, `$${dollars}`, `${dollars} dollars`, `$${dollars.toFixed(2)}`);
const priced = price.chain((dollars) => written(dollars).map((words) => ({ dollars, words })));
const ticker = fc.constantFrom('AAPL', 'NVDA', 'TSLA', 'META');
const quantity = fc.integer({ min: 1, max: 500 });
const lasting = fc.constantFrom(
  ['', 'unsaid'],
  [' gtc', 'gtc'],
  [' good till canceled', 'gtc'],
  [', good until cancelled', 'gtc'],
  [' today only', 'day'],
  [' for the day', 'day'],
) as fc.Arbitrary<[string, string]>;

/** The shares of a sale: a number of them, or a part of the position. */
const sold = fc.oneof(
  fc.tuple(quantity, ticker).map(([count, symbol]) => ({
    words: `${count} ${symbol}`,
    means: `${symbol} ${count}`,
  })),
  ticker.map((symbol) => ({ words: `half my ${symbol}`, means: `${symbol} 1/2 of it` })),
  ticker.map((symbol) => ({ words: `all my ${symbol}`, means: `${symbol} 1 of it` })),
);
const bought = fc.tuple(quantity, ticker).map(([count, symbol]) => ({
  words: fc.sample(fc.constantFrom(`${count} ${symbol}`, `${count} shares of ${symbol}`), {
    numRuns: 1,
    seed: count,
  })[0] as string,
  means: `${symbol} ${count}`,
}));

const limitBuy = fc
  .tuple(
    bought,
    priced,
    lasting,
    fc.constantFrom(
      'buy {} at',
      'buy {} limit',
      'limit buy {} at',
      'buy {} with a limit of',
      'purchase {} @',
    ),
  )
  .map(
    ([what, { dollars, words }, [until, tif], verb]): Intent => ({
      said: `${verb.replace('{}', what.words)} ${words}${until}`,
      means: `buy ${what.means} limit ${dollars} ${tif}`,
    }),
  );
const limitSell = fc
  .tuple(sold, priced, lasting, fc.constantFrom('sell {} at', 'sell {} limit', 'limit sell {} at'))
  .map(
    ([what, { dollars, words }, [until, tif], verb]): Intent => ({
      said: `${verb.replace('{}', what.words)} ${words}${until}`,
      means: `sell ${what.means} limit ${dollars} ${tif}`,
    }),
  );
const stopSell = fc
  .tuple(
    sold,
    priced,
    lasting,
    fc.constantFrom(
      'sell {} if it falls below',
      'sell {} stop',
      'stop sell {} at',
      'sell {} with a stop at',
      'sell {} when the price drops to',
    ),
  )
  .map(
    ([what, { dollars, words }, [until, tif], verb]): Intent => ({
      said: `${verb.replace('{}', what.words)} ${words}${until}`,
      means: `sell ${what.means} stop ${dollars} ${tif}`,
    }),
  );
const stopBuy = fc
  .tuple(
    bought,
    priced,
    fc.constantFrom('buy {} if it rises above', 'stop buy {} at', 'buy {} stop'),
  )
  .map(
    ([what, { dollars, words }, verb]): Intent => ({
      said: `${verb.replace('{}', what.words)} ${words}`,
      means: `buy ${what.means} stop ${dollars} unsaid`,
    }),
  );
const conditionFirst = fc
  .tuple(ticker, priced, fc.constantFrom(['half', '1/2 of it'], ['3', '3'], ['25%', '1/4 of it']))
  .map(
    ([symbol, { dollars, words }, [amount, means]]): Intent => ({
      said: `if ${symbol} falls below ${words}, sell ${amount}`,
      means: `sell ${symbol} ${means} stop ${dollars} unsaid`,
    }),
  );
const bracket = fc.tuple(bought, priced, priced, priced).map(
  ([what, entry, loss, profit]): Intent => ({
    said: `buy ${what.words} at ${entry.words} with stop ${loss.words} and target ${profit.words}`,
    means: `buy ${what.means} limit ${entry.dollars} take ${profit.dollars} loss ${loss.dollars} unsaid`,
  }),
);
const pair = fc.tuple(ticker, priced, priced).map(
  ([symbol, loss, profit]): Intent => ({
    said: `take profit at ${profit.words} and stop at ${loss.words} on my ${symbol}`,
    means: `sell ${symbol} 1 of it pair take ${profit.dollars} loss ${loss.dollars} unsaid`,
  }),
);
const trailing = fc.tuple(ticker, fc.integer({ min: 1, max: 50 }), lasting).map(
  ([symbol, percent, [until, tif]]): Intent => ({
    said: `trailing stop ${percent}% on ${symbol}${until}`,
    means: `sell ${symbol} 1 of it trail ${percent}% ${tif}`,
  }),
);
const intent = fc.oneof(
  ...[limitBuy, limitSell, stopSell, stopBuy, conditionFirst, bracket, pair, trailing],
);

function meaningOf(reading: Reading): string | null {
  if (reading.kind !== 'commands') return null;
  return reading.commands
    .map((command) => (command.kind === 'order' ? meaning(command) : command.kind))
    .join('; ');
}

function meaning({ side, ticker: symbol, amount, terms }: OrderCommand): string {
  const size =
    amount.of === 'shares'
      ? amount.shares.toFraction()
      : amount.of === 'position'
        ? `${amount.part.toFraction()} of it`
        : amount.of;
  const { limit, stop, trail, take_profit, stop_loss, is_pair, time_in_force } = terms;
  const parts = [
    side,
    symbol,
    size,
    is_pair && 'pair',
    stop && `stop ${stop.valueOf()}`,
    limit && `limit ${limit.valueOf()}`,
    trail &&
      `trail ${trail.of === 'percent' ? `${trail.percent.valueOf()}%` : trail.amount.valueOf()}`,
    take_profit && `take ${take_profit.valueOf()}`,
    stop_loss && !('of' in stop_loss) && `loss ${stop_loss.valueOf()}`,
    time_in_force ?? 'unsaid',
  ];
  return parts.filter(Boolean).join(' ');
}

test('an order in words is read as exactly the order that was meant', () => {
  fc.assert(
    fc.property(intent, ({ said, means }) => {
      expect(meaningOf(read(said)), said).toBe(means);
    }),
    { numRuns: tries(600) },
  );
});

const denied = fc.oneof(
  fc
    .tuple(fc.constantFrom("don't ", 'do not ', 'never ', 'please never ', 'I would not '), intent)
    .map(([before, { said }]) => `${before}${said}`),
  fc
    .tuple(
      intent,
      fc.constantFrom(
        ". Actually don't.",
        '. No.',
        ', never mind',
        '. Scratch that.',
        ' or maybe not',
        ' tomorrow',
        ' if I say so',
        '. Just kidding.',
        ' unless it rains',
        ' only on Friday',
        '. Ask me first.',
      ),
    )
    .map(([{ said }, after]) => `${said}${after}`),
);
const questioned = fc
  .tuple(
    fc.constantFrom(
      'should I {}?',
      'what if I {}?',
      'what happens if I {}?',
      'is it wise to {}?',
      'why would I {}?',
      'my friend says {}',
      'he told me to {}',
      'I thought about whether to {}',
      'how do I {}?',
    ),
    intent,
  )
  .map(([frame, { said }]) => frame.replace('{}', () => said));
const framed = fc
  .tuple(fc.constantFrom(...lines(file('frames.txt'))), intent)
  .map(([frame, { said }]) => frame.replaceAll('⏎', '\n').replaceAll('{order}', () => said));

test.each([
  ['denied, withdrawn or conditioned further', denied],
  ['asked about or told', questioned],
  ['quoted or pasted', framed],
] as const)('an order that is %s is none', (_, message) => {
  fc.assert(
    fc.property(message, (said) => {
      expect(outcomeOf(read(said)), said).toBeNull();
    }),
    { numRuns: tries(400) },
  );
});

test('the generator catches a reader that drops a price', () => {
  const sloppy = (said: string) => read(said.replace(/ and target .*$/, ''));
  const run = fc.check(
    fc.property(bracket, ({ said, means }) => meaningOf(sloppy(said)) === means),
    { numRuns: 20 },
  );
  expect(run.failed).toBe(true);
});
