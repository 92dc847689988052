'use client';

import type { Ticker } from '@finally/contract';
import { useEffect } from 'react';
import { useOrdersOf } from '@/features/orders/working/use-working-orders';
import type { PriceChart } from '../price-chart/price-chart';
import { orderLevels } from './order-levels';

interface OrdersInputProps {
  chart: PriceChart;
  ticker: Ticker;
}

/** Gives the chart the prices that open orders for the ticker wait for. */
export function OrdersInput({ chart, ticker }: OrdersInputProps) {
  const orders = useOrdersOf(ticker);
  useEffect(() => chart.lines.setOrders(orderLevels(orders)), [chart, orders]);
  return null;
}
