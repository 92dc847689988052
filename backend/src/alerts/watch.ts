import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import { isMet } from './rules.ts';
import type { WaitingAlert } from './store.ts';

interface Watched {
  readonly alerts: Map<string, WaitingAlert>;
  /** A price strictly between the two levels fires none of the alerts. */
  lower_max_e4: number;
  upper_min_e4: number;
}

/** The waiting alerts by ticker. A price that fires none costs one lookup and two comparisons. */
export class AlertWatch {
  readonly #watched = new Map<Ticker, Watched>();

  /** Adds an alert; replaces one with the same id. */
  arm(alert: WaitingAlert): void {
    const watched = this.#watched.get(alert.ticker) ?? {
      alerts: new Map<string, WaitingAlert>(),
      lower_max_e4: 0,
      upper_min_e4: Number.POSITIVE_INFINITY,
    };
    watched.alerts.set(alert.id, alert);
    this.#settle(alert.ticker, watched);
  }

  disarm({ id, ticker }: Pick<WaitingAlert, 'id' | 'ticker'>): void {
    const watched = this.#watched.get(ticker);
    if (watched?.alerts.delete(id)) this.#settle(ticker, watched);
  }

  watches(ticker: Ticker): boolean {
    return this.#watched.has(ticker);
  }

  isMet(ticker: Ticker, price_e4: PriceE4): boolean {
    const watched = this.#watched.get(ticker);
    if (watched === undefined) return false;
    return price_e4 >= watched.upper_min_e4 || price_e4 <= watched.lower_max_e4;
  }

  /** Removes and returns the alerts that a price fires, so that each fires once. */
  take(ticker: Ticker, price_e4: PriceE4): readonly WaitingAlert[] {
    const watched = this.#watched.get(ticker);
    const met = [...(watched?.alerts.values() ?? [])].filter((alert) => isMet(alert, price_e4));
    for (const alert of met) this.disarm(alert);
    return met;
  }

  #settle(ticker: Ticker, watched: Watched): void {
    const alerts = [...watched.alerts.values()];
    watched.upper_min_e4 = Math.min(
      ...alerts.map(({ upper_e4 }) => upper_e4 ?? Number.POSITIVE_INFINITY),
    );
    watched.lower_max_e4 = Math.max(...alerts.map(({ lower_e4 }) => lower_e4 ?? 0));
    if (alerts.length > 0) this.#watched.set(ticker, watched);
    else this.#watched.delete(ticker);
  }
}
