import {
  ALERTS_MAX,
  type Alert,
  type AlertChanges,
  type AlertRequest,
  type Alerts,
  type AlertTerms,
  BARS_LIMIT_MAX,
  type Ticker,
} from '@finally/contract';
import type { PriceE4 } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { SerialQueue } from '../kernel/serial-queue.ts';
import { type MarketClock, toIso } from '../kernel/time/clock.ts';
import {
  type BarService,
  type FollowedTickers,
  findInstrument,
  type PriceReader,
  type Symbols,
} from '../market/index.ts';
import { Firings } from './firings.ts';
import { decideIndicator } from './indicators/decide-indicator.ts';
import { decideLine } from './lines/decide-line.ts';
import type { AlertRefusal } from './refusals.ts';
import { decideAdding, decideTerms, type TermsRefusal } from './rules.ts';
import type { AlertRow, AlertStore, AlertTermsRow, ScanEntryStore, WaitingAlert } from './store.ts';
import { AlertWatches } from './watches.ts';
import { toAlert, toScanAlert } from './wire.ts';

/** Name under which the tickers of an account's waiting alerts are followed. */
export const alerted = (account_id: string): string => `alerted:${account_id}`;

/** How long a removed alert can be restored. */
const RESTORABLE_MS = 60 * 60_000;

export interface AlertServiceOptions {
  readonly account_id: string;
  readonly store: AlertStore;
  /** Tickers that entered the list of a scan are fired alerts too. */
  readonly entries: ScanEntryStore;
  readonly prices: PriceReader;
  readonly bars: Pick<BarService, 'bars' | 'inMemory'>;
  readonly followed: FollowedTickers;
  readonly universe: Symbols;
  readonly clock: MarketClock;
  readonly newId: () => string;
  /** Called if a firing could not be stored, or bars could not be read; both are tried again. */
  readonly onError: (error: unknown) => void;
}

const unknownAlert = () => refuse('unknown_alert', 'That alert no longer exists.');

const tooMany = () =>
  refuse('too_many_alerts', `There are already ${ALERTS_MAX} waiting alerts. Remove one first.`);

/** Stores alerts and watches prices and bars for them, also if no page is open. */
export class AlertService {
  readonly #options: AlertServiceOptions;
  readonly #watch: AlertWatches;
  readonly #firings: Firings;
  readonly #notes = new SerialQueue();
  #unsubscribe: (() => void) | undefined;

  constructor(options: AlertServiceOptions) {
    this.#options = options;
    const { account_id, store, bars, clock, onError } = options;
    this.#watch = new AlertWatches({
      bars,
      clock,
      onError,
      onEnded: (endings) => {
        const fired_at = toIso(clock.now_ms());
        this.#firings.add(endings.map((ending) => ({ ...ending, fired_at })));
      },
      onSide: (alert, side) =>
        void this.#notes.run(() => store.noteSide(account_id, alert, side).catch(onError)),
    });
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
   * Starts to watch for the waiting alerts. Call it before prices arrive, so that none is missed.
   *
   * @returns the tickers to follow
   */
  async start(): Promise<readonly Ticker[]> {
    const { account_id, store, prices } = this.#options;
    const waiting = await store.waiting(account_id);
    for (const alert of waiting) void this.#watch.arm(alert);
    this.#unsubscribe ??= prices.subscribe(({ ticks }) => {
      for (const tick of ticks) {
        this.#watch.append(tick);
        this.#look(tick.ticker, tick.price_e4, tick.timestamp_ms);
      }
    });
    return [...new Set(waiting.map(({ ticker }) => ticker))];
  }

  /** Stops watching, and stores what is not stored yet. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#watch.stop();
    await this.#notes.idle();
    await this.#firings.stop();
  }

  async list(): Promise<Alerts> {
    const { account_id, store, entries } = this.#options;
    const alerts = (await store.list(account_id)).map((row) => this.#toAlert(row));
    const entered = (await entries.list(account_id)).map((row) =>
      toScanAlert(row, this.#nameOf(row.ticker)),
    );
    const isActive = ({ state }: Alert) => state === 'active';
    const fired = [...alerts.filter((alert) => !isActive(alert)), ...entered];
    fired.sort((a, b) => ((a.fired_at ?? '') < (b.fired_at ?? '') ? 1 : -1));
    return { alerts: [...alerts.filter(isActive), ...fired] };
  }

  /**
   * Sets an alert and follows its ticker. If an alert with the same terms is waiting already,
   * returns that one instead.
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
      const decided = await this.#decide(ticker, terms);
      if (!decided.ok) return decided;
      const set_at = toIso(clock.now_ms());
      const dates = { set_at, watched_from: set_at };
      const alert = { ...decided.value, ...dates, id: newId(), ticker, note };
      const outcome = await store.add(account_id, alert, (waiting) => decideAdding(alert, waiting));
      if (outcome === 'full') return tooMany();
      await this.#await(outcome.row);
      return ok({ alert: this.#toAlert(outcome.row), added: outcome.added });
    });
  }

  /** Changes the terms of a waiting alert, counted from the current price, or its note. */
  async change(
    id: string,
    { terms, note }: AlertChanges,
  ): Promise<Result<Alert, AlertRefusal<'change'>>> {
    const { account_id, store } = this.#options;
    const before = await store.get(account_id, id);
    if (!before) return unknownAlert();
    let decided: (AlertTermsRow & Pick<WaitingAlert, 'watched_from'>) | undefined;
    if (terms) {
      const decision = await this.#decide(before.ticker, terms);
      if (!decision.ok) return decision;
      decided = { ...decision.value, watched_from: toIso(this.#options.clock.now_ms()) };
    }
    const changed = await store.change(account_id, id, { terms: decided, note });
    if (changed === undefined) return unknownAlert();
    if (changed === 'fired') {
      return refuse('alert_fired', 'That alert has fired. Set a new one.');
    }
    await this.#await(changed);
    return ok(this.#toAlert(changed));
  }

  /** Removes an alert, waiting or fired. */
  async remove(id: string): Promise<Result<void, AlertRefusal<'remove'>>> {
    const { account_id, store, entries, clock } = this.#options;
    const now_ms = clock.now_ms();
    const forgotten_before = toIso(now_ms - RESTORABLE_MS);
    if (await entries.remove(account_id, id, toIso(now_ms), forgotten_before)) return ok(undefined);
    const removed = await store.remove(account_id, id, toIso(now_ms), forgotten_before);
    if (!removed) return unknownAlert();
    this.#watch.disarm(removed);
    await this.#followAlerted(removed.ticker);
    return ok(undefined);
  }

  /**
   * Restores an alert that was removed within the last hour, unchanged: it fires if the price has
   * reached its level meanwhile.
   */
  async restore(id: string): Promise<Result<Alert, AlertRefusal<'restore'>>> {
    const { account_id, store, entries } = this.#options;
    const entry = await entries.restore(account_id, id);
    if (entry) return ok(toScanAlert(entry, this.#nameOf(entry.ticker)));
    const restored = await store.restore(account_id, id, ALERTS_MAX);
    if (restored === undefined) return unknownAlert();
    if (restored === 'full') return tooMany();
    if (restored.fired_at === null) await this.#await(restored);
    return ok(this.#toAlert(restored));
  }

  /** Marks fired alerts as seen by a person. */
  async markSeen(ids: readonly string[]): Promise<void> {
    const { account_id, store, entries } = this.#options;
    await store.markSeen(account_id, ids);
    await entries.markSeen(account_id, ids);
  }

  async #decide(ticker: Ticker, terms: AlertTerms): Promise<Result<AlertTermsRow, TermsRefusal>> {
    const { prices, bars, clock } = this.#options;
    const latest_e4 = prices.quote(ticker)?.price_e4;
    if (terms.kind === 'line') return decideLine(ticker, terms, latest_e4, clock.now_ms());
    if (terms.kind !== 'indicator') return decideTerms(ticker, terms, latest_e4);
    const known = await bars.bars(ticker, terms.interval, BARS_LIMIT_MAX);
    return decideIndicator(ticker, terms, known.slice(0, -1), latest_e4);
  }

  /** Watches for an alert, whose condition may have been met since the decision. */
  async #await(row: AlertRow): Promise<void> {
    const armed = this.#watch.arm(row);
    await this.#followAlerted(row.ticker);
    await armed;
    const quote = this.#options.prices.quote(row.ticker);
    if (quote) this.#look(row.ticker, quote.price_e4, quote.timestamp_ms);
  }

  /** Judges a price, unless it is stale. */
  #look(ticker: Ticker, price_e4: PriceE4, time_ms: number): void {
    if (!this.#watch.watches(ticker)) return;
    if (this.#options.prices.quote(ticker)?.stale !== false) return;
    this.#watch.look(ticker, price_e4, time_ms);
  }

  async #followAlerted(ticker: Ticker): Promise<void> {
    const { account_id, followed } = this.#options;
    const follower = alerted(account_id);
    if (this.#watch.watches(ticker)) await followed.follow(ticker, follower);
    else await followed.release(ticker, follower);
  }

  #toAlert(row: AlertRow): Alert {
    const { clock } = this.#options;
    const value = row.terms_json === null ? null : this.#watch.value(row, clock.now_ms());
    return toAlert(row, this.#nameOf(row.ticker), value);
  }

  #nameOf(ticker: Ticker): string {
    return this.#options.universe.get(ticker)?.name ?? ticker;
  }
}
