import type { ChatAction } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FREE } from '../settings.ts';
import { type Conversation, heldBy, openConversation } from './converse.ts';

const PRICES = { AAPL: 190, NVDA: 180, TSLA: 250, META: 600, MSFT: 400, KO: 100 } as const;
type Symbol = keyof typeof PRICES;
const HELD = { AAPL: 10, NVDA: 8, TSLA: 6, META: 4 } as const;
const HELD_SYMBOLS = Object.keys(HELD) as (keyof typeof HELD)[];

async function open(mode: 'auto' | 'confirm' = 'auto'): Promise<Conversation> {
  const conversation = await openConversation(mode);
  const { settings } = conversation.services;
  const { version } = settings.current();
  const { halted: _, ...limits } = FREE;
  const saved = await settings.save({ ...limits, mode, version });
  if (!saved.ok) throw new Error(saved.error.detail);
  return conversation;
}

const waiting = (actions: readonly ChatAction[]): readonly ChatAction[] =>
  actions.filter(({ status }) => status === 'proposed');

async function standingOf({ services }: Conversation) {
  const { cash_balance } = await services.portfolio.portfolio();
  return { cash: cash_balance, held: await heldBy(services) };
}

async function openOrders({ services }: Conversation) {
  const page = await services.orders.orders({ status: 'open', limit: 100 });
  if (!page.ok) throw new Error(page.error.detail);
  return page.value.orders;
}

/** Trades of one message that the account can carry out. */
const trades = fc.uniqueArray(
  fc.record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    symbol: fc.constantFrom(...HELD_SYMBOLS),
    quantity: fc.integer({ min: 1, max: 4 }),
  }),
  { selector: ({ symbol }) => symbol, minLength: 1, maxLength: 3 },
);

test('undoing any trades of a message leaves positions and cash as they were', async () => {
  await fc.assert(
    fc.asyncProperty(trades, async (made) => {
      const conversation = await open();
      const before = await standingOf(conversation);
      const { say } = conversation;
      const done = await say(
        made.map(({ side, quantity, symbol }) => `${side} ${quantity} ${symbol}`).join(' and '),
      );
      const executed = done.actions.filter(({ status }) => status === 'executed');
      fc.pre(executed.length > 0);
      const offered = await say('undo that');
      // Nothing is reversed before it is approved.
      expect(offered.actions.map(({ status }) => status)).toEqual(executed.map(() => 'proposed'));
      await say('yes');
      expect(await standingOf(conversation)).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 60_000);

/**
 * "make it 5", and whether what then waits is approved. Two, because of the messages before these the
 * first is not remembered.
 */
const corrections = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 12 }), approves: fc.boolean() }),
  { minLength: 1, maxLength: 2 },
);
const WORDS = ['make it', 'no, I meant', 'sorry,', 'actually make that'];

test('however often an order is corrected, the last number is what is bought in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('auto' as const, 'confirm' as const),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      corrections,
      fc.constantFrom(...WORDS),
      async (mode, first, isApproved, corrected, words) => {
        const conversation = await open(mode);
        const { say } = conversation;
        let last = await say(`buy ${first} NVDA`);
        if (isApproved && waiting(last.actions).length > 0) await say('yes');
        for (const { quantity, approves } of corrected) {
          last = await say(`${words} ${quantity}`);
          if (approves && waiting(last.actions).length > 0) last = await say('yes');
        }
        if (waiting(last.actions).length > 0) await say('yes');
        const wanted = corrected.at(-1)?.quantity ?? first;
        expect((await heldBy(conversation.services))['NVDA']).toBe(HELD.NVDA + wanted);
        // Nothing is left that would buy it a second time.
        const { messages } = await conversation.chat.history();
        expect(waiting(messages.flatMap(({ actions }) => actions))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 90_000);

test('a resting order that is corrected stays one order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.array(
        fc.oneof(
          fc.record({ shares: fc.integer({ min: 1, max: 9 }) }),
          fc.record({ price: fc.integer({ min: 70, max: 99 }) }),
        ),
        { minLength: 1, maxLength: 4 },
      ),
      async (first, corrected) => {
        const conversation = await open();
        await conversation.say(`buy ${first} KO at 80`);
        let shares = first;
        let price = 80;
        for (const each of corrected) {
          if ('shares' in each) {
            shares = each.shares;
            await conversation.say(`make it ${shares} shares`);
          } else {
            price = each.price;
            await conversation.say(`make it $${price}`);
          }
        }
        expect(await openOrders(conversation)).toMatchObject([
          { ticker: 'KO', quantity: shares, limit_price: price },
        ]);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

/** Whole per cents of some instruments, at most 100 in all; the rest is cash. */
const weights = fc
  .uniqueArray(
    fc.record({
      symbol: fc.constantFrom(...(Object.keys(PRICES) as Symbol[])),
      percent: fc.integer({ min: 1, max: 60 }),
    }),
    { selector: ({ symbol }) => symbol, minLength: 1, maxLength: 4 },
  )
  .filter((all) => all.reduce((sum, { percent }) => sum + percent, 0) <= 100);

test('rebalancing ends at the weights, within a cent or a millionth of a share, and within the cash', async () => {
  await fc.assert(
    fc.asyncProperty(weights, fc.boolean(), async (wanted, namesCash) => {
      const conversation = await open();
      const sum = wanted.reduce((total, { percent }) => total + percent, 0);
      const parts = wanted.map(({ percent, symbol }) => `${percent}% ${symbol}`).join(', ');
      const rest = namesCash && sum < 100 ? `${100 - sum}% cash` : 'rest cash';
      const answer = await conversation.say(`rebalance to ${parts}, ${rest}`);
      expect(answer.actions.map(({ status }) => status)).toEqual(
        answer.actions.map(() => 'executed'),
      );
      const { held, cash } = await standingOf(conversation);
      expect(cash).toBeGreaterThanOrEqual(0);
      for (const symbol of Object.keys(PRICES) as Symbol[]) {
        const percent = wanted.find((each) => each.symbol === symbol)?.percent ?? 0;
        const value = (held[symbol] ?? 0) * PRICES[symbol];
        expect(Math.abs(value - percent * 100), `${symbol} in ${parts}`).toBeLessThanOrEqual(
          percent === 0 ? 0 : 0.02 + PRICES[symbol] / 1e6,
        );
      }
    }),
    { numRuns: 40 },
  );
}, 90_000);
