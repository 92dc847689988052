import type { AssistantSettings, Portfolio, Ticker } from '@finally/contract';
import {
  CENTS_SCALE,
  type Cents,
  cents,
  PRICE_SCALE,
  parseDecimal,
  priceE4,
  QUANTITY_SCALE,
  quantityE6,
  quantityToJson,
  quantityWorth,
  UNITS_MAX,
} from '../kernel/money.ts';
import { NOTHING_TRADED, type TradedInDay } from '../ledger/view.ts';
import { BASIS_POINTS, dayIsLost, limitBasisPoints, limitCents } from './limits.ts';

/** How much of a ticker the assistant may trade with one message, in shares. */
export interface Allowance {
  readonly ticker: Ticker;
  readonly buy_quantity_max: number;
  readonly sell_quantity_max: number;
}

/** What the assistant may do at the moment: told to a model, so that it rarely proposes more. */
export interface AssistantLimits {
  readonly settings: AssistantSettings;
  /** What the account was worth when the day, in UTC, began. */
  readonly day_start_cents: Cents;
  /** What the assistant traded since that day began. */
  readonly day: TradedInDay;
  /** For each ticker that is held, watched or named in the message. */
  readonly allowances: readonly Allowance[];
}

/**
 * How much of each ticker could be traded if nothing else were, rounded down.
 *
 * @param prices dollars a share, of the tickers that matter
 * @param day_start_cents what the account was worth when the day, in UTC, began
 * @param day what the assistant traded since then; nothing if it is left out
 */
export function allowancesOf(
  settings: AssistantSettings,
  portfolio: Portfolio,
  prices: ReadonlyMap<Ticker, number>,
  day_start_cents: Cents,
  day: TradedInDay = NOTHING_TRADED,
): readonly Allowance[] {
  const mayAct =
    !settings.halted &&
    settings.mode !== 'read_only' &&
    (settings.trades_per_day_max === null || day.trades < settings.trades_per_day_max);
  const total = units(portfolio.total_value, CENTS_SCALE);
  const dollars = Math.min(
    limitCents(settings.dollars_per_message_max) ?? UNITS_MAX,
    (limitCents(settings.dollars_per_day_max) ?? UNITS_MAX) - day.traded_cents,
  );
  const weight = limitBasisPoints(settings.ticker_weight_max_percent);
  const mayBuy = mayAct && !dayIsLost(settings, cents(total), day_start_cents);
  return [...prices].map(([ticker, price]) => {
    const held = portfolio.positions.find((position) => position.ticker === ticker);
    const value = held ? units(held.market_value, CENTS_SCALE) : 0;
    // A cent less, because the position is rounded as a whole and the order by itself.
    const room =
      weight === null ? UNITS_MAX : Math.floor((total * weight) / BASIS_POINTS) - value - 1;
    const cash = units(portfolio.cash_balance, CENTS_SCALE);
    const shares = held ? units(held.quantity, QUANTITY_SCALE) : 0;
    const worth = (budget: number) => sharesWorth(budget, units(price, PRICE_SCALE));
    return {
      ticker,
      buy_quantity_max: mayBuy ? toShares(worth(Math.min(cash, dollars, room))) : 0,
      sell_quantity_max: mayAct ? toShares(Math.min(shares, worth(dollars))) : 0,
    };
  });
}

const units = (value: number, scale: number): number => parseDecimal(value, scale) ?? 0;

const toShares = (quantity: number): number => quantityToJson(quantityE6(quantity));

/** The most millionths of a share that come to no more than `budget` cents. */
function sharesWorth(budget: number, price_e4: number): number {
  if (budget <= 0 || price_e4 <= 0) return 0;
  const quantity = quantityWorth(cents(budget), priceE4(price_e4));
  return quantity > BigInt(UNITS_MAX) ? UNITS_MAX : Number(quantity);
}
