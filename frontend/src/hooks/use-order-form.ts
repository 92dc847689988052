'use client';

import { CENTS_SCALE, foldTicker, QUANTITY_SCALE, type Side, type Ticker } from '@finally/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { amountOf, type OrderSize, parseUnits } from '@/lib/order-size';
import { pricesStore } from '@/stores/prices';
import {
  ORDER_UNITS,
  type OrderUnit,
  type TradeSettings,
  tradeSettingsStore,
} from '@/stores/trade-settings';
import { readOrderMarket } from './use-order-market';
import { useSelectedTicker } from './use-selection';
import { type Order, useTrade } from './use-trade';

export { ORDER_UNITS, type OrderUnit };

const EMPTY_TICKER = 'Enter a ticker, such as AAPL.';

const COMPLAINTS = {
  shares: {
    unreadable: 'Enter the number of shares, such as 5 or 2.5.',
    too_fine: 'The quantity must be in whole millionths of a share: at most six decimals.',
    too_large: 'The quantity must be less than a billion shares.',
  },
  dollars: {
    unreadable: 'Enter an amount of dollars, such as 500 or 49.99.',
    too_fine: 'An amount of dollars has whole cents: at most two decimals.',
    too_large: 'That is more dollars than an account can hold.',
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

export interface OrderForm extends TradeSettings {
  ticker: Ticker;
  tickerText: string;
  amountText: string;
  /** Null while nothing readable is typed. */
  size: OrderSize | null;
  placing: Side | null;
  /** An order that waits for a yes, or null. */
  asked: Order | null;
  /** Why nothing was traded, or null. */
  complaint: string | null;
  suggestions: readonly { ticker: Ticker; name: string }[];
  changeTicker(text: string): void;
  changeAmount(text: string, unit?: OrderUnit): void;
  changeUnit(unit: OrderUnit): void;
  toggleConfirms(): void;
  /** Chooses the typed ticker everywhere, so that chart and order agree. */
  showTicker(): void;
  /** Places the order, or asks first; tells which field is missing, if one is. */
  place(side: Side): 'ticker' | 'amount' | null;
  confirm(): void;
  cancel(): void;
}

/** The order ticket: what is typed, and what becomes of it. Follows the chosen ticker. */
export function useOrderForm(): OrderForm {
  const [selected, select] = useSelectedTicker();
  const [followed, setFollowed] = useState(selected);
  const [tickerText, setTickerText] = useState<string>(selected);
  const [amountText, setAmountText] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const [asked, setAsked] = useState<Order | null>(null);
  const { placing, refusal, dismissRefusal, trade } = useTrade();
  const { unit, confirms } = useStore(tradeSettingsStore);

  const ticker = foldTicker(tickerText) as Ticker;
  const reading = readSize(amountText, unit);

  function startAnew() {
    setMissing(null);
    setAsked(null);
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
    confirms,
    ticker,
    tickerText,
    amountText,
    size: 'kind' in reading ? reading : null,
    placing,
    asked,
    complaint: missing ?? refusal?.detail ?? null,
    suggestions: missing ? [] : (refusal?.suggestions ?? []),
    changeTicker,
    changeAmount(text, nextUnit = unit) {
      changeUnit(nextUnit);
      setAmountText(text);
      startAnew();
    },
    changeUnit,
    toggleConfirms() {
      tradeSettingsStore.setState({ confirms: !confirms });
      setAsked(null);
    },
    showTicker() {
      if (pricesStore.getState().latest[ticker]) select(ticker);
    },
    place(side) {
      if (ticker === '') return refuse('ticker', EMPTY_TICKER);
      if ('complaint' in reading) return refuse('amount', reading.complaint);
      const amount = amountOf(side, reading, readOrderMarket(ticker));
      if (!amount) return refuse('amount', COMPLAINTS[unit].unreadable);
      const order = { ticker, side, ...amount };
      setMissing(null);
      if (confirms) setAsked(order);
      else void trade(order);
      return null;
    },
    confirm() {
      if (!asked) return;
      setAsked(null);
      void trade(asked);
    },
    cancel: () => setAsked(null),
  };
}
