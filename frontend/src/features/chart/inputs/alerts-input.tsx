'use client';

import type { Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { useActiveAlerts } from '@/features/alerts/use-alerts';
import type { PriceChart } from '../price-chart/price-chart';

interface AlertsInputProps {
  chart: PriceChart;
  ticker: Ticker;
}

/** Gives the chart the levels of active alerts on the ticker. */
export function AlertsInput({ chart, ticker }: AlertsInputProps) {
  const alerts = useActiveAlerts(ticker);
  useEffect(() => {
    const levels = alerts.flatMap(({ upper, lower }) => [upper, lower]);
    chart.lines.setAlerts([...new Set(levels.filter((level) => level !== null))]);
  }, [chart, alerts]);
  return null;
}
