import { foldTicker, type Ticker, TickerSchema } from '@finally/contract';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import type { Listing } from '../../symbols/universe.ts';
import type { MassiveCalls } from './rest/calls.ts';
import { tickerNamed, tickersLike } from './rest/requests.ts';
import { ReferenceTickerSchema } from './rest/wire.ts';

const QUERY_LENGTH_MIN = 2;
/** The user is typing, so a slower answer would be useless. */
const PATIENCE_MS = 3_000;
const ANSWER_AGE_MS_MAX = 600_000;
const ANSWERS_MAX = 200;

/** The vendor's type codes for funds that trade like shares. */
const FUND_TYPES: ReadonlySet<string> = new Set(['ETF', 'ETN', 'ETV', 'ETS']);

interface Found {
  readonly listings: readonly Listing[];
  readonly at_ms: number;
}

/** Searches listings at the vendor if the call budget has room at the moment. */
export class ListingLookup {
  readonly #calls: MassiveCalls;
  readonly #clock: MarketClock;
  readonly #answers = new Map<string, Found>();

  constructor(calls: MassiveCalls, clock: MarketClock) {
    this.#calls = calls;
    this.#clock = clock;
  }

  /** Returns nothing if Massive cannot be called. */
  async search(query: string, limit: number): Promise<readonly Listing[]> {
    const text = foldTicker(query);
    if (text.length < QUERY_LENGTH_MIN) return [];
    const key = `like ${text} ${limit}`;
    const known = this.#recall(key);
    if (known) return known;
    if (!this.#calls.hasRoom('search')) return [];
    const impatience = new AbortController();
    const timer = this.#clock.after(PATIENCE_MS, () => impatience.abort());
    const reply = await this.#calls.make('search', tickersLike(text, limit), impatience.signal);
    timer.cancel();
    return reply.ok ? this.#remember(key, reply.value.value.results) : [];
  }

  /**
   * Returns the listing of a ticker. Refuses with `price_unavailable` if Massive cannot be called.
   */
  async lookUp(
    ticker: Ticker,
  ): Promise<Result<Listing | undefined, 'price_unavailable' | 'unknown_ticker'>> {
    const key = `named ${ticker}`;
    const known = this.#recall(key);
    if (known) return ok(known[0]);
    const asking = `FinAlly does not know ${ticker}, and Massive cannot be asked about it now.`;
    if (!this.#calls.hasRoom('search')) {
      return refuse('price_unavailable', `${asking} Try again in a minute.`);
    }
    const reply = await this.#calls.make('search', tickerNamed(ticker));
    if (!reply.ok) return refuse('price_unavailable', `${asking} ${reply.error.sentence}`);
    const listings = this.#remember(key, reply.value.value.results);
    return ok(listings.find((listing) => listing.ticker === ticker));
  }

  #recall(key: string): readonly Listing[] | undefined {
    const answer = this.#answers.get(key);
    const fresh = answer && this.#clock.monotonic_ms() - answer.at_ms < ANSWER_AGE_MS_MAX;
    return fresh ? answer.listings : undefined;
  }

  #remember(key: string, entries: readonly unknown[]): readonly Listing[] {
    const listings = entries.flatMap((entry) => toListing(entry) ?? []);
    this.#answers.delete(key);
    this.#answers.set(key, { listings, at_ms: this.#clock.monotonic_ms() });
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size > ANSWERS_MAX) this.#answers.delete(oldest);
    return listings;
  }
}

/**
 * Returns undefined for symbols that cannot be followed here, such as `BACpL`: normalizing it would
 * name another listing.
 */
function toListing(entry: unknown): Listing | undefined {
  const parsed = ReferenceTickerSchema.safeParse(entry);
  if (!parsed.success) return undefined;
  const { name, type, locale, active } = parsed.data;
  const ticker = TickerSchema.safeParse(parsed.data.ticker);
  if (!ticker.success || ticker.data !== parsed.data.ticker) return undefined;
  if (active === false || (locale !== undefined && locale !== 'us')) return undefined;
  return { ticker: ticker.data, name, sector: FUND_TYPES.has(type ?? '') ? 'ETF' : 'Other' };
}
