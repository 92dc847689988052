import { CENTS_SCALE, PRICE_SCALE } from '@finally/contract';
import { units } from '@/features/orders/size/order-size';
import type { RiskPrices } from './read-terms';

/** What an order with a stop loss can lose and gain, without fees. */
export interface Risk {
  /** Dollars lost if it is stopped out at the price of the stop loss. */
  readonly dollars: number;
  /** Per cent of the account's value. */
  readonly percent: number;
  /** Dollars gained at the take profit; null without one. */
  readonly profit: number | null;
  /** The gain as a multiple of what is risked; null without a take profit. */
  readonly multiple: number | null;
}

const distance = (from: number, to: number): number => Math.abs(from - to);

/**
 * Returns what an order risks.
 *
 * @param quantity shares
 * @param account_value dollars
 */
export function riskOf(prices: RiskPrices, quantity: number, account_value: number): Risk {
  const { entry, stop_loss, take_profit } = prices;
  const dollars = quantity * distance(entry, stop_loss);
  const profit = take_profit === null ? null : quantity * (take_profit - entry);
  return {
    dollars,
    percent: account_value > 0 ? (100 * dollars) / account_value : 0,
    profit,
    multiple: profit === null || dollars === 0 ? null : profit / dollars,
  };
}

/**
 * Returns the most whole shares with which no more than a part of the account is lost at the stop loss.
 * Exact: computed in whole cents and 1/10,000 dollars.
 *
 * @param percent of the account's value, at most two decimals
 */
export function sharesForRisk(
  { entry, stop_loss }: RiskPrices,
  percent: number,
  account_value: number,
): number {
  const distance_e4 = units(entry, PRICE_SCALE) - units(stop_loss, PRICE_SCALE);
  if (distance_e4 <= 0n) return 0;
  const lost_e4 = (units(account_value, CENTS_SCALE) * units(percent, 2)) / 100n;
  return Number(lost_e4 / distance_e4);
}
