'use client';

import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { portfolioStore } from '@/features/portfolio/portfolio-store';

/** Returns suggested messages, which depend on the positions. */
export const useChatSuggestions = (): readonly string[] =>
  useStore(
    portfolioStore,
    useShallow(({ portfolio }) => {
      const [largest, ...others] = [...(portfolio?.positions ?? [])].sort(
        (a, b) => b.weight - a.weight,
      );
      if (!largest) {
        return ['How am I doing?', 'Buy 2 NVDA and watch PYPL', 'What is my largest position?'];
      }
      return [
        'How am I doing?',
        'What is my largest position?',
        `Sell half of my ${largest.ticker}`,
        ...(others.length > 0 ? ['Rebalance to equal weights'] : ['Buy $500 of NVDA']),
      ];
    }),
  );
