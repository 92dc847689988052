'use client';

import type { Ticker } from '@finally/contract';
import {
  ArrowUpRight,
  Baseline,
  Brush,
  type LucideIcon,
  Minus,
  MoveUpRight,
  PencilLine,
  RectangleHorizontal,
  Rows3,
  Ruler,
  Slash,
  SquareArrowDown,
  SquareArrowUp,
  SquareSplitVertical,
  Tally1,
  Trash2,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { TOOLS } from '../drawings/drawing-names';
import type { DrawingTool } from '../drawings/drawings';
import { describeDrawing } from '../drawings/line-menu-actions';
import { chartActions, useChartChoice, useDrawings } from '../use-chart';
import { CONTROL, MENU_ITEM, SHEET } from './look';

const ICONS: Readonly<Record<DrawingTool, LucideIcon>> = {
  trend: Slash,
  ray: MoveUpRight,
  level: Minus,
  vertical: Tally1,
  channel: SquareSplitVertical,
  rectangle: RectangleHorizontal,
  fibonacci: Rows3,
  measure: Ruler,
  text: Baseline,
  arrow: ArrowUpRight,
  long: SquareArrowUp,
  short: SquareArrowDown,
  brush: Brush,
};

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
          {TOOLS.map(({ tool: offered, name }) => {
            const Icon = ICONS[offered];
            return (
              <DropdownMenu.Item
                key={offered}
                className={MENU_ITEM}
                onSelect={() => onChart(() => chartActions.selectTool(offered))}
              >
                <Icon size={13} aria-hidden="true" /> {name}
              </DropdownMenu.Item>
            );
          })}
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
