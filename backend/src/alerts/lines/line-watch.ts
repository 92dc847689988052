import type { AlertLineTerms, Ticker } from '@finally/contract';
import type { PriceE4 } from '../../kernel/money.ts';
import type { LineSide, WaitingAlert } from '../store.ts';
import { judgeLine, type Line, toLine } from './line.ts';

interface Watched {
  readonly alert: WaitingAlert;
  readonly line: Line;
  side: LineSide | null;
}

/** What a price does to the alerts on lines of its ticker. */
export interface LineOutcome {
  readonly met: readonly WaitingAlert[];
  readonly ended: readonly WaitingAlert[];
  /** Alerts whose price is now on a side that has to be remembered. */
  readonly sides: readonly { readonly alert: WaitingAlert; readonly side: LineSide }[];
}

const NOTHING: LineOutcome = { met: [], ended: [], sides: [] };

/** The waiting alerts on lines, by ticker. Each price is judged against the line's price at its time. */
export class LineWatch {
  readonly #watched = new Map<Ticker, Map<string, Watched>>();

  /** Adds an alert; replaces one with the same id. */
  arm(alert: WaitingAlert): void {
    const terms = JSON.parse(alert.terms_json ?? '') as AlertLineTerms;
    const of_ticker = this.#watched.get(alert.ticker) ?? new Map<string, Watched>();
    of_ticker.set(alert.id, { alert, line: toLine(terms), side: alert.side });
    this.#watched.set(alert.ticker, of_ticker);
  }

  disarm({ id, ticker }: Pick<WaitingAlert, 'id' | 'ticker'>): void {
    const of_ticker = this.#watched.get(ticker);
    of_ticker?.delete(id);
    if (of_ticker?.size === 0) this.#watched.delete(ticker);
  }

  watches(ticker: Ticker): boolean {
    return this.#watched.has(ticker);
  }

  /** Judges a price, and removes the alerts that have fired or ended, so that each does once. */
  take(ticker: Ticker, price_e4: PriceE4, time_ms: number): LineOutcome {
    const of_ticker = this.#watched.get(ticker);
    if (!of_ticker) return NOTHING;
    const outcome = {
      met: [] as WaitingAlert[],
      ended: [] as WaitingAlert[],
      sides: [] as { alert: WaitingAlert; side: LineSide }[],
    };
    for (const watched of [...of_ticker.values()]) {
      const { alert, line, side } = watched;
      const judged = judgeLine(line, side, price_e4, time_ms);
      if (judged === 'met' || judged === 'ended') {
        outcome[judged].push(alert);
        this.disarm(alert);
      } else if (judged !== side && judged !== null) {
        watched.side = judged;
        outcome.sides.push({ alert, side: judged });
      }
    }
    return outcome;
  }
}
