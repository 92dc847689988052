import type {
  CsvSeparator,
  Portfolio,
  ProfitCalendar,
  Trade,
  TradeFilter,
  TradeNote,
  TradeReceipt,
  TradeRequest,
  TradesPage,
} from '@finally/contract';
import { priceToJson } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { dateOf, utcCalendar } from '../kernel/time/calendar.ts';
import type { MarketClock } from '../kernel/time/clock.ts';
import { outcomeOfTrade } from '../ledger/journal/trade-outcome.ts';
import { toTrade } from '../ledger/journal/trade-to-json.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { TradedInDay } from '../ledger/view.ts';
import type { FollowedTickers, Symbols } from '../market/index.ts';
import type {
  FilledTrade,
  OrderPlacer,
  OrderService,
  TradeRefusal,
  Trader,
} from '../orders/index.ts';
import { profitCalendar } from './profit-calendar.ts';
import type { TradesRefusal } from './refusals.ts';
import { Rehearsal } from './rehearsal.ts';
import { toReceipt } from './trade-mapping.ts';
import { csvHeader, tradesToCsv } from './trades-csv.ts';
import { toPortfolio } from './valuation.ts';
import type { Valuer } from './valuer.ts';

/** Number of blotter rows converted to CSV at a time. */
const CSV_ROWS = 1_000;

export interface PortfolioServiceOptions {
  readonly account_id: string;
  readonly ledger: LedgerStore;
  readonly valuer: Pick<Valuer, 'value'>;
  readonly orders: Pick<OrderService, 'trade'>;
  readonly placer: Pick<OrderPlacer, 'prepareTrade'>;
  readonly followed: FollowedTickers;
  readonly universe: Symbols;
  /** Returns what is written down of trades, for the export. */
  readonly notes: (trade_ids: readonly string[]) => Promise<readonly TradeNote[]>;
  readonly clock: MarketClock;
}

/** The portfolio of an account: valuation, trades, blotter and reset. */
export class PortfolioService {
  readonly #options: PortfolioServiceOptions;

  constructor(options: PortfolioServiceOptions) {
    this.#options = options;
  }

  async portfolio(): Promise<Portfolio> {
    const { valuer, clock, universe } = this.#options;
    return toPortfolio(await valuer.value(), clock.now_ms(), (ticker) => universe.get(ticker));
  }

  /**
   * Trades at the latest price. A retry with the same client order id returns the first receipt and
   * changes nothing.
   */
  async trade(request: TradeRequest, by: Trader): Promise<Result<TradeReceipt, TradeRefusal>> {
    const traded = await this.#options.orders.trade(request, by);
    return traded.ok ? ok(await this.#receipt(traded.value)) : traded;
  }

  /** Returns a copy of the account on which trades of a chat message can be rehearsed. */
  async rehearsal(chat_message_id: string): Promise<Rehearsal> {
    const { account_id, ledger } = this.#options;
    const traded_cents = await ledger.traded(account_id, chat_message_id);
    const day = await ledger.tradedInDay(account_id);
    const { account, positions } = await ledger.portfolio(account_id);
    const counted_orders = await ledger.countedOrders(account_id);
    return new Rehearsal({ account, positions, traded_cents, day, counted_orders });
  }

  /**
   * Decides a trade as `trade` does, without making it.
   *
   * @returns the price of the fill, in dollars per share
   */
  async rehearse(
    rehearsal: Rehearsal,
    request: TradeRequest,
    by: Trader,
  ): Promise<Result<number, TradeRefusal>> {
    const { followed, placer } = this.#options;
    const placement = await placer.prepareTrade(request, by, rehearsal.prices);
    if (!placement.ok) return placement;
    return followed.during(request.ticker, async () => {
      const price = rehearsal.trade(placement.value);
      return price.ok ? ok(priceToJson(price.value)) : price;
    });
  }

  /** Returns the receipt of the trade with a client order id; undefined if there is none. */
  async receipt(client_order_id: string): Promise<TradeReceipt | undefined> {
    const { account_id, ledger } = this.#options;
    const trade = await ledger.filled(account_id, client_order_id);
    if (!trade) return undefined;
    const trades = await ledger.entriesOf(account_id, trade.order_id);
    return this.#receipt({ trades, outcome: undefined });
  }

  /** Returns the receipt of trades; looks up what the account was after them if it is not known. */
  async #receipt({ trades, outcome }: FilledTrade): Promise<TradeReceipt> {
    const { account_id, ledger } = this.#options;
    const [first, ...others] = trades;
    if (!first) throw new Error('a trade has a fill');
    const last = trades.at(-1) ?? first;
    return toReceipt(
      [first, ...others],
      outcome ?? (await outcomeOfTrade(ledger, account_id, last)),
    );
  }

  /** Returns what the assistant traded since midnight UTC. */
  tradedInDay(): Promise<TradedInDay> {
    const { account_id, ledger } = this.#options;
    return ledger.tradedInDay(account_id);
  }

  /** Returns the number of the current ledger: one more than the number of resets. */
  async ledgerNumber(): Promise<number> {
    const { account_id, ledger } = this.#options;
    return (await ledger.account(account_id)).ledger;
  }

  /** Returns one page of the blotter, newest first; of the current ledger by default. */
  async trades(
    query: TradeFilter & {
      readonly ledger?: number | undefined;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ): Promise<Result<TradesPage, TradesRefusal>> {
    const { limit, cursor, ledger, ...filter } = query;
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
      return refuse('invalid_cursor', 'Use the next_cursor of the previous page.');
    }
    const rows = await this.#options.ledger.trades(this.#options.account_id, {
      // One extra row shows whether there is a next page.
      limit: limit + 1,
      ledger,
      before: cursor === undefined ? undefined : Number(cursor),
      filter,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return ok({
      trades: page.map(toTrade),
      next_cursor: rows.length > page.length && last ? String(last.sequence) : null,
    });
  }

  /** Yields the filtered blotter of a ledger as CSV (RFC 4180), oldest first, in chunks. */
  async *tradesCsv(
    filter: TradeFilter & { readonly ledger?: number | undefined } = {},
    separator: CsvSeparator = 'comma',
  ): AsyncGenerator<string> {
    const { ledger, account_id } = this.#options;
    const account = await ledger.account(account_id);
    const listed = filter.ledger ?? account.ledger;
    yield csvHeader(separator);
    for (let after = 0; ; ) {
      const { entries } = await ledger.journal(account_id, {
        ledger: listed,
        after,
        limit: CSV_ROWS,
      });
      const last = entries.at(-1);
      if (!last) return;
      const trades = entries.filter((entry) => entry.kind === 'fill').map(toTrade);
      const ids = trades.map(({ id }) => id);
      const notes = new Map((await this.#options.notes(ids)).map((note) => [note.trade_id, note]));
      const meant = trades.filter((trade) => isMeant(trade, notes.get(trade.id), filter));
      yield tradesToCsv(meant, separator, notes);
      after = last.sequence;
    }
  }

  /** Returns the profit of each day of a month, such as of `2026-02`. */
  calendar(month: string): Promise<ProfitCalendar> {
    const { account_id, ledger } = this.#options;
    return profitCalendar(ledger, account_id, month, utcCalendar);
  }

  /** Archives the ledger and opens a new one with the starting cash. */
  async reset(): Promise<Portfolio> {
    const { account_id, ledger } = this.#options;
    await ledger.reset(account_id);
    return this.portfolio();
  }
}

const hasTag = (note: TradeNote | undefined, tag: string): boolean =>
  note?.tags.some((one) => one.toLowerCase() === tag.toLowerCase()) ?? false;

const isMeant = (
  trade: Trade,
  note: TradeNote | undefined,
  { ticker, side, origin, tag, day }: TradeFilter,
): boolean =>
  (tag === undefined || hasTag(note, tag)) &&
  (day === undefined || dateOf(utcCalendar, Date.parse(trade.executed_at)) === day) &&
  (ticker === undefined || trade.ticker === ticker) &&
  (side === undefined || trade.side === side) &&
  (origin === undefined || trade.origin === origin);
