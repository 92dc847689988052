import type { Ticker } from '@finally/contract';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import { DAY_MS, MINUTE_MS } from '../../../kernel/time/units.ts';
import type {
  BarService,
  Depth,
  DepthReader,
  FollowedTickers,
  PriceReader,
  Symbols,
} from '../../../market/index.ts';
import { findInstrument } from '../../../market/index.ts';
import { type StockBar, toQuote, tradesIn } from '../data/entities.ts';
import { readBars } from '../data/read-bars.ts';
import { readTimeframe, type Timeframe, ZONE_MS_MAX } from '../data/timeframe.ts';
import type { ClientSocket } from '../sockets/client-socket.ts';
import type { Codec } from './codec.ts';
import type { Feed } from './data-client.ts';
import { Groups, type Published } from './groups.ts';
import { STOCK_CHANNELS, type Subscription, symbolsOf } from './subscription.ts';

const FOLLOWER = 'alpaca:stream';
const MINUTE = readTimeframe('1Min') as Timeframe;
const DAY = readTimeframe('1Day') as Timeframe;

export interface StockFeedOptions {
  readonly prices: Pick<PriceReader, 'subscribe'>;
  readonly depth: Pick<DepthReader, 'depth'>;
  readonly bars: Pick<BarService, 'bars'>;
  readonly followed: Pick<FollowedTickers, 'follow' | 'release'>;
  readonly symbols: Symbols;
  readonly clock: Pick<MarketClock, 'now_ms' | 'soon'>;
  /** Called if a symbol could not be followed or released, or bars not be read. */
  readonly onError: (error: unknown) => void;
}

/** The trades, quotes and bars of the stock stream. It listens to the market while anybody listens to it. */
export class StockFeed implements Feed {
  readonly channels = STOCK_CHANNELS;
  readonly #options: StockFeedOptions;
  readonly #groups = new Groups();
  /** How many clients subscribed to a symbol; it is followed as long as it is here. */
  readonly #users = new Map<Ticker, number>();
  /** The minute of the last price of a symbol. */
  readonly #minutes = new Map<Ticker, number>();
  #unsubscribe: (() => void) | undefined;

  constructor(options: StockFeedOptions) {
    this.#options = options;
  }

  add(client: ClientSocket, codec: Codec, subscription: Subscription): () => void {
    const tickers = symbolsOf(subscription);
    for (const ticker of tickers) this.#follow(ticker);
    const remove = this.#groups.add(client, codec, subscription);
    this.#unsubscribe ??= this.#listen();
    return () => {
      remove();
      for (const ticker of tickers) this.#release(ticker);
      if (this.#groups.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
      this.#minutes.clear();
    };
  }

  #follow(ticker: Ticker): void {
    const users = this.#users.get(ticker) ?? 0;
    this.#users.set(ticker, users + 1);
    if (users > 0) return;
    const { symbols, followed, onError } = this.#options;
    const follow = async () => {
      if (!(await findInstrument(symbols, ticker)).ok) return;
      await followed.follow(ticker, FOLLOWER);
      // It may have been released meanwhile.
      if (!this.#users.has(ticker)) await followed.release(ticker, FOLLOWER);
    };
    follow().catch(onError);
  }

  #release(ticker: Ticker): void {
    const users = (this.#users.get(ticker) ?? 1) - 1;
    if (users > 0) {
      this.#users.set(ticker, users);
      return;
    }
    this.#users.delete(ticker);
    const { followed, onError } = this.#options;
    followed.release(ticker, FOLLOWER).catch(onError);
  }

  #listen(): () => void {
    const { prices, depth } = this.#options;
    return prices.subscribe(({ ticks }) => {
      const messages: Published[] = [];
      for (const { ticker, timestamp_ms } of ticks) {
        const shown = this.#wantsTicks(ticker) ? depth.depth(ticker) : undefined;
        if (shown) messages.push(...ticksOf(shown));
        this.#endMinute(ticker, Math.floor(timestamp_ms / MINUTE_MS));
      }
      if (messages.length > 0) this.#groups.publish(messages);
    });
  }

  #wantsTicks(ticker: Ticker): boolean {
    return this.#groups.wants('trades', ticker) || this.#groups.wants('quotes', ticker);
  }

  /** Publishes the bar of a minute with the first price after it. */
  #endMinute(ticker: Ticker, minute: number): void {
    const before = this.#minutes.get(ticker);
    this.#minutes.set(ticker, minute);
    if (before === undefined || before >= minute) return;
    if (!this.#groups.wants('bars', ticker) && !this.#groups.wants('dailyBars', ticker)) return;
    // The bar service has to hear of the price first.
    this.#options.clock.soon(() => {
      this.#publishBars(ticker, before).catch(this.#options.onError);
    });
  }

  async #publishBars(ticker: Ticker, minute: number): Promise<void> {
    const { bars, clock } = this.#options;
    const from_ms = minute * MINUTE_MS;
    const to_ms = clock.now_ms() + ZONE_MS_MAX;
    const [ended] = await readBars(bars, ticker, MINUTE, { from_ms, to_ms: from_ms });
    const days = await readBars(bars, ticker, DAY, { from_ms: to_ms - 3 * DAY_MS, to_ms });
    const messages: Published[] = [];
    if (ended) messages.push(barMessage('bars', 'b', ticker, ended));
    const today = days.at(-1);
    if (today) messages.push(barMessage('dailyBars', 'd', ticker, today));
    this.#groups.publish(messages);
  }
}

/** Returns the messages of what is shown in a step: its trades, then its quote. */
function ticksOf(shown: Depth): Published[] {
  const { ticker, timestamp_ms } = shown;
  const t = new Date(timestamp_ms);
  const published = (channel: 'trades' | 'quotes', message: object): Published => ({
    channel,
    symbols: [ticker],
    message,
  });
  return [
    ...tradesIn(shown).map((trade) => published('trades', { T: 't', S: ticker, ...trade, t })),
    published('quotes', { T: 'q', S: ticker, ...toQuote(shown), t }),
  ];
}

const barMessage = (
  channel: 'bars' | 'dailyBars',
  T: 'b' | 'd',
  ticker: Ticker,
  { begins_ms, bar }: { readonly begins_ms: number; readonly bar: StockBar },
): Published => ({
  channel,
  symbols: [ticker],
  message: { T, S: ticker, ...bar, t: new Date(begins_ms) },
});
