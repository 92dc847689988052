import {
  cents,
  divideHalfEven,
  notionalCents,
  type PriceE4,
  priceE4,
} from '../../../kernel/money.ts';
import { averageCostOf } from '../../../ledger/account.ts';
import type { TradeRow } from '../../../ledger/journal/entry.ts';
import type { MarkedPosition } from '../../../ledger/valuation.ts';
import type { Asset } from '../assets/assets.ts';
import { money, price, quantity, ratio } from '../wire/amounts.ts';

/** What a position is valued with besides its mark. */
export interface PositionContext {
  readonly asset: Asset;
  /** The closing price of the day before; undefined if it is not known. */
  readonly previous_close_e4: PriceE4 | undefined;
  /** The trades of this day in the ticker. */
  readonly trades_today: readonly TradeRow[];
}

/** Writes a position; a short one has a negative quantity, value and cost. */
export function toPosition(
  { row, mark, market_value_cents }: MarkedPosition,
  { asset, previous_close_e4 = mark.price_e4, trades_today }: PositionContext,
) {
  const { quantity_e6, cost_basis_cents, reserved_e6 } = row;
  const unrealized = market_value_cents - cost_basis_cents;
  const day_basis = dayBasis(quantity_e6, previous_close_e4, trades_today);
  const intraday = market_value_cents - day_basis;
  const change_e4 = mark.price_e4 - previous_close_e4;
  return {
    asset_id: asset.id,
    symbol: asset.symbol,
    exchange: asset.exchange,
    asset_class: asset.class,
    asset_marginable: asset.marginable,
    qty: quantity(quantity_e6),
    qty_available: quantity(quantity_e6 - Math.sign(quantity_e6) * reserved_e6),
    avg_entry_price: price(averageCostOf(row)),
    side: quantity_e6 < 0 ? 'short' : 'long',
    market_value: money(market_value_cents),
    cost_basis: money(cost_basis_cents),
    unrealized_pl: money(unrealized),
    unrealized_plpc: ratio(unrealized, Math.abs(cost_basis_cents)),
    unrealized_intraday_pl: money(intraday),
    unrealized_intraday_plpc: ratio(intraday, Math.abs(day_basis)),
    current_price: price(mark.price_e4),
    lastday_price: price(previous_close_e4),
    change_today: ratio(change_e4, previous_close_e4),
  };
}
export type Position = ReturnType<typeof toPosition>;

/**
 * What the profit of the day is measured against, in cents: what was opened today at its own prices, and
 * what was held before at the last close. Sales take from what was held before first.
 */
function dayBasis(
  quantity_e6: number,
  previous_close_e4: PriceE4,
  trades: readonly TradeRow[],
): number {
  const opens = quantity_e6 < 0 ? 'sell' : 'buy';
  const opened = trades.filter(({ side }) => side === opens);
  const opened_e6 = opened.reduce((sum, trade) => sum + trade.quantity_e6, 0);
  const opened_cents = opened.reduce((sum, trade) => sum + trade.notional_cents, 0);
  const held_e6 = Math.abs(quantity_e6);
  const today_e6 = Math.min(held_e6, opened_e6);
  const today_cents =
    opened_e6 === 0
      ? 0n
      : divideHalfEven(BigInt(opened_cents) * BigInt(today_e6), BigInt(opened_e6));
  const before_cents = notionalCents(
    (held_e6 - today_e6) as MarkedPosition['row']['quantity_e6'],
    priceE4(previous_close_e4),
  );
  return Math.sign(quantity_e6) * cents(Number(today_cents + before_cents));
}
