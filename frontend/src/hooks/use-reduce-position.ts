'use client';

import type { Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { toast } from 'sonner';
import { portfolioStore } from '@/stores/portfolio';
import { useTrade } from './use-trade';

/** Quantities are exact to so many parts of a share. */
const PARTS = 1_000_000;

/** Half of a quantity, rounded up to what can be traded, so that halving ends at nothing. */
export const halfOf = (quantity: number): number =>
  Math.ceil(Math.round(quantity * PARTS) / 2) / PARTS;

/** Sells all or half of what is held, as the server last told it. A refusal is told in a toast. */
export function useReducePosition(ticker: Ticker): {
  close: () => void;
  halve: () => void;
  isBusy: boolean;
} {
  const { placing, refusal, dismissRefusal, trade } = useTrade();

  useEffect(() => {
    if (!refusal) return;
    toast.error(refusal.detail);
    dismissRefusal();
  }, [refusal, dismissRefusal]);

  function sell(part: (quantity: number) => number) {
    const { portfolio } = portfolioStore.getState();
    const held = portfolio?.positions.find((position) => position.ticker === ticker);
    if (held) void trade({ ticker, side: 'sell', quantity: part(held.quantity) });
  }

  return {
    close: () => sell((quantity) => quantity),
    halve: () => sell(halfOf),
    isBusy: placing !== null,
  };
}
