import { type OrderRequest, PROBLEMS } from '@finally/contract';
import {
  CENTS_SCALE,
  notionalCents,
  PRICE_SCALE,
  type PriceE4,
  parseDecimal,
  priceE4,
  QUANTITY_SCALE,
  quantityE6,
} from '../../../kernel/money.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { isFinal } from '../../../ledger/orders/lifecycle.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type { AccountState } from '../../../ledger/store.ts';
import { decimal, money, quantity } from '../wire/amounts.ts';
import { type Fault, fault, toFault } from '../wire/faults.ts';
import { toUuid } from '../wire/ids.ts';
import { noAsset } from './read-order.ts';

/** What a refused order is explained with. */
export interface Circumstances {
  readonly state: AccountState;
  readonly open: readonly OrderRow[];
  /** What a share costs now; undefined without a price. */
  readonly ask_e4: PriceE4 | undefined;
}

type Size = Pick<OrderRequest, 'ticker' | 'side'> & {
  readonly quantity?: number | undefined;
  readonly notional?: number | undefined;
  readonly limit_price?: number | undefined;
  readonly stop_price?: number | undefined;
};

/** Returns the fault of a refused order, in Alpaca's words where it has some. */
export function orderFault(refusal: Refusal, order: Size, at: Circumstances): Fault {
  const reason = { reject_reason: refusal.detail };
  switch (refusal.code) {
    case 'insufficient_cash':
    case 'insufficient_buying_power': {
      const { account } = at.state;
      return fault(403, 'insufficient buying power', {
        buying_power: money(account.cash_cents - account.reserved_cents),
        cost_basis: costOf(order, at.ask_e4),
        ...reason,
      }).error;
    }
    case 'insufficient_shares':
      return noShares(order, at);
    case 'unknown_ticker':
      return noAsset(order.ticker).error;
    case 'fraction_not_allowed':
      return fault(422, 'fractional orders must be market, limit, or stop orders', reason).error;
    case 'notional_too_small':
      return fault(403, 'cost basis must be >= minimal amount of order 1', reason).error;
    case 'bracket_prices_crossed':
      return fault(422, crossedWords(refusal.detail), reason).error;
    default: {
      const { status } = PROBLEMS[refusal.code];
      // A conflict of FinAlly is an order that Alpaca forbids.
      return toFault(refusal, status === 409 ? 403 : status);
    }
  }
}

const crossedWords = (detail: string): string =>
  /stop/i.test(detail)
    ? 'stop price must be less than base_price - 0.01'
    : 'take_profit.limit_price must be >= base_price + 0.01';

function noShares({ ticker, quantity: sent = 0 }: Size, { state, open }: Circumstances): Fault {
  const position = state.positions.find((one) => one.ticker === ticker);
  if (!position || position.quantity_e6 <= 0) {
    return fault(403, 'account is not allowed to short').error;
  }
  const available = quantity(position.quantity_e6 - position.reserved_e6);
  const requested = decimal(parseDecimal(sent, QUANTITY_SCALE) ?? 0, QUANTITY_SCALE);
  const selling = open.filter(
    (order) => order.ticker === ticker && order.side === 'sell' && !isFinal(order.state),
  );
  return fault(
    403,
    `insufficient qty available for order (requested: ${requested}, available: ${available})`,
    {
      available,
      existing_qty: quantity(position.quantity_e6),
      held_for_orders: quantity(position.reserved_e6),
      symbol: ticker,
      related_orders: selling.map(({ id }) => toUuid('order', id)),
    },
  ).error;
}

/** What an order would cost in dollars at its own price, or at the market's. */
function costOf(order: Size, ask_e4: PriceE4 | undefined): string {
  if (order.notional !== undefined) {
    return decimal(parseDecimal(order.notional, CENTS_SCALE) ?? 0, CENTS_SCALE);
  }
  const own = order.limit_price ?? order.stop_price;
  const price_e4 = own === undefined ? ask_e4 : priceE4(parseDecimal(own, PRICE_SCALE) ?? 0);
  const quantity_e6 = parseDecimal(order.quantity ?? 0, QUANTITY_SCALE);
  if (price_e4 === undefined || quantity_e6 === undefined) return '0';
  return decimal(notionalCents(quantityE6(quantity_e6), price_e4), CENTS_SCALE);
}
