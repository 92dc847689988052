'use client';

import {
  CENTS_SCALE,
  foldTicker,
  ORDER_SENTENCES,
  QUANTITY_SCALE,
  type Side,
  TICKER_PATTERN,
  type Ticker,
} from '@finally/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { amountOf, type OrderSize, parseUnits } from '@/lib/order-size';
import { pricesStore } from '@/stores/prices';
import { ORDER_UNITS, type OrderUnit, tradeSettingsStore } from '@/stores/trade-settings';
import { readOrderMarket } from './use-order-market';
import { useSelectedTicker } from './use-selection';
import { useTrade } from './use-trade';

export { ORDER_UNITS, type OrderUnit };

const EMPTY_TICKER = 'Enter a ticker, such as AAPL.';

/** What the server would say of the amount, and what it is never asked. */
const COMPLAINTS = {
  shares: {
    unreadable: 'Enter the number of shares, such as 5 or 2.5.',
    not_positive: ORDER_SENTENCES.quantity_not_positive,
    too_fine: ORDER_SENTENCES.quantity_too_fine,
    too_large: ORDER_SENTENCES.quantity_too_large,
  },
  dollars: {
    unreadable: 'Enter an amount of dollars, such as 500 or 49.99.',
    not_positive: ORDER_SENTENCES.notional_not_positive,
    too_fine: ORDER_SENTENCES.notional_too_fine,
    too_large: ORDER_SENTENCES.notional_too_large,
  },
} as const;

const SCALES = { shares: QUANTITY_SCALE, dollars: CENTS_SCALE } as const;

/** How much was typed, or why that cannot be read. */
function readSize(text: string, unit: OrderUnit): OrderSize | { complaint: string } {
  const amount = parseUnits(text, SCALES[unit]);
  if (amount === undefined) return { complaint: COMPLAINTS[unit].unreadable };
  if (typeof amount === 'string') return { complaint: COMPLAINTS[unit][amount] };
  return unit === 'shares'
    ? { kind: 'shares', quantity_e6: amount }
    : { kind: 'dollars', cents: amount };
}

/** What is wrong with a ticker and an amount as far as they are typed; what is empty is not wrong yet. */
function faultOf(ticker: string, amountText: string, unit: OrderUnit): string | null {
  if (ticker !== '' && !TICKER_PATTERN.test(ticker)) return ORDER_SENTENCES.ticker_malformed;
  if (amountText.trim() === '') return null;
  const reading = readSize(amountText, unit);
  if ('complaint' in reading) return reading.complaint;
  return isZero(reading) ? COMPLAINTS[unit].not_positive : null;
}

const isZero = (size: OrderSize): boolean =>
  (size.kind === 'shares' && size.quantity_e6 === 0n) ||
  (size.kind === 'dollars' && size.cents === 0n);

export interface OrderForm {
  unit: OrderUnit;
  ticker: Ticker;
  tickerText: string;
  amountText: string;
  /** Null while nothing readable is typed. */
  size: OrderSize | null;
  placing: Side | null;
  /** Why nothing was traded, or null. */
  complaint: string | null;
  /** What is wrong with what is typed, before it is sent; null while it can be read or is empty. */
  fault: string | null;
  suggestions: readonly { ticker: Ticker; name: string }[];
  changeTicker(text: string): void;
  changeAmount(text: string, unit?: OrderUnit): void;
  changeUnit(unit: OrderUnit): void;
  /** Chooses the typed ticker everywhere, so that chart and order agree. */
  showTicker(): void;
  /** Places the order; tells which field is missing, if one is. */
  place(side: Side): 'ticker' | 'amount' | null;
}

/** The order ticket: what is typed, and what becomes of it. Follows the chosen ticker. */
export function useOrderForm(): OrderForm {
  const [selected, select] = useSelectedTicker();
  const [followed, setFollowed] = useState(selected);
  const [tickerText, setTickerText] = useState<string>(selected);
  const [amountText, setAmountText] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const { placing, refusal, dismissRefusal, trade } = useTrade();
  const { unit } = useStore(tradeSettingsStore);

  const ticker = foldTicker(tickerText) as Ticker;
  const reading = readSize(amountText, unit);

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
    size: 'kind' in reading ? reading : null,
    placing,
    fault: faultOf(ticker, amountText, unit),
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
      if ('complaint' in reading) return refuse('amount', reading.complaint);
      const amount = amountOf(side, reading, readOrderMarket(ticker));
      if (!amount) return refuse('amount', COMPLAINTS[unit].unreadable);
      setMissing(null);
      void trade({ ticker, side, ...amount });
      return null;
    },
  };
}
