'use client';

import type { Ticker } from '@finally/contract';
import { Ellipsis, Lock, Trash2 } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { IconButton } from '@/ui/icon-button';
import { ContextMenu } from '@/ui/overlay/context-menu';
import { chartActions } from '../../use-chart';
import type { Drawing } from '../drawings';
import { describeDrawing, lineActions, lineChoices } from '../line-menu-actions';
import { PlanQuantity } from './plan-quantity';

/** The selected drawing, with a button for its context menu. */
export function SelectedLine({ ticker, drawing }: { ticker: Ticker; drawing: Drawing }) {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);

  function openMenu({ currentTarget }: MouseEvent<HTMLElement>) {
    const { left, top } = currentTarget.getBoundingClientRect();
    setAt({ x: left, y: top });
  }

  return (
    <div className="flex max-w-full items-center gap-1 border border-edge-strong bg-raised pl-2 text-xs">
      {drawing.is_locked ? <Lock size={12} aria-label="Locked" className="text-muted" /> : null}
      <span className="figures truncate">{describeDrawing(drawing)}</span>
      {drawing.kind === 'long' || drawing.kind === 'short' ? (
        <PlanQuantity key={drawing.id} ticker={ticker} plan={drawing} />
      ) : null}
      <IconButton label="Color and extent of the line" Icon={Ellipsis} onClick={openMenu} />
      <IconButton
        label="Delete the line"
        Icon={Trash2}
        onClick={() => chartActions.erase(ticker, drawing.id)}
      />
      {at ? (
        <ContextMenu
          label={describeDrawing(drawing)}
          at={at}
          actions={lineActions(ticker, drawing)}
          choices={lineChoices(ticker, drawing)}
          onClose={() => setAt(null)}
        />
      ) : null}
    </div>
  );
}
