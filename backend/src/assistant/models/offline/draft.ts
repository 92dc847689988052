import type { Side, Ticker } from '@finally/contract';
import {
  CENTS_SCALE,
  type Cents,
  cents,
  notionalCents,
  PRICE_SCALE,
  parseDecimal,
  priceE4,
  QUANTITY_SCALE,
  quantityE6,
  UNITS_MAX,
} from '../../../kernel/money.ts';
import type { Facts } from './facts.ts';

/** An order to be proposed. */
export interface Order {
  readonly ticker: Ticker;
  readonly side: Side;
  /** Shares. */
  readonly quantity: number;
  /**
   * True if the quantity was computed from dollars, cash or a weight, and thus depends on the
   * price.
   */
  readonly by_value: boolean;
}

/** Converts a decimal to whole units; excess decimals are cut off. */
export const unitsOf = (value: number, scale: number): number =>
  parseDecimal(value, scale) ?? Math.floor(value * 10 ** scale);

/**
 * Simulates the account after the drafted orders at quoted prices, to resolve "the rest" and "half
 * of it" within one message.
 */
export class Draft {
  readonly #prices: Facts['prices'];
  readonly #held_e6: Map<string, number>;
  readonly #opening_cents: number;
  readonly #opening_cash_cents: number;
  #cash_cents: number;
  #traded_cents = 0;
  #proceeds_cents = 0;
  #trades = 0;

  constructor({ portfolio, prices }: Pick<Facts, 'portfolio' | 'prices'>) {
    this.#prices = prices;
    this.#cash_cents = unitsOf(portfolio.cash_balance, CENTS_SCALE);
    this.#opening_cash_cents = this.#cash_cents;
    this.#opening_cents = unitsOf(portfolio.total_value, CENTS_SCALE);
    this.#held_e6 = new Map(
      portfolio.positions.map(({ ticker, quantity }) => [
        ticker,
        unitsOf(quantity, QUANTITY_SCALE),
      ]),
    );
  }

  get cash_cents(): Cents {
    return cents(this.#cash_cents);
  }

  /** The initial cash plus the proceeds of sales: what "half my cash" refers to. */
  get funds_cents(): Cents {
    return cents(this.#opening_cash_cents + this.#proceeds_cents);
  }

  /** The proceeds of sales that have not been spent yet. */
  get proceeds_cents(): Cents {
    return cents(Math.min(this.#proceeds_cents, this.#cash_cents));
  }

  /** Orders fill at the price used for valuation, so the total never changes. */
  get total_cents(): Cents {
    return cents(this.#opening_cents);
  }

  /** The total value of all orders, purchases and sales together. */
  get traded_cents(): Cents {
    return cents(this.#traded_cents);
  }

  /** Number of placed orders. */
  get trades(): number {
    return this.#trades;
  }

  held_e6(ticker: string): number {
    return this.#held_e6.get(ticker) ?? 0;
  }

  /** In 1/10,000 dollars; undefined if there is no live price. */
  price_e4(ticker: string): number | undefined {
    const price = this.#prices.get(ticker)?.price;
    return price === undefined ? undefined : unitsOf(price, PRICE_SCALE);
  }

  value_cents(ticker: string): number {
    return this.#notional(this.held_e6(ticker), ticker) ?? 0;
  }

  /** Returns the value of an order; undefined if there is no price or the quantity is invalid. */
  notional_cents({ ticker, quantity }: Pick<Order, 'ticker' | 'quantity'>): Cents | undefined {
    const quantity_e6 = parseDecimal(quantity, QUANTITY_SCALE);
    const notional =
      quantity_e6 === undefined || quantity_e6 <= 0
        ? undefined
        : this.#notional(quantity_e6, ticker);
    return notional === undefined ? undefined : cents(notional);
  }

  /**
   * Places an order.
   *
   * @returns false, with nothing changed, if the account could not cover it
   */
  place({ ticker, side, quantity }: Omit<Order, 'by_value'>): boolean {
    const notional = this.notional_cents({ ticker, quantity });
    if (notional === undefined) return false;
    const quantity_e6 = unitsOf(quantity, QUANTITY_SCALE);
    const sign = side === 'buy' ? 1 : -1;
    const held = this.held_e6(ticker) + sign * quantity_e6;
    const cash = this.#cash_cents - sign * notional;
    if (held < 0 || cash < 0) return false;
    this.#held_e6.set(ticker, held);
    this.#cash_cents = cash;
    this.#traded_cents += notional;
    this.#trades++;
    if (side === 'sell') this.#proceeds_cents += notional;
    return true;
  }

  #notional(quantity_e6: number, ticker: string): number | undefined {
    const price_e4 = this.price_e4(ticker);
    if (price_e4 === undefined) return undefined;
    const notional = notionalCents(quantityE6(quantity_e6), priceE4(price_e4));
    return notional > BigInt(UNITS_MAX) ? undefined : Number(notional);
  }
}
