'use client';

import type { Order, OrderChange, OrderPreview } from '@finally/contract';
import { useState } from 'react';
import { ordersApi } from '@/features/orders/orders-api';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import { useDebounce } from '@/shared/browser/use-debounce';
import { formatMoney, formatQuantity } from '@/shared/format/format';

/** The pause in typing after which the server is asked. */
const QUIET_MS = 150;

/** What a change would do, in words, or why it would be refused. */
export interface ChangeEffect {
  readonly sentence: string;
  readonly isRefused: boolean;
}

function describe(order: Order, preview: OrderPreview): ChangeEffect | null {
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

/**
 * Returns what a change of an open order would do now, by the server; null if nothing is changed or
 * the server has not answered. Asks again when the price or the account changes.
 */
export function useChangeEffect(order: Order, change: OrderChange | null): ChangeEffect | null {
  const { price, cash, held } = useOrderMarket(order.ticker);
  const [answer, setAnswer] = useState<{ asked: string; effect: ChangeEffect | null } | null>(null);
  const asked =
    change !== null && Object.keys(change).length > 0 ? JSON.stringify([order.id, change]) : null;
  useDebounce([asked, price, cash, held].join(' '), QUIET_MS, async (_key, isCurrent) => {
    if (asked === null || change === null) return;
    const preview = await ordersApi.previewChange(order.id, change).catch(() => null);
    if (isCurrent()) setAnswer({ asked, effect: preview && describe(order, preview) });
  });
  return answer !== null && answer.asked === asked ? answer.effect : null;
}
