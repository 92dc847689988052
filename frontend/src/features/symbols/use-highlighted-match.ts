'use client';

import type { SymbolMatch } from '@finally/contract';
import { type KeyboardEvent, useRef, useState } from 'react';
import { fitOfSymbol } from '@/shared/matching/matching';

/** Not empty, because the list would highlight its first item then; no ticker is lower case. */
const NONE = 'none';

/**
 * Returns which of the found symbols is highlighted, so that Enter selects it: the first one, unless it is
 * only a weak match. Arrow keys and pointer highlight any. `list` contains the props of the list.
 */
export function useHighlightedMatch(query: string, matches: readonly SymbolMatch[]) {
  const [first] = matches;
  const initial = first && fitOfSymbol(query, first) !== 'weak' ? first.ticker : NONE;
  const [picked, setPicked] = useState<{ query: string; ticker: string } | null>(null);
  const isByHand = useRef(false);
  const value = picked?.query === query ? picked.ticker : initial;
  return {
    /** Whether Enter selects a symbol. */
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
