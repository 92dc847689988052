import { type BarInterval, SCAN_BARS, type Ticker } from '@finally/contract';
import type { MarketClock } from '../../kernel/time/clock.ts';
import { pause } from '../../kernel/time/pause.ts';
import type { PriceBar } from '../bars/bar.ts';
import type { BarService } from '../bars/bar-service.ts';
import type { MarketDataSource } from '../sources/source.ts';
import type { PriceStore } from '../store.ts';

/** Pause between two pieces of work, each of a few milliseconds. */
const PAUSE_MS = 4;

export interface MarketBarsOptions {
  readonly source: MarketDataSource;
  readonly bars: BarService;
  readonly store: Pick<PriceStore, 'pathDay'>;
  readonly clock: MarketClock;
  /** Called if the bars cannot be prepared; they are incomplete then. */
  readonly onError: (error: unknown) => void;
}

/** The newest bars of every instrument that the source knows, prepared when they are first needed. */
export class MarketBars {
  readonly #options: MarketBarsOptions;
  #is_preparing = false;
  #is_closed = false;

  constructor(options: MarketBarsOptions) {
    this.#options = options;
  }

  /** Begins to prepare the bars if that is needed; returns whether they are complete. */
  prepare(): boolean {
    const { source, store, clock, onError } = this.#options;
    const step = async (): Promise<void> => {
      await pause(clock, PAUSE_MS);
      if (this.#is_closed) throw new Closed();
    };
    const preparing = source.prepareSeries?.(step, (day_ms) => store.pathDay(day_ms));
    if (preparing) {
      this.#is_preparing = true;
      void preparing
        .catch((error: unknown) => {
          if (!(error instanceof Closed)) onError(error);
        })
        .finally(() => {
          this.#is_preparing = false;
        });
    }
    return !this.#is_preparing;
  }

  /** Returns bars of an instrument, oldest first; the last one may still grow. */
  async of(ticker: Ticker, interval: BarInterval): Promise<readonly PriceBar[]> {
    const { source, bars } = this.#options;
    return source.series?.(ticker, interval) ?? bars.bars(ticker, interval, SCAN_BARS);
  }

  /** Ends the work in the background. */
  close(): void {
    this.#is_closed = true;
  }
}

/** Ends the work in the background. */
class Closed extends Error {}
