import type { AccountComparison, Ticker } from '@finally/contract';
import { cents, centsToJson } from '../../kernel/money.ts';
import { type MarketClock, toIso } from '../../kernel/time/clock.ts';
import type { LedgerStore } from '../../ledger/store.ts';
import type { BarService, FollowedTickers, PriceReader, PriceStore } from '../../market/index.ts';
import {
  type CurvePoint,
  equalWeightCurve,
  readPrices,
  type SnapshotStore,
  TradeReviews,
  Valuer,
} from '../../portfolio/index.ts';
import type { AccountRecord, AccountStore } from '../store.ts';
import { figuresOf, round } from './curve-figures.ts';

/** The fund that stands for the market. */
const MARKET = 'SPY' as Ticker;

export interface AccountComparerOptions {
  readonly store: Pick<AccountStore, 'get'>;
  readonly ledger: LedgerStore;
  readonly snapshots: Pick<SnapshotStore, 'points'>;
  readonly watchlists: { tickers(account_id: string): Promise<readonly Ticker[]> };
  readonly prices: PriceReader;
  readonly lastPrices: PriceStore;
  readonly bars: Pick<BarService, 'bars' | 'recent'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly clock: MarketClock;
}

interface Span {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** Compares the current ledgers of accounts over the time in which all of them were open. */
export class AccountComparer {
  readonly #options: AccountComparerOptions;

  constructor(options: AccountComparerOptions) {
    this.#options = options;
  }

  /** @returns undefined if one of the accounts does not exist */
  async compare(account_ids: readonly string[]): Promise<AccountComparison | undefined> {
    const found = await Promise.all(account_ids.map((id) => this.#options.store.get(id)));
    const accounts = found.filter((account) => account !== undefined);
    const [first] = accounts;
    if (!first || accounts.length < account_ids.length) return undefined;
    const opened = accounts.map((account) => Date.parse(account.opened_at));
    const span = { from_ms: Math.max(...opened), to_ms: this.#options.clock.now_ms() };
    const latest = accounts[opened.indexOf(span.from_ms)];
    const is_shortened = opened.some((opened_ms) => opened_ms < span.from_ms);
    return {
      since: toIso(span.from_ms),
      until: toIso(span.to_ms),
      shortened_by: is_shortened ? (latest?.name ?? null) : null,
      accounts: await Promise.all(accounts.map((account) => this.#ofAccount(account, span))),
      references: [
        ...(await this.#held('spy', MARKET, [MARKET], span)),
        ...(await this.#held(
          'watchlist',
          `Watchlist of ${first.name}`,
          await this.#options.watchlists.tickers(first.id),
          span,
        )),
        {
          kind: 'never_traded',
          name: 'Never traded',
          ...figuresOf([span.from_ms, span.to_ms].map((time_ms) => pointAt(time_ms, 100))),
        },
      ],
    };
  }

  async #ofAccount(
    { id, name, color, starting_cash_cents }: AccountRecord,
    span: Span,
  ): Promise<AccountComparison['accounts'][number]> {
    const { ledger, snapshots, clock } = this.#options;
    const account_id = id;
    const { account, total_value_cents } = await new Valuer({
      account_id,
      ...this.#options,
    }).value();
    const recorded = await snapshots.points(account_id, account.ledger, { to_ms: span.to_ms + 1 });
    const before = recorded.findLast(({ recorded_at_ms }) => recorded_at_ms <= span.from_ms);
    const curve = [
      {
        recorded_at_ms: span.from_ms,
        total_value_cents: before?.total_value_cents ?? starting_cash_cents,
      },
      ...recorded.filter(({ recorded_at_ms }) => recorded_at_ms > span.from_ms),
      { recorded_at_ms: span.to_ms, total_value_cents },
    ];
    const reviews = new TradeReviews({ account_id, ledger, clock }, span.from_ms);
    const review = await reviews.review();
    const mean = ((curve[0]?.total_value_cents ?? 0) + total_value_cents) / 2;
    return {
      id,
      name,
      color,
      ...figuresOf(curve),
      trades: review.trades,
      turnover_percent: mean === 0 ? 0 : round((100 * review.notional_cents) / mean),
      fees: centsToJson(review.fees_cents),
      spread_and_impact: centsToJson(review.spread_cents),
      win_rate_percent: review.sales === 0 ? null : round((100 * review.won) / review.sales),
    };
  }

  /** What holding tickers in equal parts would have brought; nothing if no price of them is known. */
  async #held(
    kind: 'spy' | 'watchlist',
    name: string,
    tickers: readonly Ticker[],
    span: Span,
  ): Promise<AccountComparison['references']> {
    const series = await this.#during(tickers, () => readPrices(tickers, span, this.#options));
    const curve = equalWeightCurve([...series.values()], span.from_ms, 1_000_000);
    if (curve.length === 0) return [];
    const points = curve.map(({ time_ms, value }) => pointAt(time_ms, value / 10_000));
    return [{ kind, name, ...figuresOf(points) }];
  }

  /** Follows tickers while something is read. */
  #during<Read>(tickers: readonly Ticker[], read: () => Promise<Read>): Promise<Read> {
    const [ticker, ...others] = tickers;
    if (ticker === undefined) return read();
    return this.#options.followed.during(ticker, () => this.#during(others, read));
  }
}

/** A point of a curve that begins at 100, in hundredths of a percent of it. */
const pointAt = (recorded_at_ms: number, percent: number): CurvePoint => ({
  recorded_at_ms,
  total_value_cents: cents(Math.round(percent * 10_000)),
});
