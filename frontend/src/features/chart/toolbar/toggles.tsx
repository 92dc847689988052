'use client';

import { BAR_INTERVALS, type BarInterval } from '@finally/contract';
import { ChartArea, ChartCandlestick, ChartLine } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import type { ChartStyle } from '../chart-settings';
import { chartActions, useChartChoice } from '../use-chart';
import { CONTROL } from './look';

const STYLES = [
  { style: 'candles', label: 'Candles', Icon: ChartCandlestick },
  { style: 'line', label: 'Line', Icon: ChartLine },
  { style: 'area', label: 'Area', Icon: ChartArea },
] as const;

export function IntervalToggle() {
  const interval = useChartChoice('interval');
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Bar interval"
      value={interval}
      // Pressing the selected item again gives an empty value, which is ignored.
      onValueChange={(value) => value && chartActions.chooseInterval(value as BarInterval)}
      className="flex"
    >
      {BAR_INTERVALS.map((choice) => (
        <ToggleGroup.Item key={choice} value={choice} className={`figures ${CONTROL}`}>
          {choice}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

export function StyleToggle() {
  const style = useChartChoice('style');
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Chart style"
      value={style}
      onValueChange={(value) => value && chartActions.chooseStyle(value as ChartStyle)}
      className="flex"
    >
      {STYLES.map(({ style: choice, label, Icon }) => (
        <ToggleGroup.Item
          key={choice}
          value={choice}
          aria-label={label}
          title={label}
          className={CONTROL}
        >
          <Icon size={14} aria-hidden="true" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
