'use client';

import type { Fraction, Ticker } from '@finally/contract';
import { amountOf, percentage, WHOLE } from '@/features/orders/size/order-size';
import { readOrderMarket } from '@/features/orders/size/use-order-market';
import { placeOrderWithToasts } from '@/features/orders/use-trade';

function sell(ticker: Ticker, part: Fraction): void {
  const market = readOrderMarket(ticker);
  const amount = amountOf('sell', { kind: 'part', part }, market);
  if (amount && market.held) void placeOrderWithToasts({ ticker, side: 'sell', ...amount });
}

/** Sells the whole position, as the server last reported it. A toast shows the fill or the refusal. */
export const closePosition = (ticker: Ticker): void => sell(ticker, WHOLE);

/** Sells half of the position. */
export const halvePosition = (ticker: Ticker): void => sell(ticker, percentage(50));
