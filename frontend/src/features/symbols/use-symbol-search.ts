'use client';

import type { SymbolSearch } from '@finally/contract';
import { useEffect, useState } from 'react';
import { api } from '@/shared/api/api';
import { useDebounce } from '@/shared/browser/use-debounce';

const TYPING_PAUSE_MS = 120;

export interface SymbolSearchState extends SymbolSearch {
  /** The text that this is the answer to; it may lag behind the typed text. */
  query: string;
}

const NOTHING: SymbolSearchState = { query: '', matches: [], unknown_ticker: null };

/** Returns the symbols whose ticker or name matches the text, best match first. */
export function useSymbolSearch(text: string): SymbolSearchState {
  const [state, setState] = useState(NOTHING);
  const query = text.trim();
  useEffect(() => {
    if (query === '') setState(NOTHING);
  }, [query]);
  useDebounce(query, TYPING_PAUSE_MS, (settled, isCurrent) => {
    if (settled === '') return;
    api.searchSymbols(settled).then(
      (answer) => isCurrent() && setState({ query: settled, ...answer }),
      () => isCurrent() && setState({ ...NOTHING, query: settled }),
    );
  });
  return state;
}
