'use client';

import { useUnansweredOrders } from './use-unsettled-orders';

/**
 * Shows in every layout that the answer of an order was lost; the ticket says which order it is.
 */
export function UnsettledMark() {
  const sentences = useUnansweredOrders();
  return (
    <span
      role="status"
      aria-label="Orders without an answer"
      title={sentences.join('\n')}
      className={`text-sm whitespace-nowrap text-accent ${sentences.length === 0 ? '' : 'pr-2'}`}
    >
      {sentences.length === 0
        ? null
        : sentences.length === 1
          ? '1 order without an answer'
          : `${sentences.length} orders without an answer`}
    </span>
  );
}
