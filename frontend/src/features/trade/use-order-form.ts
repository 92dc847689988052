'use client';

import { foldTicker, type Side, type Ticker } from '@finally/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import {
  ORDER_UNITS,
  type OrderUnit,
  tradeSettingsStore,
} from '@/features/orders/confirmation/trade-settings-store';
import { type Amount, readAmount, sizeMeant } from '@/features/orders/size/amount-phrases';
import { type OrderSize, sendableAmount } from '@/features/orders/size/order-size';
import { readOrderMarket } from '@/features/orders/size/use-order-market';
import { useTrade } from '@/features/orders/use-trade';
import { pricesStore } from '@/features/prices/prices-store';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { useTickerFault } from '@/features/symbols/use-ticker-fault';

export { ORDER_UNITS, type OrderUnit };

const EMPTY_TICKER = 'Enter a ticker, such as AAPL.';

const UNREADABLE = {
  shares:
    'Enter the number of shares, such as 5 or 2.5, or a part: 25% of the cash to buy, 1/3 of what is held to sell.',
  dollars: 'Enter an amount of dollars, such as 500 or 49.99.',
} as const;

/**
 * The size of an order of each side, or why there is none; null while the field contains no amount.
 */
export type SideSize = OrderSize | string | null;

const sizesOf = (amount: Amount | string): Readonly<Record<Side, SideSize>> =>
  typeof amount === 'string'
    ? { buy: null, sell: null }
    : { buy: sizeMeant('buy', amount), sell: sizeMeant('sell', amount) };

export interface OrderForm {
  unit: OrderUnit;
  ticker: Ticker;
  tickerText: string;
  amountText: string;
  sizes: Readonly<Record<Side, SideSize>>;
  placing: Side | null;
  /** Why nothing was traded, or null. */
  complaint: string | null;
  /** Why the typed text is invalid; null if it is valid or empty. */
  fault: string | null;
  suggestions: readonly { ticker: Ticker; name: string }[];
  changeTicker(text: string): void;
  changeAmount(text: string, unit?: OrderUnit): void;
  changeUnit(unit: OrderUnit): void;
  /** Chooses the typed ticker everywhere, so that chart and order agree. */
  showTicker(): void;
  /** Places the order; if a field is missing, says which one. */
  place(side: Side): 'ticker' | 'amount' | null;
}

/** The state of the order ticket and its last outcome. Follows the selected ticker. */
export function useOrderForm(): OrderForm {
  const [selected, select] = useSelectedTicker();
  const [followed, setFollowed] = useState(selected);
  const [tickerText, setTickerText] = useState<string>(selected);
  const [amountText, setAmountText] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const { placing, refusal, dismissRefusal, trade } = useTrade();
  const { unit } = useStore(tradeSettingsStore);

  const ticker = foldTicker(tickerText) as Ticker;
  const reading = readAmount(amountText, unit) ?? UNREADABLE[unit];
  // An empty field is not an error yet.
  const amountFault = amountText.trim() !== '' && typeof reading === 'string' ? reading : null;
  const tickerFault = useTickerFault(tickerText);

  function startAnew() {
    setMissing(null);
    dismissRefusal();
  }

  function changeTicker(text: string) {
    setTickerText(text);
    startAnew();
  }

  if (followed !== selected) {
    setFollowed(selected);
    changeTicker(selected);
  }

  function changeUnit(next: OrderUnit) {
    if (next === unit) return;
    tradeSettingsStore.setState({ unit: next });
    setAmountText('');
    startAnew();
  }

  function refuse(field: 'ticker' | 'amount', sentence: string) {
    setMissing(sentence);
    return field;
  }

  return {
    unit,
    ticker,
    tickerText,
    amountText,
    sizes: sizesOf(reading),
    placing,
    fault: tickerFault ?? amountFault,
    complaint: missing ?? refusal?.detail ?? null,
    suggestions: missing ? [] : (refusal?.suggestions ?? []),
    changeTicker,
    changeAmount(text, nextUnit = unit) {
      changeUnit(nextUnit);
      setAmountText(text);
      startAnew();
    },
    changeUnit,
    showTicker() {
      if (pricesStore.getState().latest[ticker]) select(ticker);
    },
    place(side) {
      if (ticker === '') return refuse('ticker', EMPTY_TICKER);
      const size = typeof reading === 'string' ? reading : sizeMeant(side, reading);
      if (typeof size === 'string') return refuse('amount', size);
      const amount = sendableAmount(side, size, readOrderMarket(ticker));
      if (typeof amount === 'string') return refuse('amount', amount);
      setMissing(null);
      void trade({ ticker, side, ...amount });
      return null;
    },
  };
}
