'use client';

import type { SymbolMatch } from '@finally/contract';
import { type KeyboardEvent, useRef, useState } from 'react';
import { fitOfSymbol } from '@/shared/matching/matching';

/** Not empty, or the list would highlight its first item by itself; no ticker is in lower case. */
const NONE = 'none';

/**
 * Which of the symbols found is highlighted, so that Enter takes it: the first, unless it merely
 * resembles what was typed. The arrow keys and the pointer highlight any. `list` goes to the list.
 */
export function useHighlightedMatch(query: string, matches: readonly SymbolMatch[]) {
  const [first] = matches;
  const meant = first && fitOfSymbol(query, first) !== 'weak' ? first.ticker : NONE;
  const [picked, setPicked] = useState<{ query: string; ticker: string } | null>(null);
  const isByHand = useRef(false);
  const value = picked?.query === query ? picked.ticker : meant;
  return {
    /** Whether Enter takes a symbol. */
    isHighlighted: value !== NONE,
    list: {
      value,
      onValueChange: (ticker: string) => {
        if (isByHand.current) setPicked({ query, ticker });
      },
      onKeyDownCapture: ({ key }: KeyboardEvent) => {
        isByHand.current = key.startsWith('Arrow');
      },
      onPointerMoveCapture: () => {
        isByHand.current = true;
      },
    },
  };
}
