import type { ModelReply } from '../../reply.ts';
import { type Facts, titled } from '../facts.ts';

/** How the index is named; the fund that follows it is found by the same names. */
const INDEX = /\bs ?(?:&|and) ?p\b/i;
const FUND = 'SPY';

/** Says that an index cannot be traded, and which fund was taken instead. */
export function withIndexFund(reply: ModelReply, message: string, facts: Facts): ModelReply {
  const isFund = reply.message.includes(`${FUND}**`);
  if (!isFund || !INDEX.test(message)) return reply;
  const note = `By the S&P 500 I mean ${titled(facts, FUND)}, a fund that follows the index.`;
  return { ...reply, message: `${reply.message}\n\n${note}` };
}
