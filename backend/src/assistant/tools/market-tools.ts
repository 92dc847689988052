import { type Bar, type PriceUpdate, type Ticker, TickerSchema } from '@finally/contract';
import { z } from 'zod';
import type { FollowedTickers, MarketService, PriceReader } from '../../market/index.ts';
import { fact, type Tool, tool } from './tool.ts';

export interface MarketToolSources {
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly market: Pick<MarketService, 'bars' | 'search'>;
}

const QUOTES_MAX = 20;
const BARS_MAX = 60;
const MATCHES_MAX = 8;
const TEXT_LENGTH_MAX = 120;

/** The intervals worth a model's room; the chart has more. */
const INTERVALS = {
  '1m': 'Minute',
  '5m': '5-minute',
  '15m': '15-minute',
  '1h': 'Hourly',
  '1d': 'Daily',
  '1w': 'Weekly',
} as const;

/** A ticker whose description is only a type, to keep the offer short. */
export const TickerArgument = z.string().pipe(TickerSchema);

/** Puts text from outside on one line and limits its length. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, TEXT_LENGTH_MAX);

/** Returns the tools that read the market. */
export const marketTools = (sources: MarketToolSources): readonly Tool[] => [
  quotes(sources),
  bars(sources),
  searchSymbols(sources),
];

const quotes = ({ prices, followed }: MarketToolSources): Tool =>
  tool({
    name: 'quotes',
    description: 'Latest prices of any tickers, with bid, ask, day change and headline.',
    parameters: z.strictObject({ tickers: z.array(TickerArgument).min(1).max(QUOTES_MAX) }),
    title: ({ tickers }) => `Prices of ${tickers.join(', ')}`,
    async run({ tickers }) {
      const quoteOf = async (ticker: Ticker): Promise<PriceUpdate | null> =>
        prices.latest(ticker) ??
        (await followed.during(ticker, async () => prices.latest(ticker) ?? null));
      const lines: string[] = [];
      const found: PriceUpdate[] = [];
      for (const ticker of new Set(tickers)) {
        const quote = await quoteOf(ticker);
        if (quote) found.push(quote);
        lines.push(quote ? describeQuote(quote) : `${ticker}: no price is known.`);
      }
      return { text: lines.join('\n'), found: { quotes: found } };
    },
  });

const describeQuote = (quote: PriceUpdate): string => {
  const { ticker, price, bid, ask, previous_close, day_change_percent, headline } = quote;
  const sides = bid === null || ask === null ? '' : `, bid ${bid}, ask ${ask}`;
  const news = headline === null ? '' : `, headline "${oneLine(headline)}"`;
  return (
    `${ticker}: price ${price}${sides}, previous close ${previous_close}, ` +
    `today ${day_change_percent.toFixed(2)}%${news}`
  );
};

const bars = ({ market }: MarketToolSources): Tool =>
  tool({
    name: 'bars',
    description: 'Past prices of a ticker: open, high, low, close and volume, oldest first.',
    parameters: z.strictObject({
      ticker: TickerArgument,
      interval: z.enum(Object.keys(INTERVALS) as (keyof typeof INTERVALS)[]),
      count: z.int().min(1).max(BARS_MAX),
    }),
    title: ({ ticker, interval, count }) =>
      `${INTERVALS[interval]} prices of ${ticker}, the last ${count}`,
    async run({ ticker, interval, count }) {
      const read = await market.bars({ ticker, interval, limit: count });
      if (!read.ok) return { text: read.error.detail, found: {} };
      const past = read.value.bars;
      const first = past[0];
      const last = past.at(-1);
      if (!first || !last) return { text: `There are no past prices of ${ticker}.`, found: {} };
      const low = Math.min(...past.map((bar) => bar.low));
      const high = Math.max(...past.map((bar) => bar.high));
      const change = (last.close / first.open - 1) * 100;
      const text = [
        `${ticker}: from ${short(first.open)} to ${short(last.close)}, ${change.toFixed(2)}%, low ${short(low)}, high ${short(high)}`,
        'time, open, high, low, close, volume:',
        ...past.map((bar) => describeBar(bar, interval)),
      ].join('\n');
      const values = past.flatMap(({ open, high: top, low: bottom, close }) => [
        ...[open, top, bottom, close],
      ]);
      const facts = [...new Set(values)].map((value) => fact(ticker, 'range', 'money', value));
      return { text, found: { facts: [...facts, fact(ticker, 'trend', 'percent', change, true)] } };
    },
  });

/** Cents are enough for a look at the past, unless a share costs less than a dollar. */
const short = (price: number): string => (price < 1 ? String(price) : price.toFixed(2));

/** Days need no time of day. */
const describeBar = (
  { time, open, high, low, close, volume }: Bar,
  interval: keyof typeof INTERVALS,
): string => {
  const isDay = interval === '1d' || interval === '1w';
  const at = isDay ? time.slice(0, 10) : `${time.slice(0, 16)}Z`;
  return [at, ...[open, high, low, close].map(short), volume].join(', ');
};

const searchSymbols = ({ market }: MarketToolSources): Tool =>
  tool({
    name: 'search_symbols',
    description: 'Tickers by name or part of a name.',
    parameters: z.strictObject({ text: z.string().trim().min(1).max(64) }),
    title: ({ text }) => `Tickers that match “${oneLine(text)}”`,
    async run({ text }) {
      const { matches } = await market.search(text, MATCHES_MAX);
      const lines = matches.map(
        ({ ticker, name, sector }) => `${ticker}: ${oneLine(name)}, ${sector}`,
      );
      return { text: lines.length > 0 ? lines.join('\n') : 'No ticker matches.', found: {} };
    },
  });
