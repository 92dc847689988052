import type { ChatAction } from '@finally/contract';
import { describeAction } from '../actions/receipts.ts';
import type { Exchange } from './conversation.ts';

const TRADES_MAX = 20;
const TOPICS_MAX = 8;
const TOPIC_LENGTH_MAX = 80;

/**
 * Summarizes the part of a conversation that exceeds the token limit, from its receipts and
 * questions only, with bounded length. No model is involved, so it costs no call and cannot contain
 * invented facts.
 */
export function summarise(exchanges: readonly Exchange[]): string | null {
  const [first] = exchanges;
  if (!first) return null;
  // An answer that carries out earlier proposals lists the same actions again.
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

/** Returns executed trades, summed by side and ticker, for the most recent tickers. */
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
    // The summands have at most six decimals; anything beyond is floating-point error.
    const shares = Number(quantity.toFixed(6));
    return `- ${what}: ${shares} shares for $${dollars.toFixed(2)}`;
  });
  return ['Executed in them, by the ledger:', ...lines];
}

const topicOf = (message: string): string => {
  const line = message.replaceAll(/\s+/g, ' ');
  return line.length > TOPIC_LENGTH_MAX ? `${line.slice(0, TOPIC_LENGTH_MAX)}…` : line;
};
