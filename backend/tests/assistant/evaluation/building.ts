import type { AccountState } from './account.ts';
import type { Conversation, Turn } from './conversation.ts';

/** A conversation before its theme is known: the tables name the theme once. */
export type Row = Omit<Conversation, 'theme'>;

/** The positions of most conversations; the rest of $10,000 is cash. */
export const HOLDS = { AAPL: 10, NVDA: 8, TSLA: 6 };

const price = ({ prices }: AccountState, ticker: string): number => {
  const known = prices.get(ticker);
  if (known === undefined) throw new Error(`there is no price for ${ticker}`);
  return known;
};

export const held = ({ quantities }: AccountState, ticker: string): number =>
  quantities.get(ticker) ?? 0;

/** Returns the order that brings a position to this value in dollars. */
export function toDollars(state: AccountState, ticker: string, dollars: number): string {
  const shares = dollars / price(state, ticker) - held(state, ticker);
  return `${shares > 0 ? 'buy' : 'sell'} ~${Math.abs(shares).toFixed(6)} ${ticker}`;
}

export const spend = (state: AccountState, dollars: number, ticker: string): string =>
  `buy ~${(dollars / price(state, ticker)).toFixed(6)} ${ticker}`;

export const raise = (state: AccountState, dollars: number, ticker: string): string =>
  `sell ~${(dollars / price(state, ticker)).toFixed(6)} ${ticker}`;

export const worth = (state: AccountState, tickers: readonly string[]): number =>
  tickers.reduce((sum, ticker) => sum + held(state, ticker) * price(state, ticker), 0);

export const equally =
  (...tickers: readonly string[]) =>
  (state: AccountState): readonly string[] =>
    tickers.map((ticker) => toDollars(state, ticker, worth(state, tickers) / tickers.length));

export const largest = (state: AccountState): string =>
  [...state.quantities.keys()].sort((a, b) => worth(state, [b]) - worth(state, [a]))[0] ?? '';

/** One message and the actions it leads to; none if omitted. */
export const one = (name: string, says: string, does: Turn['does'] = []): Row => ({
  name,
  holds: HOLDS,
  turns: [{ says, does }],
});

/** One message that leads to no action, and words that the answer contains. */
export const asks = (name: string, says: string, mentions: RegExp): Row => ({
  name,
  holds: HOLDS,
  turns: [{ says, mentions }],
});

/** An action that a message does not clearly request: it may be proposed, but not executed. */
export const asked = (name: string, says: string, deed: string): Row => ({
  name,
  holds: HOLDS,
  turns: [{ says, or: [[`${deed}: proposed`]] }],
});

/** Several messages, each with the actions it leads to. */
export const talk = (
  name: string,
  ...turns: readonly (readonly [says: string, ...does: readonly string[]])[]
): Row => ({ name, holds: HOLDS, turns: turns.map(([says, ...does]) => ({ says, does })) });
