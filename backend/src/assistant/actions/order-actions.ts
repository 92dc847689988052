import {
  OrderChangeSchema,
  type OrderPreview,
  type OrderRequest,
  OrderRequestSchema,
  TickerSchema,
} from '@finally/contract';
import type { z } from 'zod';
import { roundToPrice } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { PriceReader } from '../../market/index.ts';
import type { OrderService, Trader } from '../../orders/index.ts';
import type { Approval } from '../../risk/gate.ts';
import { limitBasisPoints } from '../../risk/limits.ts';
import { judgePrice } from '../../risk/price-band.ts';
import type { ActionRefusal } from '../refusals.ts';
import type { AssistantSettingsService } from '../settings.ts';
import type { Receipt } from './decisions.ts';
import { type ProposedOrderAction, toTicker } from './proposed-actions.ts';

export interface OrderActionsOptions {
  readonly orders: Pick<
    OrderService,
    'place' | 'replace' | 'cancel' | 'cancelAll' | 'preview' | 'order' | 'placed'
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
        return this.#change(action, by, client_order_id);
      case 'order_cancel':
        return this.#cancel(action, by);
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

  /** Returns an action with the order that it changes or cancels, as it stands now. */
  async withOrder<Action extends ProposedOrderAction>(action: Action): Promise<Action> {
    if (action.kind === 'order' || action.request.order_id === null) return action;
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
    { request: { order_id, ticker } }: CancelingAction,
    by: Trader,
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
    const canceled = await orders.cancelAll(read.value, by);
    return canceled.ok ? ok({ canceled: canceled.value.canceled }) : canceled;
  }

  async #checkOpen({
    request: { order_id },
  }: ChangingAction | CancelingAction): Promise<Result<undefined, 'unknown_order'>> {
    if (order_id === null) return ok(undefined);
    const order = await this.#options.orders.order(order_id);
    return order.ok ? ok(undefined) : order;
  }
}

/** Returns true for an order that is filled at the market when it is placed, whatever its exits. */
export const isAtMarket = ({ type, order_class }: Pick<OrderRequest, 'type' | 'order_class'>) =>
  type === 'market' && order_class !== 'oco';

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
