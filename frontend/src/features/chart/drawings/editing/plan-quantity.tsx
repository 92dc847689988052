'use client';

import type { Ticker } from '@finally/contract';
import { useState } from 'react';
import { chartActions } from '../../use-chart';
import { type Drawing, PLAN_QUANTITY_MAX } from '../drawings';

interface PlanQuantityProps {
  ticker: Ticker;
  plan: Extract<Drawing, { kind: 'long' | 'short' }>;
}

/** The number of shares of a planned position. */
export function PlanQuantity({ ticker, plan }: PlanQuantityProps) {
  const [text, setText] = useState(String(plan.quantity));

  function type(typed: string): void {
    setText(typed);
    const quantity = Number(typed);
    if (!(quantity > 0 && quantity <= PLAN_QUANTITY_MAX)) return;
    chartActions.replaceDrawing(ticker, { ...plan, quantity }, `quantity ${plan.id}`);
  }

  return (
    <label className="flex items-center gap-1 text-muted">
      Shares
      <input
        type="number"
        inputMode="decimal"
        min={0}
        max={PLAN_QUANTITY_MAX}
        step="any"
        value={text}
        onChange={(event) => type(event.target.value)}
        className="figures h-6 w-18 border border-edge-strong bg-panel px-1 text-right text-xs text-ink"
      />
    </label>
  );
}
