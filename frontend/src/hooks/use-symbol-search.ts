'use client';

import type { SymbolMatch } from '@finally/contract';
import { useEffect, useState } from 'react';
import { api } from '@/lib/api';

const TYPING_PAUSE_MS = 120;

export interface SymbolSearchState {
  /** The text that `matches` answer; it may lag behind what has been typed. */
  query: string;
  matches: readonly SymbolMatch[];
}

const NOTHING: SymbolSearchState = { query: '', matches: [] };

/** Symbols whose ticker or name fits the text, best first. */
export function useSymbolSearch(text: string): SymbolSearchState {
  const [state, setState] = useState(NOTHING);
  const query = text.trim();
  useEffect(() => {
    if (query === '') {
      setState(NOTHING);
      return;
    }
    let isWanted = true;
    const timer = setTimeout(() => {
      api.searchSymbols(query).then(
        ({ matches }) => isWanted && setState({ query, matches }),
        () => isWanted && setState({ query, matches: [] }),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [query]);
  return state;
}
