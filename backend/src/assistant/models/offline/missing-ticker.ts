import { type Side, type Ticker, TickerSchema } from '@finally/contract';
import type { Names } from '../../reading/language/names.ts';
import { type Reading, readMessage } from '../../reading/reader.ts';

/** A stand-in ticker: a message lacks only its ticker if it is a valid order with this one. */
const PROBE = TickerSchema.parse('AAPL');

/** Longer texts are never such orders, and parsing them again would take time. */
const CHARACTERS_MAX = 60;

/** Words after an order that do not change its meaning. */
const END = /(?:[\s.!,]|\b(?:please|pls|thanks|thank you|now)\b)+$/i;

/** Returns a message that names no ticker completed by one, such as "sell half" by "of AAPL". */
export function completedBy(text: string, ticker: Ticker, names: Names): string | undefined {
  const plain = text.replace(END, '');
  const full = [`${plain} ${ticker}`, `${plain} of ${ticker}`];
  return full.find((each) => sideOf(readMessage(each, names), ticker) !== undefined);
}

/** Returns the side of an order that lacks only its ticker; undefined if the text is no such order. */
export function sideWithoutTicker(text: string, names: Names): Side | undefined {
  if (text.length > CHARACTERS_MAX) return undefined;
  const full = completedBy(text, PROBE, names);
  return full === undefined ? undefined : sideOf(readMessage(full, names), PROBE);
}

/** Returns the side of one order for a ticker, or of one that asks something about it. */
function sideOf(reading: Reading, ticker: Ticker): Side | undefined {
  if (reading.kind === 'unread') return undefined;
  const [only, ...others] = reading.kind === 'commands' ? reading.commands : reading.obstacles;
  if (!only || others.length > 0 || !('ticker' in only) || only.ticker !== ticker) return undefined;
  if (only.kind === 'trade' || only.kind === 'order' || only.kind === 'how_many') return only.side;
  if (only.kind === 'stop_or_trail' || only.kind === 'stop_at_what') return 'sell';
  return only.kind === 'part_of_which' ? 'buy' : undefined;
}
