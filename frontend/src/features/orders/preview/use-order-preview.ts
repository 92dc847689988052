'use client';

import type { OrderPreview, Ticker } from '@finally/contract';
import { useState } from 'react';
import { useDebounce } from '@/shared/browser/use-debounce';
import { useOrderMarket } from '../size/use-order-market';
import type { Order } from '../use-trade';
import { askPreview } from './preview-requests';

/** The pause in typing after which the server is asked. */
const QUIET_MS = 150;

interface Answer {
  /** The order of this preview, as JSON. */
  asked: string | null;
  preview: OrderPreview | null;
}

/**
 * Returns the server's preview of an order; null if there is no order, no answer yet, or the server
 * cannot be asked. Asks again when the price or the account changes, so that the preview agrees
 * with the figures beside it, and keeps the last answer until then.
 */
export function useOrderPreview(order: Order | null): OrderPreview | null {
  const { price, cash, held, freeCash, freeShares } = useOrderMarket(
    order?.ticker ?? ('' as Ticker),
  );
  const [answer, setAnswer] = useState<Answer>({ asked: null, preview: null });
  const asked = order && JSON.stringify(order);
  const askedIn = [asked, price, cash, held, freeCash, freeShares].join(' ');

  useDebounce(askedIn, QUIET_MS, async (_key, isCurrent) => {
    if (asked === null) return;
    const preview = await askPreview(asked);
    if (isCurrent()) setAnswer({ asked, preview });
  });

  return answer.asked === asked ? answer.preview : null;
}
