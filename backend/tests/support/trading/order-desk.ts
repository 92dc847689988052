import { OrderRequestSchema, type SentOrder, type Side, type Ticker } from '@finally/contract';
import { cents, type QuantityE6, quantityE6, roundToPrice } from '../../../src/kernel/money.ts';
import { PERSON } from '../../../src/kernel/principal.ts';
import { utcCalendar } from '../../../src/kernel/time/calendar.ts';
import type { AccountRow, PositionRow } from '../../../src/ledger/account.ts';
import type { OrderSize } from '../../../src/ledger/order-size.ts';
import { Desk, type OrderFill } from '../../../src/ledger/orders/desk.ts';
import { cancelOrder, expireOrder } from '../../../src/ledger/orders/end-order.ts';
import { isFinal } from '../../../src/ledger/orders/lifecycle.ts';
import type {
  FillMemory,
  FillModel,
  StepMarket,
} from '../../../src/ledger/orders/matching/market.ts';
import { matchOrder } from '../../../src/ledger/orders/matching/match-order.ts';
import type { OrderRow } from '../../../src/ledger/orders/order-row.ts';
import { placeOrder } from '../../../src/ledger/orders/placing/place-order.ts';
import { placeTrade } from '../../../src/ledger/orders/placing/place-trade.ts';
import { readRequest } from '../../../src/ledger/orders/placing/read-request.ts';
import { replaceOrder } from '../../../src/ledger/orders/replacing/replace-order.ts';
import { idealFillModel } from './ideal-fill-model.ts';

const BY = { source: PERSON, cause: 'request-1' } as const;
const START_MS = Date.parse('2026-02-11T14:30:00.000Z');

/** An account in memory on which the commands of orders are decided, one after the other. */
export class OrderDesk {
  account: AccountRow;
  readonly positions = new Map<Ticker, PositionRow>();
  readonly orders = new Map<string, OrderRow>();
  readonly fills: OrderFill[] = [];
  readonly memories = new Map<Ticker, FillMemory>();
  readonly markets = new Map<string, StepMarket>();
  readonly model: FillModel;
  now_ms = START_MS;
  #made = 0;

  constructor(dollars = 10_000, model: FillModel = idealFillModel) {
    this.model = model;
    this.account = {
      ledger: 1,
      starting_cash_cents: cents(dollars * 100),
      cash_cents: cents(dollars * 100),
      reserved_cents: cents(0),
      realized_pnl_cents: cents(0),
      opened_at: new Date(START_MS).toISOString(),
      fill_profile: 'ideal',
      fees: null,
    };
  }

  /** Sets the price of a ticker without letting orders meet it. */
  price(ticker: string, dollars: number, quote: { bid?: number; ask?: number } = {}): void {
    this.markets.set(ticker, {
      price_e4: roundToPrice(dollars),
      bid_e4: quote.bid === undefined ? null : roundToPrice(quote.bid),
      ask_e4: quote.ask === undefined ? null : roundToPrice(quote.ask),
      stale: false,
    });
  }

  /** Gives the account shares at a cost. */
  hold(ticker: string, shares: number, dollars = 100): void {
    const quantity_e6 = quantityE6(Math.round(shares * 1e6));
    const cost = cents(Math.round(shares * dollars * 100));
    this.positions.set(ticker as Ticker, {
      ticker: ticker as Ticker,
      quantity_e6,
      cost_basis_cents: cost,
      realized_pnl_cents: cents(0),
      bought_cents: cost,
      bought_e6: quantity_e6,
      reserved_e6: quantityE6(0),
    });
  }

  place(sent: Omit<SentOrder, 'ticker'> & { ticker: string }) {
    const request = OrderRequestSchema.parse(sent);
    const read = readRequest(request, { now_ms: this.now_ms, calendar: utcCalendar });
    if (!read.ok) return read;
    return this.#run((desk) =>
      placeOrder(desk, request, read.value, {
        ...BY,
        client_order_id: request.client_order_id ?? null,
        request_hash: 'hash',
        newId: () => `order-${++this.#made}`,
        now_ms: this.now_ms,
        market: this.markets.get(sent.ticker),
        model: this.model,
      }),
    );
  }

  trade(side: Side, ticker: string, size: OrderSize) {
    return this.#run((desk) =>
      placeTrade(
        desk,
        { ticker: ticker as Ticker, side, size },
        {
          ...BY,
          client_order_id: null,
          request_hash: null,
          newId: () => `order-${++this.#made}`,
          now_ms: this.now_ms,
          market: this.markets.get(ticker),
          model: this.model,
        },
      ),
    );
  }

  cancel(id: string) {
    return this.#run((desk) => cancelOrder(desk, desk.order(id), 'user'));
  }

  replace(id: string, change: Parameters<typeof replaceOrder>[2]) {
    return this.#run((desk) => {
      const order = desk.order(id);
      return replaceOrder(desk, order, change, {
        ...BY,
        client_order_id: null,
        request_hash: 'hash of the change',
        newId: () => `order-${++this.#made}`,
        now_ms: this.now_ms,
        calendar: utcCalendar,
        market: this.markets.get(order.ticker),
        model: this.model,
      });
    });
  }

  /** Moves the price and lets every open order of the ticker meet it, the oldest first. */
  tick(ticker: string, dollars: number, quote: { bid?: number; ask?: number } = {}): void {
    this.price(ticker, dollars, quote);
    const market = this.markets.get(ticker) as StepMarket;
    for (const { id } of [...this.open()].filter((order) => order.ticker === ticker)) {
      this.#run((desk) => ({
        ok: true as const,
        value: matchOrder(desk, desk.order(id), market, this.model),
      }));
    }
  }

  /** Lets every order expire whose time has come. */
  expire(now_ms: number): void {
    this.now_ms = now_ms;
    for (const { id } of this.open()) {
      const { expires_ms } = this.orders.get(id) as OrderRow;
      if (expires_ms === null || expires_ms > now_ms) continue;
      this.#run((desk) => ({ ok: true as const, value: expireOrder(desk, desk.order(id)) }));
    }
  }

  open(): readonly OrderRow[] {
    return [...this.orders.values()].filter(({ state }) => !isFinal(state));
  }

  held(ticker: string): QuantityE6 {
    return this.positions.get(ticker as Ticker)?.quantity_e6 ?? quantityE6(0);
  }

  #run<Returned extends { readonly ok: boolean }>(work: (desk: Desk) => Returned): Returned {
    const desk = new Desk(
      {
        account: this.account,
        positions: this.positions,
        orders: this.orders,
        open_orders: this.open().length,
        memories: this.memories,
      },
      BY,
      this.now_ms,
    );
    const returned = work(desk);
    if (!returned.ok) return returned;
    const outcome = desk.outcome();
    this.account = outcome.account;
    for (const [ticker, position] of outcome.positions) {
      if (position) this.positions.set(ticker, position);
      else this.positions.delete(ticker);
    }
    for (const order of outcome.orders) this.orders.set(order.id, order);
    for (const [ticker, memory] of outcome.memories) this.memories.set(ticker, memory);
    this.fills.push(...outcome.fills);
    return returned;
  }
}
