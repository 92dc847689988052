import { COVER_SENTENCES, ORDER_SENTENCES, type Ticker } from '@finally/contract';
import {
  cents,
  formatCents,
  formatQuantity,
  notionalCents,
  type PriceE4,
  quantityE6,
  UNITS_MAX,
} from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { AccountRow, LedgerState, PositionRow } from './account.ts';
import { basisSold, type Fill, fillPurchase, fillSale } from './fill.ts';
import { type OrderTerms, type SizedOrder, sizeOrder } from './order-size.ts';

/** The price at which an order would be filled; undefined if there is none. */
export type TradePrice = { readonly price_e4: PriceE4; readonly stale: boolean } | undefined;

/** Codes with which the account's state or the price refuses an order, in order of precedence. */
export const DECISION_REFUSALS = [
  'price_unavailable',
  'price_stale',
  'quantity_too_large',
  'insufficient_shares',
  'notional_too_small',
  'insufficient_buying_power',
  'insufficient_cash',
  'amount_too_large',
] as const;
export type DecisionRefusal = (typeof DECISION_REFUSALS)[number];

/**
 * Decides a market order at one price: returns the fill with the state after it, or a refusal. Every
 * trade and every market order is decided here; `placeOrder` decides the terms and the cover of all
 * other orders.
 */
export function decideOrder(
  state: LedgerState,
  order: OrderTerms,
  price: TradePrice,
): Result<Fill, DecisionRefusal> {
  if (!price) {
    return refuse('price_unavailable', ORDER_SENTENCES.price_unavailable(order.ticker));
  }
  if (price.stale) return staleAt(order.ticker);
  const sized = sizeOrder(order, price.price_e4);
  if (!sized.ok) return sized;
  return order.side === 'buy'
    ? decidePurchase(state, sized.value, price.price_e4)
    : decideSale(state, sized.value, price.price_e4);
}

function decidePurchase(
  { account, position }: LedgerState,
  order: SizedOrder,
  price_e4: PriceE4,
): Result<Fill, DecisionRefusal> {
  const { quantity_e6 } = order;
  const cost = notionalCents(quantity_e6, price_e4);
  if (cost === 0n) return tooSmall();
  if (cost > BigInt(account.cash_cents - account.reserved_cents))
    return noCash(account, order, cost);
  const quantity = (position?.quantity_e6 ?? 0) + quantity_e6;
  if (!fits(quantity, (position?.cost_basis_cents ?? 0) + Number(cost))) return tooLarge();
  return ok(fillPurchase({ account, position }, order, price_e4));
}

function decideSale(
  { account, position }: LedgerState,
  { ticker, quantity_e6 }: SizedOrder,
  price_e4: PriceE4,
): Result<Fill, DecisionRefusal> {
  if (!position || position.quantity_e6 - position.reserved_e6 < quantity_e6) {
    return noShares(position, { ticker, quantity_e6 });
  }
  const proceeds = notionalCents(quantity_e6, price_e4);
  // A remaining position may be worth less than a cent; closing it must stay possible.
  if (proceeds === 0n && position.quantity_e6 !== quantity_e6) return tooSmall();
  if (BigInt(account.cash_cents) + proceeds > BigInt(UNITS_MAX)) return tooLarge();
  const gain = Number(proceeds) - basisSold(position, quantity_e6);
  const closes = position.quantity_e6 === quantity_e6;
  const kept = closes ? 0 : position.realized_pnl_cents + gain;
  if (!fits(account.realized_pnl_cents + gain, kept)) return tooLarge();
  return ok(fillSale(account, position, quantity_e6, price_e4));
}

const fits = (...amounts: number[]): boolean =>
  amounts.every((amount) => Math.abs(amount) <= UNITS_MAX);

/** Refuses an order because the price is too old. */
export const staleAt = (ticker: Ticker) =>
  refuse(
    'price_stale',
    `The last price of ${ticker} is too old to trade at. Try again when prices move.`,
  );

/** Refuses a sale of more than is held and free of other orders. */
export function noShares(
  position: PositionRow | null,
  { ticker, quantity_e6 }: Pick<SizedOrder, 'ticker' | 'quantity_e6'>,
) {
  if (!position) return refuse('insufficient_shares', ORDER_SENTENCES.nothing_held(ticker));
  const wanted = formatQuantity(quantity_e6);
  const held = formatQuantity(position.quantity_e6);
  if (position.reserved_e6 === 0 || position.quantity_e6 < quantity_e6) {
    return refuse('insufficient_shares', COVER_SENTENCES.insufficient_shares(ticker, wanted, held));
  }
  const reserved = formatQuantity(position.reserved_e6);
  return refuse(
    'insufficient_shares',
    COVER_SENTENCES.shares_set_aside(ticker, wanted, held, reserved),
  );
}

/** One hundredth of a share, in millionths. */
const HUNDREDTH_E6 = 10_000n;

/**
 * Returns a sentence that says how many shares the free cash buys at the price of a purchase, rounded
 * down to hundredths; empty if that is less than a hundredth.
 */
export function affordableFor(
  free_cents: number,
  { ticker, quantity_e6 }: Pick<SizedOrder, 'ticker' | 'quantity_e6'>,
  cost: bigint,
): string {
  if (cost <= 0n || free_cents <= 0) return '';
  const most = (BigInt(quantity_e6) * BigInt(free_cents)) / cost;
  const rounded = most - (most % HUNDREDTH_E6);
  return rounded === 0n
    ? ''
    : ` That is enough for at most ${formatQuantity(quantityE6(Number(rounded)))} ${ticker}.`;
}

/** Refuses a purchase that costs more than the free cash. */
export function noCash(
  account: AccountRow,
  { ticker, quantity_e6 }: Pick<SizedOrder, 'ticker' | 'quantity_e6'>,
  cost: bigint,
) {
  const { cash_cents, reserved_cents } = account;
  const [shares, price] = [formatQuantity(quantity_e6), describe(cost)];
  if (reserved_cents === 0) {
    return refuse(
      'insufficient_cash',
      COVER_SENTENCES.insufficient_cash(ticker, shares, price, formatCents(cash_cents)) +
        affordableFor(cash_cents, { ticker, quantity_e6 }, cost),
    );
  }
  return refuse(
    'insufficient_buying_power',
    COVER_SENTENCES.insufficient_buying_power(
      ticker,
      shares,
      price,
      formatCents(cents(cash_cents - reserved_cents)),
      formatCents(reserved_cents),
    ) + affordableFor(cash_cents - reserved_cents, { ticker, quantity_e6 }, cost),
  );
}

const tooSmall = () => refuse('notional_too_small', COVER_SENTENCES.notional_too_small);

const tooLarge = () =>
  refuse('amount_too_large', 'The result is larger than the ledger can store.');

const describe = (amount: bigint): string =>
  amount > BigInt(UNITS_MAX)
    ? 'more than the ledger can store'
    : formatCents(cents(Number(amount)));
