import { existsSync } from 'node:fs';
import type { OrderRequest, Ticker } from '@finally/contract';
import { timeOrderedUuids } from '../../../src/kernel/ids.ts';
import { cents, type PriceE4, UNITS_MAX, ZERO_CENTS } from '../../../src/kernel/money.ts';
import { type Actor, ALL_SCOPES, PERSON } from '../../../src/kernel/principal.ts';
import { ok } from '../../../src/kernel/result.ts';
import { utcCalendar } from '../../../src/kernel/time/calendar.ts';
import { toIso } from '../../../src/kernel/time/clock.ts';
import type { OrderFill } from '../../../src/ledger/orders/desk.ts';
import type { StepMarket } from '../../../src/ledger/orders/matching/market.ts';
import type { LedgerStore } from '../../../src/ledger/store.ts';
import { displayedSizeAt, PriceCache } from '../../../src/market/index.ts';
import type { MarketStep } from '../../../src/orders/fills/book.ts';
import type { FillExplanation } from '../../../src/orders/fills/explanation/explanation.ts';
import { fillModelIn } from '../../../src/orders/fills/fill-model-in.ts';
import { FILL_PROFILES } from '../../../src/orders/fills/profile.ts';
import {
  checkFills,
  type FillsReport,
  Matcher,
  OrderPlacer,
  OrderService,
  RestingBook,
} from '../../../src/orders/index.ts';
import { LedgerVerifier } from '../../../src/portfolio/index.ts';
import {
  createLedgerStore,
  DEFAULT_ACCOUNT_ID,
  explainedFills,
  openDatabase,
} from '../../../src/storage/sqlite/index.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { settle } from '../../support/time/settle.ts';
import type { ReferenceCase } from './reference-case.ts';

const CASH_BY_DEFAULT = cents(100_000_000_000);
const STEP_MS = 500;

const BY_PERSON: Actor = {
  principal: {
    kind: 'person',
    source: PERSON,
    account_ids: [DEFAULT_ACCOUNT_ID],
    scopes: ALL_SCOPES,
  },
  cause: 'reference',
};

/**
 * An account of a case: the orders as the server places and matches them, on a database in memory, in
 * a market whose steps the case says.
 */
export class CaseAccount {
  readonly account_id = DEFAULT_ACCOUNT_ID;
  readonly book = new RestingBook();
  readonly errors: unknown[] = [];
  readonly by = BY_PERSON;
  readonly orders: OrderService;
  readonly #clock = new ManualClock();
  readonly #prices = new PriceCache(this.#clock);
  readonly #steps = new Map<string, MarketStep>();
  readonly #matcher: Matcher;
  readonly #placer: OrderPlacer;
  readonly #connection: ReturnType<typeof openDatabase>;
  readonly ledger: ReturnType<typeof createLedgerStore>;
  readonly #profile: ReferenceCase['account']['profile'];
  readonly #writing = new Set<Promise<void>>();
  #step = 0;

  /**
   * @param path of a database that is opened again if it exists
   * @param step that was the last one before it was closed
   */
  constructor({ account }: Pick<ReferenceCase, 'account'>, path = ':memory:', step = 0) {
    const { profile, fees } = account;
    this.#profile = profile;
    const clock = this.#clock;
    this.#step = step;
    clock.skip(step * STEP_MS);
    const isNew = path === ':memory:' || !existsSync(path);
    const newId = timeOrderedUuids(clock);
    this.#connection = openDatabase(path, toIso(clock.now_ms()), undefined, undefined, profile);
    this.ledger = this.#watched(createLedgerStore(this.#connection, { newId, clock }));
    if (isNew) this.#give(account);
    const filledBy = { ...FILL_PROFILES[profile], fees: fees ?? FILL_PROFILES[profile].fees };
    const fills = {
      at: (ticker: Ticker, { price_e4 }: Pick<StepMarket, 'price_e4'>) => {
        const step = this.#steps.get(ticker) ?? NO_MARKET(price_e4);
        return { step, by: () => fillModelIn(step, filledBy, clock.now_ms()) };
      },
    };
    const allowed = () => ok(undefined);
    const guards = { of: async () => allowed, ofCancel: () => allowed };
    const listed = (ticker: Ticker) => ({ ticker, name: ticker, sector: 'Other' });
    const universe = { get: listed, search: () => [], nearest: () => [] };
    const shared = {
      account_id: this.account_id,
      ledger: this.ledger,
      guards,
      prices: this.#prices,
      fills,
      calendar: utcCalendar,
      clock,
      newId,
    };
    this.#matcher = new Matcher({
      ...shared,
      book: this.book,
      onError: (error) => this.errors.push(error),
    });
    this.#placer = new OrderPlacer({
      ...shared,
      verifier: { difference: undefined },
      universe,
    });
    this.orders = new OrderService({
      ...shared,
      placer: this.#placer,
      previewer: {
        preview: () => Promise.reject(new Error('cases have no previews')),
        rehearse: () => Promise.reject(new Error('cases have no previews')),
      },
      followed: { during: (_ticker, work) => work() },
      matcher: this.#matcher,
    });
  }

  /** @param reopens whether the market was not seen before the next step */
  async start({ reopens = false } = {}): Promise<void> {
    const open = await this.ledger.openOrders(this.account_id);
    this.#matcher.open(this.account_id, { fill_profile: this.#profile, fees: null }, open);
    await this.#matcher.start({ reopens });
  }

  /** Goes to a step of the market, and waits until the open orders have met it. */
  async step(step: number, tickers: ReadonlyMap<string, MarketStep>): Promise<void> {
    this.#clock.advance(Math.max(0, step - this.#step) * STEP_MS);
    this.#step = step;
    for (const [ticker, market] of this.#steps) {
      this.#steps.set(ticker, { ...market, step, volume: 0 });
    }
    for (const [ticker, market] of tickers) this.#steps.set(ticker, market);
    const ticks = [...this.#steps]
      .filter(([, { is_halted }]) => !is_halted)
      .map(([ticker, { last_e4, volume, book }]) => ({
        ticker: ticker as Ticker,
        price_e4: last_e4,
        previous_close_e4: last_e4,
        volume,
        timestamp_ms: this.#clock.now_ms(),
        ...(book && { bid_e4: book.bid_e4, ask_e4: book.ask_e4 }),
      }));
    this.#prices.write(ticks, UNITS_MAX);
    await this.settle();
  }

  /** Waits until what was begun is written and matched again. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await Promise.all(this.#writing);
      await settle();
    }
    if (this.errors.length > 0) throw this.errors[0];
  }

  /** Decides and writes an order, shows its fills, and rolls it back. */
  async rehearse(
    request: OrderRequest,
    show: (fills: readonly OrderFill[]) => void,
  ): Promise<void> {
    const placement = await this.#placer.prepare(request, this.by);
    if (!placement.ok) throw new Error(placement.error.detail);
    const { keys, decide } = placement.value;
    await this.ledger.rehearse(this.account_id, keys, (view) => {
      const placed = decide(view);
      if (!placed.ok) return placed;
      show(placed.value.outcome?.fills ?? []);
      return ok({ value: undefined, outcome: placed.value.outcome });
    });
  }

  /** All fills of the current ledger with their explanations, oldest first. */
  async allFills() {
    const { account_id, ledger } = this;
    const orders = await ledger.orders(account_id, { status: 'all', limit: 1_000 });
    const fills = await Promise.all(
      orders.map(({ order }) => ledger.entriesOf(account_id, order.id)),
    );
    return fills
      .flat()
      .map((fill) => ({ ...fill, explanation: fill.explanation as FillExplanation | null }))
      .sort((one, other) => one.sequence - other.sequence);
  }

  /** Replays the journal. @returns how it differs from the account */
  verify() {
    const { account_id, ledger } = this;
    const onError = (error: unknown) => {
      throw error;
    };
    return new LedgerVerifier({ account_id, ledger, clock: this.#clock, onError }).verifyAll();
  }

  /** Fills every order again. @returns what the check says */
  checkFills(): FillsReport {
    return checkFills(explainedFills(this.#connection, this.account_id), displayedSizeAt);
  }

  /** Changes the database as nobody should. */
  tamper(sql: string): void {
    this.#connection.blockingTransaction((transaction) => transaction.script(sql));
  }

  async close(): Promise<void> {
    await this.#matcher.stop();
    this.#connection.close();
  }

  /** Writes the marks and places that moved in memory, and ends what has expired. */
  async keep(): Promise<void> {
    await this.#matcher.stop();
    await this.#matcher.start();
    await this.settle();
  }

  /** Returns a ledger of which `settle` knows what it is writing. */
  #watched(ledger: LedgerStore): LedgerStore {
    const command: LedgerStore['command'] = async (...given) => {
      const writing = ledger.command(...given);
      const ended = writing.then(
        () => void this.#writing.delete(ended),
        () => void this.#writing.delete(ended),
      );
      this.#writing.add(ended);
      return writing;
    };
    return { ...ledger, command };
  }

  /** Gives the account its cash and its shares, without entries in the journal. */
  #give({ cash, positions }: ReferenceCase['account']): void {
    const cash_cents = cash ?? CASH_BY_DEFAULT;
    this.#connection.blockingTransaction((transaction) => {
      transaction.run(
        'UPDATE accounts SET starting_cash_cents = ?, cash_cents = ?',
        cash_cents,
        cash_cents,
      );
      for (const [ticker, { quantity, cost_basis = ZERO_CENTS }] of Object.entries(positions)) {
        transaction.run(
          `INSERT INTO positions (account_id, ticker, quantity_e6, cost_basis_cents,
             realized_pnl_cents, bought_cents, bought_e6) VALUES (?, ?, ?, ?, 0, ?, ?)`,
          this.account_id,
          ticker,
          quantity,
          cost_basis,
          cost_basis,
          quantity,
        );
      }
    });
  }
}

/** A ticker that no step of the case has named. */
const NO_MARKET = (last_e4: PriceE4): MarketStep => ({
  step: 0,
  last_e4,
  volume: 0,
  book: null,
  is_halted: false,
});
