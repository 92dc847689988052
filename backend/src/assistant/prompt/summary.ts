import type { ChatAction } from '@finally/contract';
import { describeAction } from '../actions/receipts.ts';
import type { Exchange } from './conversation.ts';

const TRADES_MAX = 20;
const TOPICS_MAX = 8;
const TOPIC_LENGTH_MAX = 80;

/**
 * What is still worth knowing of a conversation that there is no room for, from
 * its receipts and questions alone, of bounded length. Made here and not by a
 * model: nothing is asked for it, and nothing in it can be made up.
 */
export function summarise(exchanges: readonly Exchange[]): string | null {
  const [first] = exchanges;
  if (!first) return null;
  // A go-ahead tells the actions of the answer before it once more.
  const actions = [
    ...new Map(
      exchanges.flatMap(({ answer }) => answer.actions.map((action) => [action.id, action])),
    ).values(),
  ];
  const refused = actions.filter(({ status }) => status === 'rejected');
  const last = refused.at(-1);
  return [
    `${exchanges.length} earlier questions, the first at ${first.question.created_at}.`,
    ...describeTrades(actions),
    ...(last
      ? [`Actions refused: ${refused.length}, the last of them: ${describeAction(last)}`]
      : []),
    'Asked, the latest last:',
    ...exchanges.slice(-TOPICS_MAX).map(({ question }) => `- ${topicOf(question.message)}`),
  ].join('\n');
}

/** Executed trades, added up by side and ticker; those of the latest tickers. */
function describeTrades(actions: readonly ChatAction[]): string[] {
  const sums = new Map<string, { quantity: number; dollars: number }>();
  for (const action of actions) {
    if (action.kind !== 'trade' || !action.receipt) continue;
    const { side, ticker, quantity, notional } = action.receipt.trade;
    const what = `${side === 'buy' ? 'bought' : 'sold'} ${ticker}`;
    const sum = sums.get(what) ?? { quantity: 0, dollars: 0 };
    sums.delete(what);
    sums.set(what, { quantity: sum.quantity + quantity, dollars: sum.dollars + notional });
  }
  if (sums.size === 0) return [];
  const lines = [...sums].slice(-TRADES_MAX).map(([what, { quantity, dollars }]) => {
    // Sums of figures of at most six decimals: the rest is the error of binary fractions.
    const shares = Number(quantity.toFixed(6));
    return `- ${what}: ${shares} shares for $${dollars.toFixed(2)}`;
  });
  return ['Executed in them, by the ledger:', ...lines];
}

const topicOf = (message: string): string => {
  const line = message.replaceAll(/\s+/g, ' ');
  return line.length > TOPIC_LENGTH_MAX ? `${line.slice(0, TOPIC_LENGTH_MAX)}…` : line;
};
