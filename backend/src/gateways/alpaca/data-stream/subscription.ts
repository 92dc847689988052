import { parseTicker, type Ticker } from '@finally/contract';
import { z } from 'zod';
import { joinKey } from '../../../kernel/http/key-pair.ts';

/** What a client of the stock stream can subscribe to; those that this market has none of send nothing. */
export const STOCK_CHANNELS = [
  'trades',
  'quotes',
  'bars',
  'updatedBars',
  'dailyBars',
  'statuses',
  'lulds',
] as const;
export const NEWS_CHANNELS = ['news'] as const;
export type Channel = (typeof STOCK_CHANNELS)[number] | (typeof NEWS_CHANNELS)[number];

/** Every symbol. */
const EVERY = '*';
/** Symbols of one client in one channel. */
const SYMBOLS_MAX = 5_000;

/** The symbols of each channel; `EVERY` among them means all. */
export type Subscription = ReadonlyMap<Channel, ReadonlySet<string>>;

const text = z.string().max(512);
const symbols = z.array(z.string().max(64)).max(SYMBOLS_MAX).nullish();

/** What a client may say. Some say more, which is ignored. */
const MessageSchema = z.union([
  z
    .object({ action: z.literal('auth'), key: text, secret: text })
    .transform(({ key, secret }) => ({ action: 'auth' as const, key: joinKey(key, secret) })),
  z.object({
    action: z.enum(['subscribe', 'unsubscribe']),
    trades: symbols,
    quotes: symbols,
    bars: symbols,
    updatedBars: symbols,
    dailyBars: symbols,
    statuses: symbols,
    lulds: symbols,
    news: symbols,
  }),
]);
export type Message = z.infer<typeof MessageSchema>;

/** Reads what a client says; undefined if it is nothing known. */
export const readMessage = (value: unknown): Message | undefined =>
  MessageSchema.safeParse(value).data;

/**
 * Returns a subscription after a change.
 *
 * @returns undefined if there would be too many symbols
 */
export function changed(
  subscription: Subscription,
  channels: readonly Channel[],
  message: Extract<Message, { action: 'subscribe' | 'unsubscribe' }>,
): Subscription | undefined {
  const next = new Map<Channel, ReadonlySet<string>>();
  for (const channel of channels) {
    const known = new Set(subscription.get(channel));
    for (const written of message[channel] ?? []) {
      const symbol = written === EVERY ? EVERY : parseTicker(written);
      if (symbol === undefined) continue;
      if (message.action === 'subscribe') known.add(symbol);
      else known.delete(symbol);
    }
    if (known.size > SYMBOLS_MAX) return undefined;
    next.set(channel, known);
  }
  return next;
}

/** Returns what a client is told about its whole subscription. */
export function told(subscription: Subscription, channels: readonly Channel[]): object {
  const lists = channels.map((channel) => [channel, [...(subscription.get(channel) ?? [])].sort()]);
  const trades = [...(subscription.get('trades') ?? [])].sort();
  const corrections = channels.includes('trades') && { corrections: trades, cancelErrors: trades };
  return { T: 'subscription', ...Object.fromEntries(lists), ...corrections };
}

/** Returns a text that is the same for equal subscriptions. */
export const keyOf = (subscription: Subscription): string =>
  JSON.stringify([...subscription].map(([channel, set]) => [channel, [...set].sort()]));

/** Returns the symbols of a subscription, each once; without `EVERY`. */
export const symbolsOf = (subscription: Subscription): ReadonlySet<Ticker> =>
  new Set(
    [...subscription.values()].flatMap((set) => [...set]).filter((s) => s !== EVERY) as Ticker[],
  );

/** Returns true if a channel of a subscription has a symbol. */
export function includes(subscription: Subscription, channel: Channel, symbol: string): boolean {
  const set = subscription.get(channel);
  return set !== undefined && (set.has(symbol) || set.has(EVERY));
}
