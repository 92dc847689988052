import { ORDER_SENTENCES, type Side, type Ticker, type TradeRequest } from '@finally/contract';
import {
  CENTS_SCALE,
  type Cents,
  cents,
  formatCents,
  formatQuantity,
  notionalCents,
  type PriceE4,
  parseDecimal,
  proportionCents,
  QUANTITY_SCALE,
  type QuantityE6,
  quantityE6,
  UNITS_MAX,
  ZERO_CENTS,
} from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import {
  type AccountRow,
  type Fill,
  type LedgerState,
  type OrderSize,
  type PositionRow,
  sizeAt,
} from '../storage/sqlite/index.ts';

/** The largest quantity of one order: a billion shares less the smallest part of one. */
const QUANTITY_MAX = quantityE6(UNITS_MAX);

/** The largest sum of one order: ten trillion dollars less a cent. */
const NOTIONAL_MAX = cents(UNITS_MAX);

/** An order for as much as the ledger can hold. */
export interface TradeOrder {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly size: OrderSize;
}

/** An order as it would be filled. */
interface SizedOrder extends Pick<TradeOrder, 'ticker'> {
  readonly quantity_e6: QuantityE6;
}

/** The price at which an order would be filled; undefined where there is none. */
export type TradePrice = { readonly price_e4: PriceE4; readonly stale: boolean } | undefined;

/**
 * A quantity as the ledger holds it. Refuses, in this order:
 * `quantity_not_positive`, `quantity_too_large`, `quantity_too_fine`.
 *
 * @param shares as it stood in the JSON
 */
export function parseQuantity(shares: number): Result<QuantityE6> {
  if (!(shares > 0)) {
    return refuse('quantity_not_positive', ORDER_SENTENCES.quantity_not_positive);
  }
  if (shares > QUANTITY_MAX / 10 ** QUANTITY_SCALE) {
    return quantityTooLarge();
  }
  const quantity = parseDecimal(shares, QUANTITY_SCALE);
  if (quantity === undefined) {
    return refuse('quantity_too_fine', ORDER_SENTENCES.quantity_too_fine);
  }
  return ok(quantityE6(quantity));
}

/**
 * A sum of dollars as the ledger holds it. Refuses, in this order:
 * `notional_not_positive`, `notional_too_large`, `notional_too_fine`.
 *
 * @param dollars as it stood in the JSON
 */
export function parseNotional(dollars: number): Result<Cents> {
  if (!(dollars > 0)) {
    return refuse('notional_not_positive', ORDER_SENTENCES.notional_not_positive);
  }
  if (dollars > NOTIONAL_MAX / 10 ** CENTS_SCALE) {
    return refuse('notional_too_large', ORDER_SENTENCES.notional_too_large);
  }
  const amount = parseDecimal(dollars, CENTS_SCALE);
  if (amount === undefined) {
    return refuse('notional_too_fine', ORDER_SENTENCES.notional_too_fine);
  }
  return ok(cents(amount));
}

/** How much an order is for. Refuses as `parseQuantity` and `parseNotional` do. */
export function parseSize({
  quantity,
  notional,
}: Pick<TradeRequest, 'quantity' | 'notional'>): Result<OrderSize> {
  if (notional !== undefined) {
    const amount = parseNotional(notional);
    return amount.ok ? ok({ notional_cents: amount.value }) : amount;
  }
  const shares = parseQuantity(quantity ?? 0);
  return shares.ok ? ok({ quantity_e6: shares.value }) : shares;
}

/**
 * Decides an order: the fill with the state it leads to, or why it is refused.
 * The one place where a trade is decided, whoever asks for it.
 *
 * Refusals, in order of precedence: `price_unavailable`, `price_stale`; for
 * dollars `quantity_too_large`; for a sale `insufficient_shares`;
 * `notional_too_small`; for a purchase `insufficient_cash`; `amount_too_large`.
 */
export function decideTrade(
  state: LedgerState,
  order: TradeOrder,
  price: TradePrice,
): Result<Fill> {
  if (!price) {
    return refuse('price_unavailable', ORDER_SENTENCES.price_unavailable(order.ticker));
  }
  if (price.stale) {
    return refuse(
      'price_stale',
      `The last price of ${order.ticker} is too old to trade at. Try again when prices move.`,
    );
  }
  const quantity = sizeAt(order.size, price.price_e4);
  if (quantity > BigInt(QUANTITY_MAX)) return quantityTooLarge();
  const sized = { ticker: order.ticker, quantity_e6: quantityE6(Number(quantity)) };
  return order.side === 'buy'
    ? decidePurchase(state, sized, price.price_e4)
    : decideSale(state, sized, price.price_e4);
}

function decidePurchase(
  { account, position }: LedgerState,
  { ticker, quantity_e6 }: SizedOrder,
  price_e4: PriceE4,
): Result<Fill> {
  const cost = notionalCents(quantity_e6, price_e4);
  if (cost === 0n) return tooSmall();
  if (cost > BigInt(account.cash_cents)) {
    return refuse(
      'insufficient_cash',
      ORDER_SENTENCES.insufficient_cash(
        ticker,
        formatQuantity(quantity_e6),
        describe(cost),
        formatCents(account.cash_cents),
      ),
    );
  }
  const quantity = (position?.quantity_e6 ?? 0) + quantity_e6;
  if (!fits(quantity, (position?.cost_basis_cents ?? 0) + Number(cost))) return tooLarge();
  return ok(fillPurchase({ account, position }, { ticker, quantity_e6 }, price_e4));
}

/** What a purchase that is allowed does to the state: pays cash, adds to quantity and basis. */
export function fillPurchase(
  { account, position }: LedgerState,
  { ticker, quantity_e6 }: SizedOrder,
  price_e4: PriceE4,
): Fill {
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  return {
    quantity_e6,
    price_e4,
    notional_cents,
    realized_pnl_cents: ZERO_CENTS,
    account: { ...account, cash_cents: cents(account.cash_cents - notional_cents) },
    position: {
      ticker,
      quantity_e6: quantityE6((position?.quantity_e6 ?? 0) + quantity_e6),
      cost_basis_cents: cents((position?.cost_basis_cents ?? 0) + notional_cents),
      realized_pnl_cents: position?.realized_pnl_cents ?? ZERO_CENTS,
    },
  };
}

function decideSale(
  { account, position }: LedgerState,
  { ticker, quantity_e6 }: SizedOrder,
  price_e4: PriceE4,
): Result<Fill> {
  if (!position || position.quantity_e6 < quantity_e6) {
    return refuse(
      'insufficient_shares',
      position
        ? ORDER_SENTENCES.insufficient_shares(
            ticker,
            formatQuantity(quantity_e6),
            formatQuantity(position.quantity_e6),
          )
        : ORDER_SENTENCES.nothing_held(ticker),
    );
  }
  const proceeds = notionalCents(quantity_e6, price_e4);
  // What is left of a position may be worth less than a cent: closing it must stay possible.
  if (proceeds === 0n && position.quantity_e6 !== quantity_e6) return tooSmall();
  if (BigInt(account.cash_cents) + proceeds > BigInt(UNITS_MAX)) return tooLarge();
  const gain = Number(proceeds) - basisSold(position, quantity_e6);
  const closes = position.quantity_e6 === quantity_e6;
  const kept = closes ? 0 : position.realized_pnl_cents + gain;
  if (!fits(account.realized_pnl_cents + gain, kept)) return tooLarge();
  return ok(fillSale(account, position, quantity_e6, price_e4));
}

/**
 * What a sale that is allowed does to the state: it takes its share of the cost
 * basis, all of it where it closes the position, and realises the difference.
 */
export function fillSale(
  account: AccountRow,
  position: PositionRow,
  quantity_e6: QuantityE6,
  price_e4: PriceE4,
): Fill {
  const closes = position.quantity_e6 === quantity_e6;
  const notional_cents = cents(Number(notionalCents(quantity_e6, price_e4)));
  const basis_sold = basisSold(position, quantity_e6);
  const realized_pnl_cents = cents(notional_cents - basis_sold);
  return {
    quantity_e6,
    price_e4,
    notional_cents,
    realized_pnl_cents,
    account: {
      ...account,
      cash_cents: cents(account.cash_cents + notional_cents),
      realized_pnl_cents: cents(account.realized_pnl_cents + realized_pnl_cents),
    },
    position: closes ? null : reduce(position, quantity_e6, basis_sold, realized_pnl_cents),
  };
}

/** The share of a position's cost basis that `quantity_e6` of it takes along: all of it at the end. */
const basisSold = (position: PositionRow, quantity_e6: QuantityE6): Cents =>
  position.quantity_e6 === quantity_e6
    ? position.cost_basis_cents
    : proportionCents(position.cost_basis_cents, quantity_e6, position.quantity_e6);

const fits = (...amounts: number[]): boolean =>
  amounts.every((amount) => Math.abs(amount) <= UNITS_MAX);

const reduce = (
  position: PositionRow,
  quantity_e6: QuantityE6,
  basis_sold: Cents,
  realized_pnl_cents: Cents,
): PositionRow => ({
  ticker: position.ticker,
  quantity_e6: quantityE6(position.quantity_e6 - quantity_e6),
  cost_basis_cents: cents(position.cost_basis_cents - basis_sold),
  realized_pnl_cents: cents(position.realized_pnl_cents + realized_pnl_cents),
});

const quantityTooLarge = () => refuse('quantity_too_large', ORDER_SENTENCES.quantity_too_large);

const tooSmall = () => refuse('notional_too_small', ORDER_SENTENCES.notional_too_small);

const tooLarge = () =>
  refuse('amount_too_large', 'The result would be more than the ledger holds.');

const describe = (amount: bigint): string =>
  amount > BigInt(UNITS_MAX) ? 'more than the ledger holds' : formatCents(cents(Number(amount)));
