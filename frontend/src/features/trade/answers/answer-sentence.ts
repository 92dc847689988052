import type { OrderPreview } from '@finally/contract';
import type { Order } from '@/features/orders/use-trade';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * Returns what an order would do now, in a few words; null if the server refuses it.
 *
 * @param stop the price at which its trailing stop would start; null if it has none
 */
export function describeAnswer(
  order: Order,
  preview: OrderPreview,
  stop: number | null = null,
): string | null {
  if (preview.refusal !== null) return null;
  if (preview.sentence !== null) return preview.sentence;
  const { side, time_in_force } = order;
  const endsAtOnce = time_in_force === 'ioc' || time_in_force === 'fok';
  if (preview.fills.length === 0) {
    const free = preview.buying_power_after;
    const facts = [
      'working',
      stop !== null && `stop now at $${formatPrice(stop)}`,
      side === 'buy' && free !== null && `${formatMoney(free)} free after`,
    ];
    return facts.filter(Boolean).join(', ');
  }
  const filled = sum(preview.fills.map(({ quantity }) => quantity));
  const worth = sum(preview.fills.map(({ notional }) => notional));
  const wanted = 'quantity' in order ? order.quantity : filled;
  const isPart = formatQuantity(filled) !== formatQuantity(wanted);
  const amount = isPart
    ? `${formatQuantity(filled)} of ${formatQuantity(wanted)}`
    : formatQuantity(filled);
  const fills = `fills ${amount} now for \u2248 ${formatMoney(worth)}`;
  if (isPart) return `${fills}, the rest ${endsAtOnce ? 'is canceled' : 'is working'}`;
  return side === 'buy'
    ? `${fills}, cash after \u2248 ${formatMoney(preview.cash_after ?? 0)}`
    : `${fills}, ${formatQuantity(preview.position_after?.quantity ?? 0)} held after`;
}
