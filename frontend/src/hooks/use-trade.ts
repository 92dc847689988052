'use client';

import type { Problem, TradeReceipt, TradeRequest } from '@finally/contract';
import { useRef, useState } from 'react';
import { ApiError, api } from '@/lib/api';
import { newClientId } from '@/lib/client-id';
import { askedTwice, isUncertain } from '@/lib/uncertain';
import { portfolioStore } from '@/stores/portfolio';
import { notifyFill } from './notify-fill';

export type Order = Pick<TradeRequest, 'ticker' | 'side' | 'quantity'>;

export type Refusal = Pick<Problem, 'detail' | 'code' | 'suggestions'>;

const isSameOrder = (a: Order, b: Order) =>
  a.ticker === b.ticker && a.side === b.side && a.quantity === b.quantity;

const UNCERTAIN =
  'Whether the order went through is not known. Pressing the button again asks for this same order, not for a second one.';

const refusalOf = (error: unknown): Refusal =>
  error instanceof ApiError
    ? {
        ...error.problem,
        detail: isUncertain(error) ? `${error.message} ${UNCERTAIN}` : error.message,
      }
    : { code: 'internal_error', detail: error instanceof Error ? error.message : String(error) };

/**
 * Placing orders: at most one in flight. A fill is told in a toast and the
 * portfolio fetched again; a refusal stays until it is dismissed.
 */
export function useTrade(): {
  /** The side in flight, or null. */
  placing: Order['side'] | null;
  refusal: Refusal | null;
  dismissRefusal: () => void;
  /** Resolves to the receipt, or to null where the order was refused or another one is in flight. */
  trade: (order: Order) => Promise<TradeReceipt | null>;
} {
  const [placing, setPlacing] = useState<Order['side'] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // State would let a second click through before the next render.
  const inFlight = useRef(false);
  /** The order whose fate is unknown, for as long as its complaint stands. */
  const uncertain = useRef<TradeRequest | null>(null);

  async function trade(order: Order): Promise<TradeReceipt | null> {
    if (inFlight.current) return null;
    inFlight.current = true;
    setPlacing(order.side);
    setRefusal(null);
    const request =
      uncertain.current && isSameOrder(uncertain.current, order)
        ? uncertain.current
        : { ...order, client_order_id: newClientId() };
    uncertain.current = null;
    try {
      const receipt = await askedTwice(() => api.trade(request));
      notifyFill(receipt);
      void portfolioStore.refresh();
      return receipt;
    } catch (error) {
      if (isUncertain(error)) uncertain.current = request;
      setRefusal(refusalOf(error));
      return null;
    } finally {
      inFlight.current = false;
      setPlacing(null);
    }
  }

  function dismissRefusal() {
    uncertain.current = null;
    setRefusal(null);
  }

  return { placing, refusal, dismissRefusal, trade };
}
