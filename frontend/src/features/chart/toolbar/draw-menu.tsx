'use client';

import type { Ticker } from '@finally/contract';
import { Minus, PencilLine, Slash, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { describeDrawing } from '../drawings/line-menu-actions';
import { chartActions, useChartChoice, useDrawings } from '../use-chart';
import { CONTROL, MENU_ITEM, SHEET } from './look';

interface DrawMenuProps {
  ticker: Ticker;
  /** Moves the focus to the chart. */
  focusChart(): void;
}

/** Selects a drawing tool or an existing line. */
export function DrawMenu({ ticker, focusChart }: DrawMenuProps) {
  const drawings = useDrawings(ticker);
  const tool = useChartChoice('tool');
  const leadsToChart = useRef(false);

  function onChart(choose: () => void): void {
    leadsToChart.current = true;
    choose();
  }

  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={`${CONTROL} ${tool ? 'bg-raised text-accent' : ''}`}
        title="Draw"
      >
        <PencilLine size={14} aria-hidden="true" />
        <span className="sr-only @[38rem]:not-sr-only">Draw</span>
        {drawings.length > 0 ? (
          <span className="figures text-accent">{drawings.length}</span>
        ) : null}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={`${SHEET} max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-56 overflow-y-auto py-1`}
          onCloseAutoFocus={(event) => {
            if (!leadsToChart.current) return;
            leadsToChart.current = false;
            event.preventDefault();
            focusChart();
          }}
        >
          <DropdownMenu.Item
            className={MENU_ITEM}
            onSelect={() => onChart(() => chartActions.selectTool('trend'))}
          >
            <Slash size={13} aria-hidden="true" /> Trend line
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className={MENU_ITEM}
            onSelect={() => onChart(() => chartActions.selectTool('level'))}
          >
            <Minus size={13} aria-hidden="true" /> Horizontal level
          </DropdownMenu.Item>
          {drawings.length > 0 ? (
            <>
              <DropdownMenu.Separator className="my-1 h-px bg-edge-strong" />
              <DropdownMenu.Label className="label px-2.5 py-1">
                Select, then move, change or delete
              </DropdownMenu.Label>
              {drawings.map((drawing) => (
                <DropdownMenu.Item
                  key={drawing.id}
                  className={`figures ${MENU_ITEM}`}
                  onSelect={() => onChart(() => chartActions.select(drawing.id))}
                >
                  {describeDrawing(drawing)}
                </DropdownMenu.Item>
              ))}
              <DropdownMenu.Separator className="my-1 h-px bg-edge-strong" />
              <DropdownMenu.Item
                className={MENU_ITEM}
                onSelect={() => chartActions.eraseAll(ticker)}
              >
                <Trash2 size={13} aria-hidden="true" /> Delete all lines of {ticker}
              </DropdownMenu.Item>
            </>
          ) : null}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
