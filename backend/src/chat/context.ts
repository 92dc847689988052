import {
  type AssistantSettings,
  type PriceUpdate,
  type Ticker,
  TickerSchema,
} from '@finally/contract';
import type { FollowedTickers, PriceReader, Universe } from '../market/index.ts';
import type { PortfolioService, ValueHistory } from '../portfolio/index.ts';
import type { WatchlistService } from '../watchlist/index.ts';
import { allowancesOf } from './allowances.ts';
import type { AssistantContext } from './model.ts';

export interface ContextSources {
  readonly portfolio: Pick<PortfolioService, 'portfolio'>;
  readonly watchlist: Pick<WatchlistService, 'list'>;
  readonly values: Pick<ValueHistory, 'valueAtDayStart'>;
  readonly universe: Universe;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly settings: AssistantSettings;
}

/** Tickers named beyond this are left to the market's own answers. */
const NAMED_MAX = 10;

/** Everything an assistant may look at to answer a message, as of now. */
export async function assistantContext(
  message: string,
  { portfolio, watchlist, values, universe, prices, followed, settings }: ContextSources,
): Promise<AssistantContext> {
  const quote = async (ticker: Ticker): Promise<PriceUpdate | null> =>
    prices.latest(ticker) ??
    (await followed.during(ticker, async () => prices.latest(ticker) ?? null));
  const account = await portfolio.portfolio();
  const watched = await watchlist.list();
  const known = new Map<Ticker, number>();
  for (const { ticker } of [...account.positions, ...watched.entries]) {
    const price = prices.latest(ticker);
    if (price) known.set(ticker, price.price);
  }
  for (const ticker of namedIn(message, universe)) {
    const price = await quote(ticker);
    if (price) known.set(ticker, price.price);
  }
  const day_start_cents = await values.valueAtDayStart();
  return {
    portfolio: account,
    watchlist: watched,
    universe,
    quote,
    limits: { settings, allowances: allowancesOf(settings, account, known, day_start_cents) },
  };
}

/** Tickers that stand in a message in capitals. */
function namedIn(message: string, universe: Universe): readonly Ticker[] {
  const words = message.match(/\b[A-Z][A-Z0-9.-]{0,9}\b/g) ?? [];
  const tickers = [...new Set(words)].flatMap((word) => {
    const ticker = TickerSchema.safeParse(word);
    return ticker.success && universe.get(ticker.data) ? [ticker.data] : [];
  });
  return tickers.slice(0, NAMED_MAX);
}
