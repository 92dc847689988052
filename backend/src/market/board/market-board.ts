import type { MoverKind, Movers, Ticker } from '@finally/contract';
import { type MarketClock, toIso } from '../../kernel/time/clock.ts';
import { pause } from '../../kernel/time/pause.ts';
import { INTERVAL_MS, startOfBar } from '../bars/bar.ts';
import type { BarService } from '../bars/bar-service.ts';
import type { PriceReader } from '../prices/cache.ts';
import type { MarketDataSource } from '../sources/source.ts';
import type { Symbols } from '../symbols/symbols.ts';
import { type DayFigures, toDayFigures } from './day-figures.ts';
import { rankMovers } from './movers.ts';

/** Whole days of which the mean volume is the usual one, and the fewest for which that says something. */
const USUAL_DAYS = 20;
const USUAL_DAYS_MIN = 5;
/** Pause between two pieces of work in the background, each of a few milliseconds. */
const PAUSE_MS = 4;

export interface MarketBoardOptions {
  readonly source: MarketDataSource;
  readonly prices: PriceReader;
  readonly bars: BarService;
  readonly symbols: Symbols;
  readonly clock: MarketClock;
  /** Called if the days before cannot be read; the figures are shown without them. */
  readonly onError: (error: unknown) => void;
}

/** The figures of one moment. */
export interface BoardView {
  readonly coverage: 'market' | 'followed';
  readonly figures: readonly DayFigures[];
}

/**
 * The day's figures of every instrument that the source knows: all of a simulated market, otherwise
 * the followed tickers. They are computed when they are requested, once per change of prices.
 */
export class MarketBoard {
  readonly #options: MarketBoardOptions;
  readonly #usual_volumes = new Map<
    Ticker,
    { readonly day_ms: number; readonly mean: number | null }
  >();
  #view: (BoardView & { readonly version: number }) | undefined;
  #completing: Promise<void> | undefined;
  #is_closed = false;

  constructor(options: MarketBoardOptions) {
    this.#options = options;
  }

  /** Returns a list of movers, largest first. */
  movers(kind: MoverKind, limit: number): Movers {
    const { clock } = this.#options;
    const { coverage, figures } = this.view();
    return {
      kind,
      coverage,
      instruments: figures.length,
      at: toIso(clock.now_ms()),
      movers: rankMovers(kind, figures, limit).map((one) =>
        toDayFigures(one, this.nameOf(one.ticker)),
      ),
    };
  }

  /** Returns the name of an instrument; its ticker if it has none. */
  nameOf(ticker: Ticker): string {
    return this.#options.symbols.get(ticker)?.name ?? ticker;
  }

  /** Returns the figures as of the last prices. */
  view(): BoardView {
    const { source, prices } = this.#options;
    this.#complete();
    const version = source.pathPosition?.().step ?? prices.version;
    if (this.#view?.version !== version) {
      const simulated = source.dayFigures?.();
      this.#view = {
        version,
        coverage: simulated ? 'market' : 'followed',
        figures: simulated ?? this.#followed(),
      };
    }
    return this.#view;
  }

  /** Ends the work in the background. */
  close(): void {
    this.#is_closed = true;
  }

  #followed(): DayFigures[] {
    const { prices, bars } = this.#options;
    return prices.tickers().flatMap((ticker) => {
      const quote = prices.quote(ticker);
      if (!quote) return [];
      const { price_e4, previous_close_e4, timestamp_ms } = quote;
      const day_ms = startOfBar(timestamp_ms, INTERVAL_MS['1d']);
      const day = bars.today(ticker);
      const { open_e4, high_e4, low_e4, volume } =
        day?.time_ms === day_ms
          ? day
          : { open_e4: price_e4, high_e4: price_e4, low_e4: price_e4, volume: 0 };
      const usual = this.#usual_volumes.get(ticker);
      const usual_volume = usual?.day_ms === day_ms ? usual.mean : null;
      const range = { open_e4, high_e4, low_e4, volume };
      return { ticker, price_e4, previous_close_e4, ...range, usual_volume, timestamp_ms };
    });
  }

  /** Starts to compute what takes longer, unless that is known or under way. */
  #complete(): void {
    const { source, clock, onError } = this.#options;
    const step = async (): Promise<void> => {
      await pause(clock, PAUSE_MS);
      if (this.#is_closed) throw new Closed();
    };
    if (this.#completing) return;
    const completing = source.dayFigures
      ? source.completeDay?.(step)
      : this.#readUsualVolumes(step);
    this.#completing = completing
      ?.catch((error: unknown) => {
        if (!(error instanceof Closed)) onError(error);
      })
      .finally(() => {
        this.#completing = undefined;
        this.#view = undefined;
      });
  }

  /** Reads the mean volumes of the days before today; undefined if all are known. */
  #readUsualVolumes(step: () => Promise<void>): Promise<void> | undefined {
    const { prices, bars } = this.#options;
    const missing = prices.tickers().flatMap((ticker) => {
      const day_ms = startOfBar(prices.quote(ticker)?.timestamp_ms ?? 0, INTERVAL_MS['1d']);
      return this.#usual_volumes.get(ticker)?.day_ms === day_ms ? [] : [{ ticker, day_ms }];
    });
    if (missing.length === 0) return undefined;
    return (async () => {
      for (const { ticker, day_ms } of missing) {
        await step();
        this.#usual_volumes.set(ticker, { day_ms, mean: null });
        const days = await bars.known(ticker, '1d', USUAL_DAYS, day_ms);
        if (days.length < USUAL_DAYS_MIN) continue;
        const sum = days.reduce((total, { volume }) => total + volume, 0);
        this.#usual_volumes.set(ticker, { day_ms, mean: sum / days.length });
      }
    })();
  }
}

/** Ends the work in the background. */
class Closed extends Error {}
