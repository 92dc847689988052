import {
  COVER_SENTENCES,
  notionalOf,
  ORDER_SENTENCES,
  type OrderPreview,
  type OrderRequest,
  type Portfolio,
  type ProblemCode,
  refusedPreview,
  sharesWorth,
} from '@finally/contract';
import { formatMoney, formatQuantity } from '../format/format';

const refused = (code: ProblemCode, detail: string) => refusedPreview({ code, detail });

/** Returns the server's preview of an order for this account at this price. */
export function previewReply(
  {
    ticker,
    side,
    quantity,
    notional,
  }: Pick<OrderRequest, 'ticker' | 'side' | 'quantity' | 'notional'>,
  { cash_balance, positions }: Portfolio,
  price: number,
): OrderPreview {
  const price_e4 = BigInt(Math.round(price * 1e4));
  const shares_e6 =
    notional === undefined
      ? BigInt(Math.round((quantity ?? 0) * 1e6))
      : sharesWorth(BigInt(Math.round(notional * 100)), price_e4);
  const shares = Number(shares_e6) / 1e6;
  const dollars = Number(notionalOf(shares_e6, price_e4)) / 100;
  const held = positions.find((position) => position.ticker === ticker)?.quantity ?? 0;
  if (quantity === 0) {
    return refused('quantity_not_positive', ORDER_SENTENCES.quantity_not_positive);
  }
  if (side === 'sell' && held === 0) {
    return refused('insufficient_shares', ORDER_SENTENCES.nothing_held(ticker));
  }
  if (side === 'sell' && held < shares) {
    const detail = COVER_SENTENCES.insufficient_shares(
      ticker,
      formatQuantity(shares),
      formatQuantity(held),
    );
    return refused('insufficient_shares', detail);
  }
  if (side === 'buy' && dollars > cash_balance) {
    const detail = COVER_SENTENCES.insufficient_cash(
      ticker,
      formatQuantity(shares),
      formatMoney(dollars),
      formatMoney(cash_balance),
    );
    return refused('insufficient_cash', detail);
  }
  const sign = side === 'buy' ? 1 : -1;
  const left = held + sign * shares;
  const cash_after = cash_balance - sign * dollars;
  return {
    fills: [{ price, quantity: shares, notional: dollars, fees: 0, sentence: null }],
    total: { quantity: shares, price, notional: dollars, fees: 0 },
    state: 'filled',
    reason: null,
    sentence: null,
    cash_after,
    buying_power_after: cash_after,
    reserved_after: 0,
    position_after:
      left === 0
        ? null
        : { quantity: left, avg_cost: price, cost_basis: left * price, market_value: left * price },
    weight_after: (left * price) / (cash_after + left * price),
    refusal: null,
    verdict: { decision: 'allowed', detail: null },
    repeats: null,
  };
}
