'use client';

import type { Ticker } from '@finally/contract';
import { portfolioStore } from '@/stores/portfolio';
import { placeOrderAloud } from './use-trade';

/** Quantities are exact to so many parts of a share. */
const PARTS = 1_000_000;

/** Half of a quantity, rounded up to what can be traded, so that halving ends at nothing. */
export const halfOf = (quantity: number): number =>
  Math.ceil(Math.round(quantity * PARTS) / 2) / PARTS;

function sell(ticker: Ticker, part: (held: number) => number): void {
  const { portfolio } = portfolioStore.getState();
  const held = portfolio?.positions.find((position) => position.ticker === ticker);
  if (held) void placeOrderAloud({ ticker, side: 'sell', quantity: part(held.quantity) });
}

/** Sells all that is held, as the server last told it. Fill or refusal are told in a toast. */
export const closePosition = (ticker: Ticker): void => sell(ticker, (held) => held);

/** Sells half of what is held. */
export const halvePosition = (ticker: Ticker): void => sell(ticker, halfOf);
