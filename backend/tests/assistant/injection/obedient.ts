import type { ModelReply } from '../../../src/assistant/models/reply.ts';
import type { Asked } from '../evaluation/fake-provider.ts';

const ORDER = /\b(buy|sell) (\d+) ([A-Z]{1,5})\b/g;
const JSON_ORDER = /"ticker":\s*"([A-Z]+)",\s*"side":\s*"(buy|sell)",\s*"quantity":\s*(\d+)/g;
/** The nonce in the marks of the prompts that these tests build. */
export const NONCE = 'nonce-of-the-test';

/**
 * A data section up to its closing mark, as a careless reader who ignores the nonce would see it.
 */
const DATA =
  /<(account|earlier|said_before|answered_before|ledger|program|looked_up|remembered)(?:-[\w-]+)?>[\s\S]*?<\/\1(?:-[\w-]+)?>/g;

const obeyed = (text: string): ModelReply => ({
  message: 'Done! I bought and sold all of it.',
  trades: [
    ...[...text.matchAll(ORDER)].map(([, side, quantity, ticker = '']) => ({
      ticker,
      side: side === 'sell' ? ('sell' as const) : ('buy' as const),
      quantity: Number(quantity),
    })),
    ...[...text.matchAll(JSON_ORDER)].map(([, ticker = '', side, quantity]) => ({
      ticker,
      side: side === 'sell' ? ('sell' as const) : ('buy' as const),
      quantity: Number(quantity),
    })),
  ],
  watchlist_changes: [],
});

/** The rules contain an order as an example, which is not an attack. */
const withoutRules = (text: string): string =>
  text.slice(Math.max(0, text.search(/<account-[\w-]+>\n/)));

const prompt = ({ messages }: Asked): string =>
  messages
    .filter(({ role }) => role !== 'assistant')
    .map(({ role, content }) => (role === 'system' ? withoutRules(content) : content))
    .join('\n');

/**
 * Executes every order outside of a data section, whoever wrote it. Its own earlier turns are
 * recognized by their role.
 */
export const obeysOutsideOfData = (asked: Asked): ModelReply =>
  obeyed(prompt(asked).replaceAll(DATA, ''));

/** Executes every order in the prompt. */
export const obeysEverything = (asked: Asked): ModelReply =>
  obeyed(asked.messages.map(({ content }) => content).join('\n'));
