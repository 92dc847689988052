'use client';

import type { SymbolSearch } from '@finally/contract';
import { useEffect, useState } from 'react';
import { api } from '@/shared/api/api';
import { useDebounce } from '@/shared/browser/use-debounce';

const TYPING_PAUSE_MS = 120;

export interface SymbolSearchState extends SymbolSearch {
  /** The text that this is the answer to; it may lag behind the typed text. */
  query: string;
  /**
   * Why the search failed, as a sentence; the text may still be a ticker then. Null if it did not
   * fail.
   */
  failure: string | null;
}

const NOTHING: SymbolSearchState = { query: '', matches: [], unknown_ticker: null, failure: null };

/**
 * Returns what to say if there is nothing to choose: that the search failed, or that nothing matches.
 *
 * @param what what nothing matches, such as `symbol or company`
 */
export const nothingFound = (
  { query, failure }: Pick<SymbolSearchState, 'query' | 'failure'>,
  what: string,
): string =>
  failure === null
    ? `No ${what} matches \u201c${query}\u201d.`
    : `The search for \u201c${query}\u201d failed: ${failure}`;

const lookUp = (query: string): Promise<SymbolSearchState> =>
  api.searchSymbols(query).then(
    (answer) => ({ query, failure: null, ...answer }),
    (error: Error) => ({ ...NOTHING, query, failure: error.message }),
  );

/**
 * Returns the symbols whose ticker or name matches the text, best match first, and `searchNow`, which
 * looks the text up at once and keeps the answer if it is still wanted then.
 */
export function useSymbolSearch(text: string): SymbolSearchState & {
  searchNow(isWanted: () => boolean): Promise<SymbolSearchState>;
} {
  const [state, setState] = useState(NOTHING);
  const query = text.trim();
  useEffect(() => {
    if (query === '') setState(NOTHING);
  }, [query]);
  useDebounce(query, TYPING_PAUSE_MS, (settled, isCurrent) => {
    if (settled === '') return;
    void lookUp(settled).then((answer) => isCurrent() && setState(answer));
  });
  return {
    ...state,
    async searchNow(isWanted) {
      const answer = await lookUp(query);
      if (isWanted()) setState(answer);
      return answer;
    },
  };
}
