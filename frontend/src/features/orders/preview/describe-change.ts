import type { Order, OrderPreview } from '@finally/contract';
import { formatMoney, formatQuantity } from '@/shared/format/format';

/** What a change would do, in words, or why it would be refused. */
export interface ChangeEffect {
  readonly sentence: string;
  readonly isRefused: boolean;
}

/** Describes the preview of a change; null if it changes nothing. */
export function describeChange(
  order: Pick<Order, 'state' | 'side'>,
  preview: OrderPreview,
): ChangeEffect | null {
  const { refusal, fills, cash_after, buying_power_after } = preview;
  if (refusal) return { sentence: refusal.detail, isRefused: true };
  if (preview.repeats !== null) return null;
  if (fills.length === 0) {
    const waits =
      order.state === 'held' ? 'Waiting for its entry' : 'Working: nothing is filled now';
    const free =
      buying_power_after === null ? '' : ` \u00b7 ${formatMoney(buying_power_after)} free after`;
    return { sentence: `${waits}${free}`, isRefused: false };
  }
  const filled = fills.reduce((sum, { quantity }) => sum + quantity, 0);
  const notional = fills.reduce((sum, fill) => sum + fill.notional, 0);
  const verb = order.side === 'buy' ? 'Buys' : 'Sells';
  const cash = cash_after === null ? '' : ` \u00b7 cash after \u2248 ${formatMoney(cash_after)}`;
  const sentence = `${verb} \u2248 ${formatQuantity(filled)} at once for \u2248 ${formatMoney(notional)}${cash}`;
  return { sentence, isRefused: false };
}
