import {
  type Order,
  OrderChangeSchema,
  type OrderPreview,
  type OrderRequest,
  OrderRequestSchema,
  TickerSchema,
} from '@finally/contract';
import type { z } from 'zod';
import { roundToPrice } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { PriceReader } from '../../../market/index.ts';
import { isAtMarket, type OrderService, type Trader } from '../../../orders/index.ts';
import type { Approval } from '../../../risk/gate.ts';
import { limitBasisPoints } from '../../../risk/limits.ts';
import { judgePrice } from '../../../risk/price-band.ts';
import type { ActionRefusal } from '../../refusals.ts';
import type { AssistantSettingsService } from '../../settings.ts';
import type { Receipt } from '../decisions.ts';
import { type ProposedOrderAction, toTicker } from '../proposed-actions.ts';
import { describeOrder } from './order-sentences.ts';

export interface OrderActionsOptions {
  readonly orders: Pick<
    OrderService,
    'place' | 'replace' | 'cancel' | 'cancelAll' | 'preview' | 'order' | 'orders' | 'placed'
  >;
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly settings: Pick<AssistantSettingsService, 'current'>;
}

type PlacingAction = Extract<ProposedOrderAction, { kind: 'order' }>;
type ChangingAction = Extract<ProposedOrderAction, { kind: 'order_change' }>;
type CancelingAction = Extract<ProposedOrderAction, { kind: 'order_cancel' }>;

/** Places, changes and cancels orders through the service that a person's requests use. */
export class OrderActions {
  readonly #options: OrderActionsOptions;

  constructor(options: OrderActionsOptions) {
    this.#options = options;
  }

  /**
   * Executes an action. A repetition with the same id does it once.
   *
   * @param by the assistant, with the context for the gate
   * @param client_order_id of the order that the action makes
   */
  async attempt(
    action: ProposedOrderAction,
    by: Trader,
    client_order_id: string,
    approval: Approval | null,
  ): Promise<Result<Receipt, ActionRefusal>> {
    switch (action.kind) {
      case 'order':
        return this.#place(action, by, client_order_id, approval);
      case 'order_change':
        return (
          (await this.#judgeShown(action, approval)) ?? this.#change(action, by, client_order_id)
        );
      case 'order_cancel':
        return (await this.#judgeShown(action, approval)) ?? this.#cancel(action, by, approval);
    }
  }

  /**
   * Returns what placing an order would do now, decided as it is when it is placed.
   *
   * @returns undefined for a change or a cancellation, which is only checked when it is executed
   */
  async rehearse(
    action: ProposedOrderAction,
    by: Trader,
  ): Promise<Result<OrderPreview | undefined, ActionRefusal>> {
    if (action.kind !== 'order') return this.#checkOpen(action);
    const request = readRequest(action);
    if (!request.ok) return request;
    const preview = await this.#options.orders.preview(request.value, by);
    const { refusal } = preview;
    return refusal === null
      ? ok(preview)
      : { ok: false, error: { code: refusal.code as ActionRefusal, detail: refusal.detail } };
  }

  /** Returns the receipt of an order that may have been placed or replaced; undefined if it was not. */
  receipt(client_order_id: string): Promise<Receipt | undefined> {
    return this.#options.orders.placed(client_order_id);
  }

  /** Returns an action with the orders that it changes or cancels, as they stand now. */
  async withOrder<Action extends ProposedOrderAction>(action: Action): Promise<Action> {
    if (action.kind === 'order') return action;
    if (action.request.order_id === null) {
      const orders = await this.#openOrders(action.request.ticker);
      return { ...action, request: { ...action.request, orders } };
    }
    const order = await this.#options.orders.order(action.request.order_id);
    return order.ok
      ? {
          ...action,
          request: { ...action.request, ticker: order.value.ticker, order: order.value },
        }
      : action;
  }

  /** The price that is shown with a proposal; null for an order that names its own price. */
  shownPrice(action: ProposedOrderAction): number | null {
    if (action.kind !== 'order' || !isAtMarket(action.request)) return null;
    const ticker = TickerSchema.safeParse(action.request.ticker);
    return (ticker.success && this.#options.prices.latest(ticker.data)?.price) || null;
  }

  async #place(
    action: PlacingAction,
    by: Trader,
    client_order_id: string,
    approval: Approval | null,
  ): Promise<Result<Receipt, ActionRefusal>> {
    const request = readRequest(action);
    if (!request.ok) return request;
    const priced = this.#judgePrice(request.value, approval);
    if (!priced.ok) return priced;
    return this.#options.orders.place({ ...request.value, client_order_id }, by);
  }

  /**
   * Judges whether a market order with exits is still at the price that a person approved. Every
   * other order names its own price.
   */
  #judgePrice(request: OrderRequest, approval: Approval | null): Result<void, 'price_moved'> {
    if (!approval || !isAtMarket(request)) return ok(undefined);
    const { ticker } = request;
    const { prices, settings } = this.#options;
    const latest = prices.latest(ticker)?.price;
    // The service refuses an order without a price.
    if (latest === undefined) return ok(undefined);
    approval.priced(latest);
    const { shown_price } = approval;
    return judgePrice(ticker, roundToPrice(latest), {
      shown_e4: shown_price === null ? null : roundToPrice(shown_price),
      band_bp: limitBasisPoints(settings.current().approval_price_band_percent) ?? 0,
    });
  }

  async #change(
    { request: { order_id, change } }: ChangingAction,
    by: Trader,
    client_order_id: string,
  ): Promise<Result<Receipt, ActionRefusal>> {
    const read = OrderChangeSchema.safeParse(change);
    if (!read.success) return invalid(read.error);
    return this.#options.orders.replace(order_id, { ...read.data, client_order_id }, by);
  }

  async #cancel(
    { request: { order_id, ticker, orders: shown } }: CancelingAction,
    by: Trader,
    approval: Approval | null,
  ): Promise<Result<Receipt, ActionRefusal>> {
    const { orders } = this.#options;
    if (order_id !== null) {
      const canceled = await orders.cancel(order_id, by);
      if (canceled.ok) return ok({ canceled: [canceled.value] });
      if (canceled.error.code !== 'order_final') return canceled;
      // The other exit of a pair ends with the one that was canceled before it.
      const ended = await orders.order(order_id);
      return ended.ok && ended.value.state === 'canceled'
        ? ok({ canceled: [ended.value] })
        : canceled;
    }
    const read = ticker === '' ? ok(undefined) : toTicker(ticker);
    if (!read.ok) return read;
    const which = approval ? (shown ?? []).map(({ id }) => id) : read.value;
    const canceled = await orders.cancelAll(which, by);
    return canceled.ok ? ok({ canceled: canceled.value.canceled }) : canceled;
  }

  /**
   * Judges whether the orders of an approved change or cancellation are still those that were shown.
   * One that has ended is refused or skipped later.
   *
   * @returns undefined if nothing speaks against the action
   */
  async #judgeShown(
    { request }: ChangingAction | CancelingAction,
    approval: Approval | null,
  ): Promise<Result<never, 'proposal_outdated'> | undefined> {
    if (!approval) return undefined;
    const shown = 'orders' in request ? request.orders : undefined;
    if (request.order_id === null && shown === undefined) return outdatedAs(NOT_LISTED);
    for (const before of shown ?? (request.order ? [request.order] : [])) {
      const now = await this.#options.orders.order(before.id);
      if (now.ok && !isAsShown(before, now.value)) {
        return outdatedAs(
          `The order "${describeOrder(before)}" was changed after this was proposed.`,
        );
      }
    }
    return undefined;
  }

  /** Returns all open orders, or those of a ticker, newest first. */
  async #openOrders(written: string): Promise<Order[]> {
    const ticker = written === '' ? undefined : TickerSchema.safeParse(written).data;
    if (written !== '' && ticker === undefined) return [];
    const open: Order[] = [];
    let cursor: string | undefined;
    do {
      const query = { status: 'open' as const, ticker, limit: PAGE, cursor };
      const page = await this.#options.orders.orders(query);
      if (!page.ok) throw new Error(page.error.detail);
      open.push(...page.value.orders);
      cursor = page.value.next_cursor ?? undefined;
    } while (cursor !== undefined);
    return open;
  }

  async #checkOpen({
    request: { order_id },
  }: ChangingAction | CancelingAction): Promise<Result<undefined, 'unknown_order'>> {
    if (order_id === null) return ok(undefined);
    const order = await this.#options.orders.order(order_id);
    return order.ok ? ok(undefined) : order;
  }
}

/** Maximum number of open orders that are read at once. */
const PAGE = 500;

/** A proposal of an earlier version. */
const NOT_LISTED = 'This was proposed without a list of the orders.';

const outdatedAs = (why: string) =>
  refuse('proposal_outdated', `${why} Ask for it again if you still want it.`);

/**
 * Returns true unless a person or a program changed an order: it was replaced, or its terms are others.
 * What fills change is not compared: the quantity of an exit, and where a trailing stop stands.
 */
function isAsShown(shown: Order, now: Order): boolean {
  if (now.state === 'replaced') return false;
  const termsOf = (order: Order): string =>
    JSON.stringify([
      order.role === 'simple' || order.role === 'entry' ? order.quantity : null,
      order.limit_price,
      order.trail_amount === null && order.trail_percent === null ? order.stop_price : null,
      order.trail_amount,
      order.trail_percent,
      order.limit_offset,
      order.time_in_force,
      order.expires_at,
    ]);
  return termsOf(shown) === termsOf(now);
}

/** Reads an order as the route for orders does. */
function readRequest({
  request,
}: PlacingAction): Result<OrderRequest, 'unknown_ticker' | 'invalid_request'> {
  const ticker = toTicker(request.ticker);
  if (!ticker.ok) return ticker;
  const read = OrderRequestSchema.safeParse({ ...request, ticker: ticker.value });
  return read.success ? ok(read.data) : invalid(read.error);
}

const invalid = ({ issues }: z.ZodError) =>
  refuse('invalid_request', [...new Set(issues.map(({ message }) => message))].join(' '));
