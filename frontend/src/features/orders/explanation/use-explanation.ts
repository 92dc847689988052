'use client';

import type { OrderExplanation } from '@finally/contract';
import { useEffect, useState } from 'react';
import { errorMessage } from '@/shared/api/error-message';
import { ordersApi } from '../orders-api';

type Fills = OrderExplanation['fills'];

interface AskedExplanation {
  /** The fills of the order, oldest first; null until they have arrived. */
  readonly fills: Fills | null;
  readonly error: string | null;
  askAgain(): void;
}

/** Fetches why an order was filled as it was. A fill is never changed, so it is asked once. */
export function useExplanation(order_id: string): AskedExplanation {
  const [attempt, setAttempt] = useState(0);
  const [fills, setFills] = useState<Fills | null>(null);
  const [error, setError] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again.
  useEffect(() => {
    let isCurrent = true;
    setError(null);
    ordersApi.explanation(order_id).then(
      (explanation) => isCurrent && setFills(explanation.fills),
      (failure) => isCurrent && setError(errorMessage(failure)),
    );
    return () => {
      isCurrent = false;
    };
  }, [order_id, attempt]);
  return { fills, error, askAgain: () => setAttempt((count) => count + 1) };
}
