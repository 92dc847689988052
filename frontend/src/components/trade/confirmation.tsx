'use client';

import { useEffect, useRef } from 'react';
import type { Order } from '@/hooks/use-trade';
import { describeOrder } from '@/lib/receipt-text';

interface ConfirmationProps {
  order: Order;
  onConfirm(): void;
  onCancel(): void;
}

/** Asks once more before an order is placed. Escape means no. */
export function Confirmation({ order, onConfirm, onCancel }: ConfirmationProps) {
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for the buttons within.
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
      className="flex flex-col gap-1.5 border border-accent/60 bg-raised p-2"
    >
      <p role="status" className="text-sm">
        {describeOrder(order)} at the market?
      </p>
      <div className="grid grid-cols-2 gap-1">
        <button
          ref={yes}
          type="button"
          onClick={onConfirm}
          className="h-7 rounded-sm bg-action text-sm font-semibold text-white hover:bg-action-strong focus-visible:outline-offset-2"
        >
          {order.side === 'buy' ? 'Yes, buy' : 'Yes, sell'}
        </button>
        <button
          type="button"
          onClick={onCancel}
          className="h-7 rounded-sm border border-edge-strong text-sm hover:bg-panel"
        >
          No
        </button>
      </div>
    </div>
  );
}
