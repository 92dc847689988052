import type { AlertIndicatorTerms } from '@finally/contract';
import {
  type ComparedValues,
  comparedValues,
  isConditionMet,
} from '@finally/contract/indicators/conditions';
import { type PriceE4, priceToJson } from '../../kernel/money.ts';
import type { PriceBar } from '../../market/index.ts';
import type { WaitingAlert } from '../store.ts';
import { computationOf } from './indicator-values.ts';

/** An alert, and the bar that met its condition. */
export interface MetAlert {
  readonly alert: WaitingAlert;
  readonly close_e4: PriceE4;
  /** The value of its output at the close of the bar. */
  readonly value: number;
}

interface Waiting {
  readonly alert: WaitingAlert;
  readonly terms: AlertIndicatorTerms;
  readonly watched_from_ms: number;
  /** At the last closed bar. */
  now: ComparedValues;
}

const UNKNOWN: ComparedValues = { value: Number.NaN, other: Number.NaN };

/** The values of one indicator at closed bars, and the alerts that wait for them. */
export class IndicatorSeries {
  readonly #terms: AlertIndicatorTerms;
  readonly #waiting = new Map<string, Waiting>();
  #compute: ReturnType<typeof computationOf> | undefined;
  #count = 0;
  /** The start of the last closed bar. */
  #last_ms = 0;

  /** @param terms of any of its alerts: they share indicator, parameters and interval */
  constructor(terms: AlertIndicatorTerms) {
    this.#terms = terms;
  }

  /** Whether bars were loaded; before that, no bar can be judged. */
  get isLoaded(): boolean {
    return this.#compute !== undefined;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Number of closed bars in memory. */
  get count(): number {
    return this.#count;
  }

  /** Adds an alert; it is judged from the next `restart` on. */
  add(alert: WaitingAlert, terms: AlertIndicatorTerms): void {
    const watched_from_ms = Date.parse(alert.watched_from);
    this.#waiting.set(alert.id, { alert, terms, watched_from_ms, now: UNKNOWN });
  }

  remove(id: string): void {
    this.#waiting.delete(id);
  }

  /** Returns the value of an alert's output at the last closed bar; null if there are too few bars. */
  value(id: string): number | null {
    const value = this.#waiting.get(id)?.now.value ?? Number.NaN;
    return Number.isFinite(value) ? value : null;
  }

  /** Computes everything anew from closed bars, oldest first. Returns the alerts that one of them meets. */
  restart(closed: readonly PriceBar[], interval_ms: number): readonly MetAlert[] {
    this.#compute = computationOf(this.#terms);
    this.#count = 0;
    this.#last_ms = 0;
    for (const waiting of this.#waiting.values()) waiting.now = UNKNOWN;
    const met = new Map<string, MetAlert>();
    for (const bar of closed) {
      for (const one of this.close(bar, bar.time_ms + interval_ms)) {
        if (!met.has(one.alert.id)) met.set(one.alert.id, one);
      }
    }
    return [...met.values()];
  }

  /**
   * Adds a closed bar, unless it is known already. Returns the alerts that it meets, of those that were
   * watched before its end.
   */
  close(bar: PriceBar, end_ms: number): readonly MetAlert[] {
    if (!this.#compute || bar.time_ms <= this.#last_ms) return [];
    this.#last_ms = bar.time_ms;
    const values = this.#compute(bar);
    this.#count += 1;
    const close = priceToJson(bar.close_e4);
    const met: MetAlert[] = [];
    for (const waiting of this.#waiting.values()) {
      const { alert, terms, watched_from_ms, now: before } = waiting;
      waiting.now = comparedValues(terms, values, close);
      if (end_ms <= watched_from_ms) continue;
      if (!isConditionMet(terms.condition, waiting.now, before)) continue;
      met.push({ alert, close_e4: bar.close_e4, value: waiting.now.value });
    }
    return met;
  }
}
