import type { AlertLineTerms, Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import type { Tick } from '../market/index.ts';
import { IndicatorWatch, type IndicatorWatchOptions } from './indicators/indicator-watch.ts';
import { priceOfLine, toLine } from './lines/line.ts';
import { LineWatch } from './lines/line-watch.ts';
import type { LineSide, WaitingAlert } from './store.ts';
import { AlertWatch } from './watch.ts';

/** How an alert ended. */
export interface Ending {
  readonly alert: WaitingAlert;
  /** The price that fired it; null if its line has ended. */
  readonly price_e4: PriceE4 | null;
  /** The price of its line, or the value of its indicator; null for levels. */
  readonly value: number | null;
}

export interface AlertWatchesOptions
  extends Pick<IndicatorWatchOptions, 'bars' | 'clock' | 'onError'> {
  /** Called with alerts that have fired or expired, which are no longer watched then. */
  onEnded(endings: readonly Ending[]): void;
  /** Called if the side of a line on which the price is has to be stored. */
  onSide(alert: WaitingAlert, side: LineSide): void;
}

/** All waiting alerts of an account: levels and lines are judged at each price, indicators at closed bars. */
export class AlertWatches {
  readonly #options: AlertWatchesOptions;
  readonly #levels = new AlertWatch();
  readonly #lines = new LineWatch();
  readonly #indicators: IndicatorWatch;

  constructor(options: AlertWatchesOptions) {
    this.#options = options;
    this.#indicators = new IndicatorWatch({
      ...options,
      onMet: ({ alert, close_e4, value }) =>
        options.onEnded([{ alert, price_e4: close_e4, value }]),
    });
  }

  /** Adds an alert at once; replaces one with the same id. Resolves once the bars that it needs are read. */
  async arm(alert: WaitingAlert): Promise<void> {
    this.disarm(alert);
    if (alert.kind === 'line') this.#lines.arm(alert);
    else if (alert.kind === 'indicator') await this.#indicators.arm(alert);
    else this.#levels.arm(alert);
  }

  disarm(alert: Pick<WaitingAlert, 'id' | 'ticker'>): void {
    for (const watch of [this.#levels, this.#lines, this.#indicators]) watch.disarm(alert);
  }

  /** Ends what is still to be done in the background. */
  stop(): void {
    this.#indicators.stop();
  }

  watches(ticker: Ticker): boolean {
    return [this.#levels, this.#lines, this.#indicators].some((watch) => watch.watches(ticker));
  }

  /** Adds a price to the bars that alerts wait for. */
  append(tick: Tick): void {
    this.#indicators.append(tick);
  }

  /** Judges a price that is not stale, at its time. */
  look(ticker: Ticker, price_e4: PriceE4, time_ms: number): void {
    const levels = this.#levels.isMet(ticker, price_e4) ? this.#levels.take(ticker, price_e4) : [];
    const { met, ended, sides } = this.#lines.take(ticker, price_e4, time_ms);
    for (const { alert, side } of sides) this.#options.onSide(alert, side);
    const endings = [
      ...levels.map((alert) => ({ alert, price_e4, value: null })),
      ...met.map((alert) => ({ alert, price_e4, value: linePrice(alert, time_ms) })),
      ...ended.map((alert) => ({ alert, price_e4: null, value: null })),
    ];
    if (endings.length > 0) this.#options.onEnded(endings);
  }

  /** Returns the price of a waiting alert's line now, or the value of its indicator; null if there is none. */
  value(alert: WaitingAlert, now_ms: number): number | null {
    return alert.kind === 'line' ? linePrice(alert, now_ms) : this.#indicators.value(alert.id);
  }
}

const linePrice = ({ terms_json }: WaitingAlert, time_ms: number): number =>
  priceOfLine(toLine(JSON.parse(terms_json ?? '') as AlertLineTerms), time_ms);
