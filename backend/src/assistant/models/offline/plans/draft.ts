import type { PriceUpdate, Side, Ticker } from '@finally/contract';
import {
  CENTS_SCALE,
  type Cents,
  cents,
  notionalCents,
  type PriceE4,
  roundToPrice,
  UNITS_MAX,
  ZERO_CENTS,
} from '../../../../kernel/money.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { DecisionRefusal } from '../../../../ledger/decide-order.ts';
import { fromPortfolio, type PricedAccount, unitsOf } from '../../../../ledger/from-portfolio.ts';
import { parseQuantity, type SizeRefusal } from '../../../../ledger/order-size.ts';
import { type Preview, previewOrder, stateAfter } from '../../../../ledger/preview.ts';
import type { AccountState } from '../../../../ledger/store.ts';
import type { ValueAccount } from '../../../../ledger/valuation.ts';
import type { Facts } from '../facts.ts';

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

/**
 * The account after the drafted orders at quoted prices, as the ledger previews them, to resolve
 * "the rest" and "half of it" within one message.
 */
export class Draft {
  readonly #prices: ReadonlyMap<string, PriceE4>;
  readonly #valueAccount: ValueAccount;
  readonly #opening_cents: Cents;
  readonly #opening_cash_cents: Cents;
  #state: AccountState;
  #traded_cents = ZERO_CENTS;
  #proceeds_cents = ZERO_CENTS;
  #trades = 0;

  constructor({ portfolio, prices }: Pick<Facts, 'portfolio' | 'prices'>) {
    const quoted = new Map(
      [...prices.values()].flatMap((quote) => (quote ? [[quote.ticker, priceOf(quote)]] : [])),
    );
    const { state, valueAccount } = fromPortfolio(portfolio, quoted);
    this.#prices = quoted;
    this.#state = state;
    this.#valueAccount = valueAccount;
    this.#opening_cash_cents = state.account.cash_cents;
    this.#opening_cents = cents(unitsOf(portfolio.total_value, CENTS_SCALE));
  }

  /** The account as it is after the orders. */
  get account(): PricedAccount {
    return { state: this.#state, valueAccount: this.#valueAccount };
  }

  get cash_cents(): Cents {
    return this.#state.account.cash_cents;
  }

  /** The initial cash plus the proceeds of sales: what "half my cash" refers to. */
  get funds_cents(): Cents {
    return cents(this.#opening_cash_cents + this.#proceeds_cents);
  }

  /** The proceeds of sales that have not been spent yet. */
  get proceeds_cents(): Cents {
    return cents(Math.min(this.#proceeds_cents, this.cash_cents));
  }

  /** Orders fill at the price used for valuation, so the total never changes. */
  get total_cents(): Cents {
    return this.#opening_cents;
  }

  /** The total value of all orders, purchases and sales together. */
  get traded_cents(): Cents {
    return this.#traded_cents;
  }

  /** Number of placed orders. */
  get trades(): number {
    return this.#trades;
  }

  held_e6(ticker: string): number {
    return this.#state.positions.find((held) => held.ticker === ticker)?.quantity_e6 ?? 0;
  }

  /** Undefined if there is no live price. */
  price_e4(ticker: string): PriceE4 | undefined {
    return this.#prices.get(ticker);
  }

  value_cents(ticker: string): number {
    const held = this.#state.positions.find((each) => each.ticker === ticker);
    const price_e4 = this.price_e4(ticker);
    if (!held || price_e4 === undefined) return 0;
    return Math.min(Number(notionalCents(held.quantity_e6, price_e4)), UNITS_MAX);
  }

  /** Returns the value of an order; undefined if there is no price or the quantity is invalid. */
  notional_cents({ ticker, quantity }: Pick<Order, 'ticker' | 'quantity'>): Cents | undefined {
    const price_e4 = this.price_e4(ticker);
    const shares = parseQuantity(quantity);
    if (price_e4 === undefined || !shares.ok) return undefined;
    const notional = notionalCents(shares.value, price_e4);
    return notional > BigInt(UNITS_MAX) ? undefined : cents(Number(notional));
  }

  /** Places an order. Changes nothing if the ledger would refuse it. */
  place({
    ticker,
    side,
    quantity,
  }: Omit<Order, 'by_value'>): Result<Preview, DecisionRefusal | SizeRefusal> {
    const shares = parseQuantity(quantity);
    if (!shares.ok) return shares;
    const price_e4 = this.price_e4(ticker);
    const preview = previewOrder(
      this.#state,
      { ticker, side, size: { quantity_e6: shares.value } },
      price_e4 === undefined ? undefined : { price_e4, stale: false },
      this.#valueAccount,
    );
    if (!preview.ok) return preview;
    const { fill } = preview.value;
    this.#state = stateAfter(this.#state, ticker, fill);
    this.#traded_cents = cents(this.#traded_cents + fill.notional_cents);
    this.#trades++;
    if (side === 'sell') this.#proceeds_cents = cents(this.#proceeds_cents + fill.notional_cents);
    return preview;
  }
}

const priceOf = ({ price }: PriceUpdate): PriceE4 => roundToPrice(price);
