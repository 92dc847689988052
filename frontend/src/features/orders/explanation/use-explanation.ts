'use client';

import type { OrderExplanation } from '@finally/contract';
import { useEffect, useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';
import { ordersApi } from '../orders-api';

interface AskedExplanation {
  /** Null until it has arrived. */
  readonly explanation: OrderExplanation | null;
  readonly error: string | null;
  askAgain(): void;
}

/** Fetches why an order was filled as it was. What it says is never changed, so it is asked once. */
export function useExplanation(order_id: string): AskedExplanation {
  const [attempt, setAttempt] = useState(0);
  const [explanation, setExplanation] = useState<OrderExplanation | null>(null);
  const [error, setError] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again.
  useEffect(() => {
    let isCurrent = true;
    setError(null);
    ordersApi.explanation(order_id).then(
      (answer) => isCurrent && setExplanation(answer),
      (failure) => isCurrent && setError(errorMessage(failure)),
    );
    return () => {
      isCurrent = false;
    };
  }, [order_id, attempt]);
  return { explanation, error, askAgain: () => setAttempt((count) => count + 1) };
}
