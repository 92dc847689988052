import type { Downtime } from '@finally/contract';
import { formatPrice, priceToJson } from '../../kernel/money.ts';
import { toIso } from '../../kernel/time/clock.ts';
import { MINUTE_MS } from '../../kernel/time/units.ts';
import type { OrderDowntime } from '../../ledger/orders/downtime.ts';

/** A downtime of an order, as it stands on the wire. */
export const toDowntime = (downtime: OrderDowntime): Downtime => {
  const { from_ms, to_ms, market_ran, low_e4, high_e4 } = downtime;
  return {
    from: toIso(from_ms),
    to: toIso(to_ms),
    market_ran,
    low: low_e4 === null ? null : priceToJson(low_e4),
    high: high_e4 === null ? null : priceToJson(high_e4),
    sentence: sentenceOf(downtime),
  };
};

function sentenceOf({ from_ms, to_ms, market_ran, low_e4, high_e4 }: OrderDowntime): string {
  const [from, to] = [toIso(from_ms), toIso(to_ms)];
  const isSameDay = from.slice(0, 10) === to.slice(0, 10);
  const length = to_ms - from_ms < 2 * MINUTE_MS ? 19 : 16;
  const until = to.slice(isSameDay ? 11 : 0, length).replace('T', ' ');
  const span = `from ${from.slice(0, length).replace('T', ' ')} to ${until} UTC`;
  if (!market_ran) {
    return `The server was down ${span}; the simulated market did not run in that time.`;
  }
  const prices =
    low_e4 === null || high_e4 === null
      ? '; the prices of that time are not known'
      : `, low ${formatPrice(low_e4)}, high ${formatPrice(high_e4)}`;
  return `The server was down ${span}${prices}. The order could not be filled in that time.`;
}
