import {
  ALERTS_MAX,
  type Alert,
  type AlertChanges,
  type AlertRequest,
  type Alerts,
  type AlertTerms,
  type Ticker,
} from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type MarketClock, toIso } from '../kernel/time/clock.ts';
import {
  type FollowedTickers,
  findInstrument,
  type PriceReader,
  type Symbols,
} from '../market/index.ts';
import { Firings } from './firings.ts';
import type { AlertRefusal } from './refusals.ts';
import { decideAdding, decideTerms, type TermsRefusal } from './rules.ts';
import type { AlertRow, AlertStore, AlertTermsRow } from './store.ts';
import { AlertWatch } from './watch.ts';
import { toAlert } from './wire.ts';

/** The name under which the prices that an account's alerts wait for are kept alive. */
export const alerted = (account_id: string): string => `alerted:${account_id}`;

/** How long what was removed can be brought back. */
const RESTORABLE_MS = 60 * 60_000;

export interface AlertServiceOptions {
  readonly account_id: string;
  readonly store: AlertStore;
  readonly prices: PriceReader;
  readonly followed: FollowedTickers;
  readonly universe: Symbols;
  readonly clock: MarketClock;
  readonly newId: () => string;
  /** Told of a firing that could not be written down; it is tried again. */
  readonly onError: (error: unknown) => void;
}

const unknownAlert = () => refuse('unknown_alert', 'That alert is not there any more.');

const tooMany = () =>
  refuse('too_many_alerts', `${ALERTS_MAX} alerts wait already. Remove one first.`);

/** Keeps price alerts and watches for them, whether or not anybody looks. */
export class AlertService {
  readonly #options: AlertServiceOptions;
  readonly #watch = new AlertWatch();
  readonly #firings: Firings;
  #unsubscribe: (() => void) | undefined;

  constructor(options: AlertServiceOptions) {
    this.#options = options;
    const { account_id, store, clock, onError } = options;
    this.#firings = new Firings({
      clock,
      onError,
      write: async (firings) => {
        await store.fire(account_id, firings);
        for (const { alert } of firings) await this.#followAlerted(alert.ticker);
      },
    });
  }

  /**
   * Watches for the alerts that wait. Started before prices come, it misses
   * none of them.
   *
   * @returns the tickers that have to be followed for them
   */
  async start(): Promise<readonly Ticker[]> {
    const { account_id, store, prices } = this.#options;
    const waiting = await store.waiting(account_id);
    for (const alert of waiting) this.#watch.arm(alert);
    this.#unsubscribe ??= prices.subscribe(({ ticks }) => {
      for (const { ticker, price_e4 } of ticks) this.#look(ticker, price_e4);
    });
    return [...new Set(waiting.map(({ ticker }) => ticker))];
  }

  /** Watches no more, and has written down what fired. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    await this.#firings.stop();
  }

  async list(): Promise<Alerts> {
    const { account_id, store } = this.#options;
    return { alerts: (await store.list(account_id)).map((row) => this.#toAlert(row)) };
  }

  /**
   * Sets an alert and follows its ticker. If one on the same terms waits
   * already, that one is answered and nothing is set.
   */
  async set({
    ticker,
    terms,
    note = '',
  }: AlertRequest): Promise<Result<{ alert: Alert; added: boolean }, AlertRefusal<'set'>>> {
    const { account_id, store, followed, universe, clock, newId } = this.#options;
    const instrument = await findInstrument(universe, ticker);
    if (!instrument.ok) return instrument;
    return followed.during(ticker, async () => {
      const decided = this.#decide(ticker, terms);
      if (!decided.ok) return decided;
      const set_at = toIso(clock.now_ms());
      const alert = { ...decided.value, id: newId(), ticker, note, set_at };
      const outcome = await store.add(account_id, alert, (waiting) => decideAdding(alert, waiting));
      if (outcome === 'full') return tooMany();
      await this.#await(outcome.row);
      return ok({ alert: this.#toAlert(outcome.row), added: outcome.added });
    });
  }

  /**
   * Gives a waiting alert other terms, counted from the price of now, or
   * another note.
   */
  async change(
    id: string,
    { terms, note }: AlertChanges,
  ): Promise<Result<Alert, AlertRefusal<'change'>>> {
    const { account_id, store } = this.#options;
    const before = await store.get(account_id, id);
    if (!before) return unknownAlert();
    let decided: AlertTermsRow | undefined;
    if (terms) {
      const decision = this.#decide(before.ticker, terms);
      if (!decision.ok) return decision;
      decided = decision.value;
    }
    const changed = await store.change(account_id, id, { terms: decided, note });
    if (changed === undefined) return unknownAlert();
    if (changed === 'fired') {
      return refuse('alert_fired', 'That alert has fired meanwhile. Set another one.');
    }
    await this.#await(changed);
    return ok(this.#toAlert(changed));
  }

  /** Removes an alert, waiting or fired. */
  async remove(id: string): Promise<Result<void, AlertRefusal<'remove'>>> {
    const { account_id, store, clock } = this.#options;
    const now_ms = clock.now_ms();
    const forgotten_before = toIso(now_ms - RESTORABLE_MS);
    const removed = await store.remove(account_id, id, toIso(now_ms), forgotten_before);
    if (!removed) return unknownAlert();
    this.#watch.disarm(removed);
    await this.#followAlerted(removed.ticker);
    return ok(undefined);
  }

  /**
   * Brings back what was removed within the last hour, as it was: a price that
   * has come meanwhile makes it fire.
   */
  async restore(id: string): Promise<Result<Alert, AlertRefusal<'restore'>>> {
    const { account_id, store } = this.#options;
    const restored = await store.restore(account_id, id, ALERTS_MAX);
    if (restored === undefined) return unknownAlert();
    if (restored === 'full') return tooMany();
    if (restored.fired_at === null) await this.#await(restored);
    return ok(this.#toAlert(restored));
  }

  /** A person has taken note that these fired. */
  async markSeen(ids: readonly string[]): Promise<void> {
    await this.#options.store.markSeen(this.#options.account_id, ids);
  }

  #decide(ticker: Ticker, terms: AlertTerms): Result<AlertTermsRow, TermsRefusal> {
    return decideTerms(ticker, terms, this.#options.prices.quote(ticker)?.price_e4);
  }

  /** Waits for the alert's price, which may have come since it was decided. */
  async #await(row: AlertRow): Promise<void> {
    this.#watch.arm(row);
    await this.#followAlerted(row.ticker);
    const quote = this.#options.prices.quote(row.ticker);
    if (quote) this.#look(row.ticker, quote.price_e4);
  }

  /** Fires what the price meets, unless it is an old one. */
  #look(ticker: Ticker, price_e4: PriceE4): void {
    if (!this.#watch.isMet(ticker, price_e4)) return;
    const { prices, clock } = this.#options;
    if (prices.quote(ticker)?.stale !== false) return;
    const fired_at = toIso(clock.now_ms());
    const met = this.#watch.take(ticker, price_e4);
    this.#firings.add(met.map((alert) => ({ alert, price_e4, fired_at })));
  }

  async #followAlerted(ticker: Ticker): Promise<void> {
    const { account_id, followed } = this.#options;
    const follower = alerted(account_id);
    if (this.#watch.watches(ticker)) await followed.follow(ticker, follower);
    else await followed.release(ticker, follower);
  }

  #toAlert(row: AlertRow): Alert {
    return toAlert(row, this.#options.universe.get(row.ticker)?.name ?? row.ticker);
  }
}
