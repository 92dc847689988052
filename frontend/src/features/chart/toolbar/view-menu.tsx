'use client';

import { CalendarSearch, Camera, Check, SlidersHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { chartActions, useChartChoice } from '../use-chart';
import { CONTROL, MENU_ITEM, SHEET } from './look';

interface ChoiceProps {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onToggle(): void;
}

function Choice({ label, checked, disabled = false, onToggle }: ChoiceProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={MENU_ITEM}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onToggle}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="flex size-3.5 items-center justify-center">
        <DropdownMenu.ItemIndicator>
          <Check size={13} aria-hidden="true" className="text-accent" />
        </DropdownMenu.ItemIndicator>
      </span>
      {label}
    </DropdownMenu.CheckboxItem>
  );
}

interface ViewMenuProps {
  /** Opens the selection of a date. */
  onDate(): void;
  /** Downloads a picture of the chart. */
  onScreenshot(): void;
}

/** Selects what the chart shows besides prices, and its scale; goes to a date, saves a picture. */
export function ViewMenu({ onDate, onScreenshot }: ViewMenuProps) {
  const leadsToDate = useRef(false);
  const isLogScale = useChartChoice('is_log_scale');
  const showsVolume = useChartChoice('shows_volume');
  const showsTrades = useChartChoice('shows_trades');
  const isCompared = useChartChoice('compared_with') !== null;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={CONTROL} aria-label="View" title="View">
        <SlidersHorizontal size={14} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={`${SHEET} min-w-52 py-1`}
          onCloseAutoFocus={(event) => {
            if (!leadsToDate.current) return;
            leadsToDate.current = false;
            event.preventDefault();
            onDate();
          }}
        >
          <Choice label="Volume" checked={showsVolume} onToggle={chartActions.toggleVolume} />
          <Choice
            label="Own trades and average cost"
            checked={showsTrades}
            onToggle={chartActions.toggleTrades}
          />
          <Choice
            label={isCompared ? 'Log scale (not while comparing)' : 'Log scale'}
            checked={isLogScale}
            disabled={isCompared}
            onToggle={chartActions.toggleLogScale}
          />
          <DropdownMenu.Separator className="my-1 h-px bg-edge-strong" />
          <DropdownMenu.Item
            className={MENU_ITEM}
            onSelect={() => {
              leadsToDate.current = true;
            }}
          >
            <CalendarSearch size={13} aria-hidden="true" /> Go to date…
          </DropdownMenu.Item>
          <DropdownMenu.Item className={MENU_ITEM} onSelect={onScreenshot}>
            <Camera size={13} aria-hidden="true" /> Save a picture
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
