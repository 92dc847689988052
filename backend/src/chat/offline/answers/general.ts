import type { Topic } from '../intent.ts';
import { list } from './format.ts';

const EXAMPLES = list([
  '"buy 2 NVDA", "put $500 into MSFT", "sell half my TSLA"',
  '"watch PYPL", "stop watching NFLX"',
  '"how am I doing?", "what is my biggest position?", "how much cash do I have?"',
  '"how is my NVDA doing?", "what if I sold half my AAPL?"',
]);

export const NOT_UNDERSTOOD = `I did not understand that. I am the built-in assistant and read plain requests like these:\n\n${EXAMPLES}`;

/** Answers that need no figures. */
export const GENERAL: Partial<Record<Topic, string>> = {
  help: `I answer from your own portfolio, and place orders at the market when you ask. For instance:\n\n${EXAMPLES}`,
  greeting: `Hello. I can look after your paper portfolio. Try:\n\n${EXAMPLES}`,
  thanks: 'You are welcome.',
  confirmation:
    'I read each message on its own, so I do not know what to confirm. Say it in full, for instance "buy 2 NVDA".',
};
