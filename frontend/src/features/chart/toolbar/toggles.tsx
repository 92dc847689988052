'use client';

import { BAR_INTERVALS, type BarInterval } from '@finally/contract';
import {
  ChartArea,
  ChartCandlestick,
  ChartLine,
  ChartNoAxesColumn,
  ChartNoAxesColumnIncreasing,
  ChevronDown,
  type LucideIcon,
  RectangleVertical,
} from 'lucide-react';
import { DropdownMenu, ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ChartStyle } from '../chart-settings';
import { STYLE_NAMES } from '../style-names';
import { chartActions, useChartChoice } from '../use-chart';
import { CONTROL, MENU_ITEM, SHEET } from './look';

const STYLES: readonly { style: ChartStyle; Icon: LucideIcon }[] = [
  { style: 'candles', Icon: ChartCandlestick },
  { style: 'line', Icon: ChartLine },
  { style: 'area', Icon: ChartArea },
];
const OTHER_STYLES: readonly { style: ChartStyle; Icon: LucideIcon }[] = [
  { style: 'hollow', Icon: RectangleVertical },
  { style: 'heikin_ashi', Icon: ChartNoAxesColumnIncreasing },
  { style: 'bars', Icon: ChartNoAxesColumn },
];

/** The intervals that are always shown; the others are in a menu. */
const SHOWN: readonly BarInterval[] = ['1s', '5s', '1m', '5m', '15m', '1h', '1d'];
const OTHER_INTERVALS = BAR_INTERVALS.filter((interval) => !SHOWN.includes(interval));

export function IntervalToggle() {
  const interval = useChartChoice('interval');
  const isOther = OTHER_INTERVALS.includes(interval);
  return (
    <div className="flex">
      <ToggleGroup.Root
        type="single"
        aria-label="Bar interval"
        value={interval}
        // Pressing the selected item again gives an empty value, which is ignored.
        onValueChange={(value) => value && chartActions.chooseInterval(value as BarInterval)}
        className="flex"
      >
        {SHOWN.map((choice) => (
          <ToggleGroup.Item key={choice} value={choice} className={`figures ${CONTROL}`}>
            {choice}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <OtherChoices
        label={isOther ? `Other intervals: ${interval}` : 'Other intervals'}
        choices={OTHER_INTERVALS.map((choice) => ({ value: choice, content: choice }))}
        chosen={interval}
        onChoose={(value) => chartActions.chooseInterval(value as BarInterval)}
      >
        {isOther ? <span className="figures text-accent">{interval}</span> : null}
      </OtherChoices>
    </div>
  );
}

export function StyleToggle() {
  const style = useChartChoice('style');
  const other = OTHER_STYLES.find((one) => one.style === style);
  return (
    <div className="flex">
      <ToggleGroup.Root
        type="single"
        aria-label="Chart style"
        value={style}
        onValueChange={(value) => value && chartActions.chooseStyle(value as ChartStyle)}
        className="flex"
      >
        {STYLES.map(({ style: choice, Icon }) => (
          <ToggleGroup.Item
            key={choice}
            value={choice}
            aria-label={STYLE_NAMES[choice]}
            title={STYLE_NAMES[choice]}
            className={CONTROL}
          >
            <Icon size={14} aria-hidden="true" />
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <OtherChoices
        label={other ? `Other styles: ${STYLE_NAMES[style]}` : 'Other styles'}
        choices={OTHER_STYLES.map(({ style: choice, Icon }) => ({
          value: choice,
          content: (
            <>
              <Icon size={14} aria-hidden="true" /> {STYLE_NAMES[choice]}
            </>
          ),
        }))}
        chosen={style}
        onChoose={(value) => chartActions.chooseStyle(value as ChartStyle)}
      >
        {other ? <other.Icon size={14} aria-hidden="true" className="text-accent" /> : null}
      </OtherChoices>
    </div>
  );
}

interface OtherChoicesProps {
  label: string;
  choices: readonly { value: string; content: ReactNode }[];
  chosen: string;
  onChoose(value: string): void;
  /** What the button shows besides its arrow. */
  children: ReactNode;
}

/** A menu with the choices for which the toolbar has no room. */
function OtherChoices({ label, choices, chosen, onChoose, children }: OtherChoicesProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={CONTROL} aria-label={label} title={label}>
        {children}
        <ChevronDown size={12} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={`${SHEET} min-w-28 py-1`}
        >
          <DropdownMenu.RadioGroup value={chosen} onValueChange={onChoose}>
            {choices.map(({ value, content }) => (
              <DropdownMenu.RadioItem
                key={value}
                value={value}
                className={`${MENU_ITEM} data-[state=checked]:text-accent`}
              >
                {content}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
