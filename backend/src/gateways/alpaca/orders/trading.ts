import type { OrderChange, OrderRequest, PlacedOrder } from '@finally/contract';
import type { NewId } from '../../../kernel/ids.ts';
import { priceToJson, quantityE6, quantityToJson } from '../../../kernel/money.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { isFinal } from '../../../ledger/orders/lifecycle.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { LedgerStore } from '../../../ledger/store.ts';
import type { PriceReader } from '../../../market/index.ts';
import type { OrderService, Trader } from '../../../orders/index.ts';
import type { Configurations } from '../account/configurations.ts';
import type { AssetIds } from '../assets/symbols.ts';
import { type Answer, fault, invalid } from '../wire/faults.ts';
import { given } from '../wire/given.ts';
import { type ChangeBody, readChangeBody, readOrderBody } from './order-body.ts';
import { readAll, readPositive, readPrice } from './order-prices.ts';
import { OrderReader } from './order-reader.ts';
import { type AlpacaOrder, statusOf } from './order-to-wire.ts';
import { readClientOrderId, readOrder } from './read-order.ts';
import { type Circumstances, orderFault } from './refused-orders.ts';
import { refuseWashTrade } from './wash-trades.ts';

export interface TradingParts {
  readonly account_id: string;
  readonly orders: Pick<OrderService, 'place' | 'replace' | 'cancel' | 'cancelAll'>;
  readonly ledger: LedgerStore;
  readonly prices: Pick<PriceReader, 'quote'>;
  readonly assets: AssetIds;
  readonly configurations: Pick<Configurations, 'of'>;
  readonly newId: NewId;
}

/** The orders of one account as Alpaca's clients place, change and cancel them. */
export class AlpacaTrading {
  readonly #parts: TradingParts;
  readonly reader: OrderReader;

  constructor(parts: TradingParts) {
    this.#parts = parts;
    this.reader = new OrderReader(parts.ledger, parts.account_id);
  }

  /** Places the order of a body. */
  async place(body: unknown, by: Trader): Promise<Answer<AlpacaOrder>> {
    const { assets, configurations, ledger, account_id, newId } = this.#parts;
    const { suspend_trade, fractional_trading } = await configurations.of(account_id);
    if (suspend_trade) return SUSPENDED;
    const sent = readOrderBody(body);
    if (!sent.ok) return sent;
    const named = readClientOrderId(sent.value.client_order_id);
    if (!named.ok) return named;
    const ticker = assets.read(sent.value.symbol ?? sent.value.asset_id ?? '');
    const order = readOrder(sent.value, ticker, named.value ?? newId());
    if (!order.ok) return order;
    const { quantity, notional } = order.value;
    if (!fractional_trading && (notional !== undefined || !Number.isInteger(quantity))) {
      return NO_FRACTIONS;
    }
    if (named.value !== null && (await ledger.orderByClientId(account_id, named.value))) {
      return invalid('client_order_id must be unique');
    }
    const wash = refuseWashTrade(order.value, await ledger.openOrders(account_id));
    if (wash) return wash;
    const placed = await this.#parts.orders.place(order.value, by);
    if (placed.ok) return this.#shown(placed.value);
    return { ok: false, error: await this.#fault(placed.error, order.value) };
  }

  /** Places an order that closes a position. */
  async close(order: OrderRequest, by: Trader): Promise<Answer<AlpacaOrder>> {
    const { suspend_trade } = await this.#parts.configurations.of(this.#parts.account_id);
    if (suspend_trade) return SUSPENDED;
    const request = { ...order, client_order_id: this.#parts.newId() };
    const placed = await this.#parts.orders.place(request, by);
    if (placed.ok) return this.#shown(placed.value);
    return { ok: false, error: await this.#fault(placed.error, order) };
  }

  /** Replaces an open order by one with the changes of a body. */
  async replace(id: string, body: unknown, by: Trader): Promise<Answer<AlpacaOrder>> {
    const before = await this.reader.find(id);
    if (!before) return notFound(id);
    const sent = readChangeBody(body);
    if (!sent.ok) return sent;
    const change = this.#readChange(before, sent.value);
    if (!change.ok) return change;
    const { client_order_id } = change.value;
    const { ledger, account_id, orders } = this.#parts;
    const refused = await this.#refuseReplacement(before, change.value);
    if (refused) return refused;
    if (
      client_order_id !== undefined &&
      (await ledger.orderByClientId(account_id, client_order_id))
    ) {
      return invalid('client_order_id must be unique');
    }
    const replaced = await orders.replace(before.id, change.value, by);
    if (replaced.ok) return this.#shown(replaced.value);
    if (replaced.error.code === 'order_final') {
      return alreadyEnded((await this.reader.find(id)) ?? before);
    }
    return { ok: false, error: await this.#fault(replaced.error, merged(before, change.value)) };
  }

  /** Cancels an order. Canceling it again changes nothing. */
  async cancel(id: string, by: Trader): Promise<Answer<void>> {
    const order = await this.reader.find(id);
    if (!order) return notFound(id);
    if (order.state === 'canceled') return { ok: true, value: undefined };
    const canceled = await this.#parts.orders.cancel((await this.#entryOf(order)) ?? order.id, by);
    if (canceled.ok) return { ok: true, value: undefined };
    const { code } = canceled.error;
    if (code === 'order_final') return alreadyEnded((await this.reader.find(id)) ?? order);
    return { ok: false, error: await this.#fault(canceled.error, order) };
  }

  /** Cancels all open orders. @returns those that were canceled, as they are now */
  async cancelAll(by: Trader): Promise<Answer<readonly AlpacaOrder[]>> {
    const canceled = await this.#parts.orders.cancelAll(undefined, by);
    if (!canceled.ok) {
      return {
        ok: false,
        error: orderFault(canceled.error, NO_ORDER, await this.#circumstances()),
      };
    }
    const rows = await Promise.all(
      canceled.value.canceled.map(({ id }) => this.#parts.ledger.order(this.#parts.account_id, id)),
    );
    const found = rows.filter((row) => row !== undefined);
    const shown = await this.reader.showAll(
      await Promise.all(
        found.map(async (order) => ({ order, group: await this.reader.groupOf(order) })),
      ),
    );
    return { ok: true, value: shown };
  }

  /** Refuses a replacement where a new order like it would be refused. */
  async #refuseReplacement(before: OrderRow, change: OrderChange) {
    const { configurations, ledger, account_id } = this.#parts;
    const { suspend_trade, fractional_trading } = await configurations.of(account_id);
    if (suspend_trade) return SUSPENDED;
    if (change.quantity !== undefined && !Number.isInteger(change.quantity)) {
      if (!fractional_trading) return NO_FRACTIONS;
      const is_same = change.quantity === quantityToJson(before.quantity_e6);
      if (!is_same) return fault(422, 'qty of a fractional order cannot be replaced');
    }
    const others = (await ledger.openOrders(account_id)).filter(
      ({ id, group_id }) => id !== before.id && (group_id === null || group_id !== before.group_id),
    );
    return refuseWashTrade(merged(before, change), others);
  }

  /**
   * Returns the entry of an exit as long as it is open: Alpaca cancels the whole group with a leg, so that
   * no entry is filled without its exits.
   */
  async #entryOf(order: OrderRow): Promise<string | undefined> {
    if (order.role === 'entry') return undefined;
    const group = await this.reader.groupOf(order);
    return group.find(({ role, state }) => role === 'entry' && !isFinal(state))?.id;
  }

  #readChange(before: OrderRow, body: ChangeBody): Answer<OrderChange> {
    const named = readClientOrderId(body.client_order_id);
    if (!named.ok) return named;
    const amounts = readAll({
      qty: readPositive('qty', body.qty),
      limit_price: readPrice('limit_price', body.limit_price),
      stop_price: readPrice('stop_price', body.stop_price),
      trail: readPositive('trail', body.trail),
    });
    if (!amounts.ok) return amounts;
    const { qty, limit_price, stop_price, trail } = amounts.value;
    if (qty !== undefined && before.notional_cents !== null) {
      return fault(422, 'qty of a notional order cannot be replaced');
    }
    const time_in_force = body.time_in_force?.toLowerCase();
    const times = ['day', 'gtc', 'opg', 'cls', 'ioc', 'fok'] as const;
    const known = times.find((time) => time === time_in_force);
    if (time_in_force && known === undefined) return invalid('invalid time_in_force');
    const whole = Number.isInteger(qty ?? quantityToJson(before.quantity_e6 ?? quantityE6(0)));
    if (!whole && (known ?? before.time_in_force) !== 'day') {
      return fault(422, 'fractional orders must be DAY orders');
    }
    if (!whole && before.group_id !== null) {
      return fault(422, 'fractional orders must be simple orders');
    }
    const changes = given({
      quantity: qty,
      limit_price,
      stop_price,
      ...(before.trail_bp === null ? { trail_amount: trail } : { trail_percent: trail }),
      time_in_force: known === before.time_in_force ? undefined : known,
    });
    if (!changes) return fault(422, 'order parameters are not changed');
    // A waiting exit stays the same order, so that it keeps its id of the client.
    const made_up = before.state === 'held' ? undefined : this.#parts.newId();
    const client_order_id = named.value ?? made_up;
    return { ok: true, value: { ...changes, ...(client_order_id && { client_order_id }) } };
  }

  async #shown({ order: { id } }: PlacedOrder): Promise<Answer<AlpacaOrder>> {
    const row = await this.#parts.ledger.order(this.#parts.account_id, id);
    if (!row) throw new Error(`the order ${id} was placed and is not there`);
    return { ok: true, value: await this.reader.show(row) };
  }

  async #circumstances(ask_e4?: Circumstances['ask_e4']): Promise<Circumstances> {
    const { ledger, account_id } = this.#parts;
    return {
      state: await ledger.portfolio(account_id),
      open: await ledger.openOrders(account_id),
      ask_e4,
    };
  }

  async #fault(refusal: Refusal, order: Parameters<typeof orderFault>[1]) {
    const quote = this.#parts.prices.quote(order.ticker);
    const at = await this.#circumstances(quote?.ask_e4 ?? quote?.price_e4);
    return orderFault(refusal, order, at);
  }
}

const SUSPENDED = fault(403, 'new orders are rejected by user request');

const NO_FRACTIONS = fault(403, 'account is not allowed to trade fractional shares');

/** An order as it is after a change, as far as its refusals need it. */
const merged = ({ ticker, side, type, role, limit_price_e4 }: OrderRow, change: OrderChange) => ({
  ticker,
  side,
  type,
  // Orders of any group are exempt from the rule of wash trades, so that the class need not be exact.
  order_class: role === 'simple' ? ('simple' as const) : ('bracket' as const),
  ...(limit_price_e4 !== null && { limit_price: priceToJson(limit_price_e4) }),
  ...change,
});

const NO_ORDER = { ticker: '' as OrderRow['ticker'], side: 'sell' } as const;

export const notFound = (id: string) => fault(404, `order not found for ${id.slice(0, 128)}`);

const alreadyEnded = (order: OrderRow) =>
  fault(422, `order is already in "${statusOf(order)}" state`);
