import type { OrderTerms } from '@/features/orders/terms/order-terms';
import type { PercentTerms } from './percent-terms';

const two = (number: number): string => `${number}`.padStart(2, '0');

function writeUntil(iso: string): string {
  const at = new Date(iso);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The words that read as these terms. */
export function writeTerms(terms: OrderTerms, percents: PercentTerms = {}): string {
  const { limit_price, stop_price, trail_amount, trail_percent, limit_offset } = terms;
  const { time_in_force, expires_at, take_profit, stop_loss } = terms;
  const priced = (word: string, price: number | undefined) =>
    price === undefined ? null : `${word} ${price}`;
  const percent = (word: string, value: number | undefined) =>
    value === undefined ? null : `${word} ${value}%`;
  return [
    priced('STP', stop_price),
    percent('STP', percents.stop),
    // Unlike LMT, LIMIT is no ticker.
    priced('LIMIT', limit_price),
    priced('TRAIL', trail_amount),
    trail_percent === undefined ? null : `TRAIL ${trail_percent}%`,
    priced('OFFSET', limit_offset),
    time_in_force === undefined ? null : time_in_force.toUpperCase(),
    expires_at === undefined ? null : writeUntil(expires_at),
    priced('TP', take_profit?.limit_price),
    percent('TP', percents.take_profit),
    priced('SL', stop_loss?.stop_price),
    percent('SL', percents.stop_loss),
    priced('SL TRAIL', stop_loss?.trail_amount),
    stop_loss?.trail_percent === undefined ? null : `SL TRAIL ${stop_loss.trail_percent}%`,
  ]
    .filter(Boolean)
    .join(' ');
}
