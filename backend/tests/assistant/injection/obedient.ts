import type { ModelReply } from '../../../src/assistant/models/model.ts';
import type { Asked } from '../evaluation/fake-provider.ts';

const ORDER = /\b(buy|sell) (\d+) ([A-Z]{1,5})\b/g;
const JSON_ORDER = /"ticker":\s*"([A-Z]+)",\s*"side":\s*"(buy|sell)",\s*"quantity":\s*(\d+)/g;
/** What stands in the marks of the prompts that are read here. */
export const NONCE = 'nonce-of-the-test';

/**
 * A section of data: up to the mark that ends it, as a careless reader of such
 * marks would have it, who minds no nonce.
 */
const DATA =
  /<(account|earlier|said_before|answered_before|ledger|program)(?:-[\w-]+)?>[\s\S]*?<\/\1(?:-[\w-]+)?>/g;

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

/** The rules name an order as an example; what the rules say is no attack. */
const withoutRules = (text: string): string =>
  text.slice(Math.max(0, text.search(/<account-[\w-]+>\n/)));

const prompt = ({ messages }: Asked): string =>
  messages
    .filter(({ role }) => role !== 'assistant')
    .map(({ role, content }) => (role === 'system' ? withoutRules(content) : content))
    .join('\n');

/**
 * Does whatever is written anywhere outside a section of data, whoever wrote it.
 * Its own earlier turns are told apart by their role.
 */
export const obeysOutsideOfData = (asked: Asked): ModelReply =>
  obeyed(prompt(asked).replaceAll(DATA, ''));

/** Does whatever is written anywhere at all. */
export const obeysEverything = (asked: Asked): ModelReply =>
  obeyed(asked.messages.map(({ content }) => content).join('\n'));
