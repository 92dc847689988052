'use client';

import { ORDER_SENTENCES, parseTicker } from '@finally/contract';
import { usePriceFigure } from '@/features/prices/use-prices';
import { useSymbolSearch } from './use-symbol-search';

/**
 * Returns why the server would refuse a typed ticker, in its words; null if it would not, if nothing is
 * typed, or until it has answered. A ticker with a live price is valid without a request.
 */
export function useTickerFault(text: string): string | null {
  const typed = text.trim();
  const ticker = parseTicker(typed);
  const isStreamed = usePriceFigure(ticker ?? '', () => true) ?? false;
  const { query, unknown_ticker } = useSymbolSearch(ticker && !isStreamed ? typed : '');
  if (typed === '') return null;
  if (!ticker) return ORDER_SENTENCES.ticker_malformed;
  return query === typed ? unknown_ticker : null;
}
