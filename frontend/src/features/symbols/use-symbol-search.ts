'use client';

import type { SymbolSearch } from '@finally/contract';
import { useEffect, useState } from 'react';
import { api } from '@/shared/api/api';

const TYPING_PAUSE_MS = 120;

export interface SymbolSearchState extends SymbolSearch {
  /** The text that this answers; it may lag behind what has been typed. */
  query: string;
}

const NOTHING: SymbolSearchState = { query: '', matches: [], unknown_ticker: null };

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
        (answer) => isWanted && setState({ query, ...answer }),
        () => isWanted && setState({ ...NOTHING, query }),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [query]);
  return state;
}
