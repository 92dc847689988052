'use client';

import type { Problem, TradeReceipt, TradeRequest } from '@finally/contract';
import { useRef, useState } from 'react';
import { ApiError, api } from '@/lib/api';
import { newClientId } from '@/lib/client-id';
import { portfolioStore } from '@/stores/portfolio';
import { notifyFill } from './notify-fill';

export type Order = Pick<TradeRequest, 'ticker' | 'side' | 'quantity'>;

export type Refusal = Pick<Problem, 'detail' | 'code' | 'suggestions'>;

/** Without an error status nobody knows whether the server acted: it was not reached, or its answer broke off. */
const isUncertain = (error: unknown) => error instanceof ApiError && error.problem.status < 400;

/**
 * Sends an order under a key of its own; where the answer got lost, asks once
 * more under the same key, which the server acts on at most once.
 */
async function place(order: Order): Promise<TradeReceipt> {
  const request: TradeRequest = { ...order, client_order_id: newClientId() };
  try {
    return await api.trade(request);
  } catch (error) {
    if (!isUncertain(error)) throw error;
    return await api.trade(request);
  }
}

const refusalOf = (error: unknown): Refusal =>
  error instanceof ApiError
    ? error.problem
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

  async function trade(order: Order): Promise<TradeReceipt | null> {
    if (inFlight.current) return null;
    inFlight.current = true;
    setPlacing(order.side);
    setRefusal(null);
    try {
      const receipt = await place(order);
      notifyFill(receipt);
      void portfolioStore.refresh();
      return receipt;
    } catch (error) {
      setRefusal(refusalOf(error));
      return null;
    } finally {
      inFlight.current = false;
      setPlacing(null);
    }
  }

  return { placing, refusal, dismissRefusal: () => setRefusal(null), trade };
}
