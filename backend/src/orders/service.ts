import type {
  CanceledOrders,
  Downtime,
  OrderChange,
  OrderExplanation,
  OrderPreview,
  OrderRequest,
  OrdersPage,
  PlacedOrder,
  ProblemCode,
  Ticker,
  TradeRequest,
  Order as WireOrder,
} from '@finally/contract';
import { originOf } from '../kernel/principal.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { MarketClock } from '../kernel/time/clock.ts';
import type { AccountRow } from '../ledger/account.ts';
import type { CommandKeys, Committed, Decided } from '../ledger/command.ts';
import type { TradeRow } from '../ledger/journal/entry.ts';
import { outcomeOfFill, type TradeOutcome } from '../ledger/journal/trade-outcome.ts';
import { Desk } from '../ledger/orders/desk.ts';
import { cancelOrder } from '../ledger/orders/end-order.ts';
import type { OrderRow } from '../ledger/orders/order-row.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { FollowedTickers } from '../market/index.ts';
import type { RiskRefusal } from '../risk/refusals.ts';
import { averagePricesOf } from './average-prices.ts';
import { cancelAll, cancelListed } from './canceling/cancel-all.ts';
import { toDowntime } from './downtimes/describe-downtime.ts';
import { type ExplainedFill, latestFills } from './latest-fills.ts';
import { toFill, toOrder, toOrderAccount } from './order-mapping.ts';
import { type OrdersQuery, ordersPage } from './orders-page.ts';
import type { OrderGuards, Trader } from './placing/order-guards.ts';
import type { OrderPlacer, Placement } from './placing/order-placer.ts';
import type { OrderPreviewer } from './placing/order-previewer.ts';
import type {
  CancelAllRefusal,
  CancelRefusal,
  PlaceRefusal,
  ReplaceRefusal,
  TradeRefusal,
} from './refusals.ts';
import type { Matcher } from './resting/matcher.ts';

export interface OrderServiceOptions {
  readonly account_id: string;
  readonly ledger: Pick<
    LedgerStore,
    | 'command'
    | 'order'
    | 'orderByClientId'
    | 'orders'
    | 'group'
    | 'account'
    | 'entriesOf'
    | 'downtimesOf'
    | 'fillsOf'
    | 'openOrderIds'
    | 'trades'
  >;
  readonly placer: OrderPlacer;
  readonly guards: Pick<OrderGuards, 'ofCancel'>;
  readonly previewer: Pick<OrderPreviewer, 'preview' | 'rehearse'>;
  readonly followed: Pick<FollowedTickers, 'during'>;
  readonly matcher: Pick<Matcher, 'apply'>;
  readonly clock: MarketClock;
}

/** A market order that was filled whole. */
export interface FilledTrade {
  /** Its fills; at least one. */
  readonly trades: readonly TradeRow[];
  /** What the account was right after them; undefined for a retry. */
  readonly outcome: TradeOutcome | undefined;
}

/** The orders of an account: placing, changing, canceling and listing them. */
export class OrderService {
  readonly #options: OrderServiceOptions;

  constructor(options: OrderServiceOptions) {
    this.#options = options;
  }

  /** Returns what an order would do now, decided as a placed order is. Nothing is kept. */
  preview(request: OrderRequest, by: Trader): Promise<OrderPreview> {
    return this.#options.previewer.preview(request, by);
  }

  /**
   * Places an order, fills what can be filled at once and lets the rest rest. Settles when that is
   * on the disk. A retry with the same client order id returns the order as it stands now.
   */
  async place(request: OrderRequest, by: Trader): Promise<Result<PlacedOrder, PlaceRefusal>> {
    const placement = await this.#options.placer.prepare(request, by);
    if (!placement.ok) return placement;
    const placed = await this.#place(request.ticker, placement.value);
    return placed.ok ? ok(await this.#answer(placed.value)) : placed;
  }

  /**
   * Fills a market order whole at once, or refuses it. Settles when that is on the disk. A retry with
   * the same client order id returns the trades of the first attempt.
   */
  async trade(request: TradeRequest, by: Trader): Promise<Result<FilledTrade, TradeRefusal>> {
    const placement = await this.#options.placer.prepareTrade(request, by);
    if (!placement.ok) return placement;
    const placed = await this.#place(request.ticker, placement.value);
    if (!placed.ok) return placed;
    const { value, outcome, trades } = placed.value;
    const last = outcome?.fills.at(-1);
    if (last) return ok({ trades, outcome: outcomeOfFill(last.fill) });
    const { ledger, account_id } = this.#options;
    return ok({ trades: await ledger.entriesOf(account_id, value.id), outcome: undefined });
  }

  async #place<Code extends ProblemCode>(
    ticker: Ticker,
    { keys, decide }: Placement<Code>,
  ): Promise<Result<Committed<OrderRow>, Code | RiskRefusal | 'client_order_id_conflict'>> {
    const { followed, ledger, account_id } = this.#options;
    return followed.during(ticker, () =>
      ledger.command(
        account_id,
        keys,
        (view): Result<Decided<OrderRow>, Code | RiskRefusal | 'client_order_id_conflict'> => {
          const decided = decide(view);
          if (!decided.ok) return decided;
          const { order, outcome, verdict } = decided.value;
          return verdict.ok ? ok({ value: order, outcome }) : verdict;
        },
      ),
    );
  }

  /** Replaces an open order by one with changed terms. */
  async replace(
    id: string,
    change: OrderChange,
    by: Trader,
  ): Promise<Result<PlacedOrder, ReplaceRefusal>> {
    const { ledger, account_id, placer } = this.#options;
    const known = await ledger.order(account_id, id);
    if (!known) return unknownOrder();
    const replaced = await this.#place(known.ticker, await placer.prepareChange(id, change, by));
    return replaced.ok ? ok(await this.#answer(replaced.value)) : replaced;
  }

  /** Returns what a change of an open order would do now, decided as `replace` does. Nothing is kept. */
  async previewChange(
    id: string,
    change: OrderChange,
    by: Trader,
  ): Promise<Result<OrderPreview, 'unknown_order'>> {
    const { ledger, account_id, placer, previewer } = this.#options;
    const known = await ledger.order(account_id, id);
    if (!known) return unknownOrder();
    const placement = await placer.prepareChange(id, change, by);
    return ok(await previewer.rehearse(known.ticker, placement));
  }

  /** Cancels an order with what waits for it. A repeated cancellation returns it as it is. */
  async cancel(id: string, by: Trader): Promise<Result<WireOrder, CancelRefusal>> {
    const { ledger, account_id, clock, guards } = this.#options;
    if (!(await ledger.order(account_id, id))) return unknownOrder();
    const guard = guards.ofCancel(by);
    const keys = { ...this.#keys(by), client_order_id: null, orders: [id] };
    const canceled = await ledger.command(
      account_id,
      keys,
      (view): Result<Decided<OrderRow>, CancelRefusal> => {
        const desk = new Desk(view, originOf(by), clock.now_ms());
        const before = desk.order(id);
        const order = cancelOrder(desk, before, 'user');
        if (!order.ok) return order;
        if (order.value === before) return ok({ value: before, outcome: null });
        const allowed = guard();
        return allowed.ok ? ok({ value: order.value, outcome: desk.outcome() }) : allowed;
      },
    );
    if (!canceled.ok) return canceled;
    this.#apply(canceled.value);
    return ok(await this.#withGroup(canceled.value.value));
  }

  /** Cancels all open orders, those of one ticker, or those with the given ids. */
  async cancelAll(
    which: Ticker | readonly string[] | undefined,
    by: Trader,
  ): Promise<Result<CanceledOrders, CancelAllRefusal>> {
    const { ledger, account_id, guards } = this.#options;
    const options = { ...this.#options, guard: guards.ofCancel(by) };
    const canceled =
      typeof which === 'object'
        ? await cancelListed(which, originOf(by), options)
        : await cancelAll(which, originOf(by), options);
    return canceled.ok
      ? ok({
          canceled: canceled.value,
          account: toOrderAccount(await ledger.account(account_id)),
        })
      : canceled;
  }

  /** The cash of the account, and what of it can be used. */
  async account(): Promise<PlacedOrder['account']> {
    return toOrderAccount(await this.#options.ledger.account(this.#options.account_id));
  }

  /** An order with the others of its group. */
  async order(id: string): Promise<Result<WireOrder, 'unknown_order'>> {
    const { ledger, account_id } = this.#options;
    const order = await ledger.order(account_id, id);
    return order ? ok(await this.#withGroup(order)) : unknownOrder();
  }

  /** Why the fills of an order have their prices. */
  async explanation(id: string): Promise<Result<OrderExplanation, 'unknown_order'>> {
    const { ledger, account_id } = this.#options;
    if (!(await ledger.order(account_id, id))) return unknownOrder();
    const trades = await ledger.entriesOf(account_id, id);
    return ok({
      order_id: id,
      fills: trades.map(({ sequence, id: trade_id, explanation }) => ({
        sequence,
        trade_id,
        explanation: explanation as OrderExplanation['fills'][number]['explanation'],
      })),
      downtimes: await this.downtimes(id),
    });
  }

  /** The newest times in which the server was down while an order was open, oldest first. */
  async downtimes(id: string): Promise<Downtime[]> {
    const { ledger, account_id } = this.#options;
    return (await ledger.downtimesOf(account_id, id)).map(toDowntime);
  }

  /** The order with a client order id, as it stands now, with all of its fills. */
  async placed(client_order_id: string): Promise<PlacedOrder | undefined> {
    const { ledger, account_id } = this.#options;
    const order = await ledger.orderByClientId(account_id, client_order_id);
    return order && this.#answer({ value: order, outcome: null, trades: [] });
  }

  /** The newest fills, newest first; only those in a ticker if one is given. */
  latestFills(ticker: Ticker | undefined, limit: number): Promise<readonly ExplainedFill[]> {
    return latestFills(this.#options, ticker, limit);
  }

  /** One page of the orders, newest first. */
  orders(query: OrdersQuery): Promise<Result<OrdersPage, 'invalid_cursor'>> {
    return ordersPage(this.#options, query);
  }

  #keys(by: Trader): Pick<CommandKeys, 'source' | 'cause' | 'by_agent'> {
    return { ...originOf(by), by_agent: by.principal.kind !== 'person' };
  }

  #apply({ outcome }: Committed<unknown>): void {
    if (outcome) this.#options.matcher.apply(this.#options.account_id, outcome.orders);
  }

  async #answer(committed: Committed<OrderRow>): Promise<PlacedOrder> {
    this.#apply(committed);
    const { value, outcome, trades } = committed;
    const { ledger, account_id } = this.#options;
    const fills = outcome ? trades : await ledger.entriesOf(account_id, value.id);
    return {
      order: await this.#withGroup(value),
      fills: fills.map(toFill),
      account: toOrderAccount(await this.#account(committed)),
    };
  }

  async #account({ outcome }: Committed<unknown>): Promise<AccountRow> {
    return outcome?.account ?? this.#options.ledger.account(this.#options.account_id);
  }

  async #withGroup(order: OrderRow): Promise<WireOrder> {
    const { ledger, account_id } = this.#options;
    const { group_id } = order;
    const group = group_id === null ? [] : await ledger.group(account_id, group_id);
    const averages = await averagePricesOf(ledger, account_id, [order, ...group]);
    return toOrder(order, averages, group);
  }
}

const unknownOrder = () => refuse('unknown_order', 'There is no order with this id.');
