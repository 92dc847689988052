'use client';

import type { Position } from '@finally/contract';
import { useStore } from 'zustand';
import { portfolioStore } from '@/features/portfolio/portfolio-store';

export interface ChatSuggestion {
  text: string;
  /** Whether it trades: then it is written into the field, and the person sends it. */
  isOrder: boolean;
}

const ask = (text: string): ChatSuggestion => ({ text, isOrder: false });
const order = (text: string): ChatSuggestion => ({ text, isOrder: true });

const DOING = ask('How am I doing?');
const LARGEST = ask('What is my largest position?');
const FIRST_ORDER = order('Buy 2 NVDA and watch PYPL');
const NEXT_ORDER = order('Buy $500 of NVDA');
const REBALANCE = order('Rebalance to equal weights');

/** Returns suggested messages, which depend on the positions. */
export function useChatSuggestions(): readonly ChatSuggestion[] {
  const largest = useStore(
    portfolioStore,
    ({ portfolio }) =>
      portfolio?.positions.reduce<Position | null>(
        (most, one) => (most === null || one.weight > most.weight ? one : most),
        null,
      )?.ticker,
  );
  const count = useStore(portfolioStore, ({ portfolio }) => portfolio?.positions.length ?? 0);
  if (!largest) return [DOING, FIRST_ORDER, LARGEST];
  return [DOING, LARGEST, order(`Sell half of my ${largest}`), count > 1 ? REBALANCE : NEXT_ORDER];
}
