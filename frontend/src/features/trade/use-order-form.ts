'use client';

import { foldTicker, type Side, type Ticker } from '@finally/contract';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import {
  ORDER_UNITS,
  type OrderUnit,
  tradeSettingsStore,
} from '@/features/orders/confirmation/trade-settings-store';
import { type Amount, readAmount, sizeMeant } from '@/features/orders/size/amount-phrases';
import {
  type OrderAmount,
  type OrderSize,
  sendableAmount,
} from '@/features/orders/size/order-size';
import { ticketSizeStore } from '@/features/orders/size/ticket-size-store';
import { readOrderMarket } from '@/features/orders/size/use-order-market';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { type Order, useTrade } from '@/features/orders/use-trade';
import { pricesStore } from '@/features/prices/prices-store';
import { useTickerAt } from '@/features/symbols/use-selection';
import { useTickerFault } from '@/features/symbols/use-ticker-fault';
import type { TicketTerms } from './terms/ticket-terms';

export { ORDER_UNITS, type OrderUnit };

const AT_MARKET: OrderTerms = {};

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
  /** Shares that a purchase would be for; null if none can be read. */
  quantity: number | null;
  /** Null if the ticket only buys and sells at the market. */
  ticketTerms: TicketTerms | null;
  /** What the order says besides its size; null while a price is missing or cannot be read. */
  terms: Readonly<Record<Side, OrderTerms | null>>;
  placing: Side | null;
  /** Why nothing was traded, or null. */
  complaint: string | null;
  /** Why the typed text is invalid; null if it is valid or empty. */
  fault: string | null;
  /** Which fields are empty or wrong. */
  needs: { readonly ticker: boolean; readonly amount: boolean };
  suggestions: readonly { ticker: Ticker; name: string }[];
  changeTicker(text: string): void;
  changeAmount(text: string, unit?: OrderUnit): void;
  changeUnit(unit: OrderUnit): void;
  /** Takes over the ticker and the shares of an order that was written elsewhere. */
  takeDraft(ticker: Ticker, quantity: string): void;
  changeTerms(terms: TicketTerms | null): void;
  /** Chooses the typed ticker everywhere, so that chart and order agree. */
  showTicker(): void;
  /** Returns a size as it is sent with the terms, or the sentence that says why it cannot be. */
  amountOf(side: Side, size: OrderSize): OrderAmount | string;
  /** How many orders of this ticket were placed; each empties its prices and keeps a number as its size. */
  placedCount: number;
  /** Whether the amount can be dollars: only for an order that just buys or sells at the market. */
  canCountDollars: boolean;
  /** Places the order; tells which field is missing, if one is. */
  place(side: Side): MissingField | null;
}

type MissingField = 'ticker' | 'amount' | 'terms';

/** What an order of one side does, if it is no plain market order: `Buy 5 AAPL at $187.50 or better`. */
export function describeTicketSide(
  side: Side,
  { ticker, sizes, ticketTerms }: Pick<OrderForm, 'ticker' | 'sizes' | 'ticketTerms'>,
): string | null {
  const size = sizes[side];
  if (size === null || typeof size === 'string') return null;
  return ticketTerms?.describe(side, size, readOrderMarket(ticker)) ?? null;
}

/** The order ticket: what is typed, and what becomes of it. Follows the chosen ticker. */
export function useOrderForm(): OrderForm {
  const [selected, select] = useTickerAt('trade');
  const [followed, setFollowed] = useState(selected);
  const [tickerText, setTickerText] = useState<string>(selected);
  const [amountText, setAmountText] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const { placing, refusal, dismissRefusal, trade } = useTrade();
  const { unit: chosenUnit } = useStore(tradeSettingsStore);
  const [ticketTerms, setTicketTerms] = useState<TicketTerms | null>(null);
  const canCountDollars = ticketTerms === null;
  const unit = canCountDollars ? chosenUnit : 'shares';
  const [placedCount, setPlacedCount] = useState(0);
  /** Counts what is typed, so that a placed order does not empty what was typed after it. */
  const edits = useRef(0);
  const readTerms = (side: Side) => ticketTerms?.read(side) ?? AT_MARKET;
  const knownTerms = (side: Side) => {
    const read = readTerms(side);
    return 'sentence' in read ? null : read;
  };

  const ticker = foldTicker(tickerText) as Ticker;
  const reading = readAmount(amountText, unit) ?? UNREADABLE[unit];
  // An empty field is not an error yet.
  const amountFault = amountText.trim() !== '' && typeof reading === 'string' ? reading : null;
  const tickerFault = useTickerFault(tickerText);
  const sizes = sizesOf(reading);
  const exits = ticketTerms?.exits ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes follow from the text and its unit.
  useEffect(
    () => ticketSizeStore.setState({ ticker, sizes, exits }),
    [ticker, amountText, unit, exits],
  );

  function startAnew() {
    edits.current += 1;
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
    if (next === unit || !canCountDollars) return;
    tradeSettingsStore.setState({ unit: next });
    setAmountText('');
    startAnew();
  }

  function amountOf(side: Side, size: OrderSize) {
    const market = readOrderMarket(ticker);
    return ticketTerms?.amount(side, size, market) ?? sendableAmount(side, size, market);
  }

  async function send(order: Order) {
    const sent = edits.current;
    const isPlaced = await trade(order);
    if (!isPlaced || edits.current !== sent) return;
    // A number stays as the size of the next order; a part would be one of what is left.
    if (!/^[\d.,]+$/.test(amountText.trim())) setAmountText('');
    setPlacedCount((count) => count + 1);
  }

  function refuse(field: MissingField, sentence: string) {
    setMissing(sentence);
    return field;
  }

  const bought =
    sizes.buy === null || typeof sizes.buy === 'string' ? null : amountOf('buy', sizes.buy);

  return {
    unit,
    ticker,
    tickerText,
    amountText,
    sizes,
    quantity: bought && typeof bought !== 'string' && 'quantity' in bought ? bought.quantity : null,
    ticketTerms,
    terms: { buy: knownTerms('buy'), sell: knownTerms('sell') },
    placing,
    fault: tickerFault ?? amountFault,
    needs: {
      ticker: ticker === '' || tickerFault !== null,
      amount: typeof reading === 'string',
    },
    complaint: missing ?? refusal?.detail ?? null,
    suggestions: missing ? [] : (refusal?.suggestions ?? []),
    changeTicker,
    changeAmount(text, nextUnit = unit) {
      changeUnit(nextUnit);
      setAmountText(text);
      startAnew();
    },
    changeUnit,
    takeDraft(draftTicker, quantity) {
      setTickerText(draftTicker);
      setAmountText(quantity);
      startAnew();
    },
    placedCount,
    canCountDollars,
    changeTerms(next) {
      // An amount of dollars does not become one of shares, nor the other way round.
      if (chosenUnit === 'dollars' && (next === null) !== canCountDollars) setAmountText('');
      setTicketTerms(next);
      startAnew();
    },
    showTicker() {
      if (pricesStore.getState().latest[ticker]) select(ticker);
    },
    amountOf,
    place(side) {
      if (ticker === '') return refuse('ticker', EMPTY_TICKER);
      const size = typeof reading === 'string' ? reading : sizeMeant(side, reading);
      if (typeof size === 'string') return refuse('amount', size);
      const terms = readTerms(side);
      if ('sentence' in terms) return refuse('terms', terms.sentence);
      const amount = amountOf(side, size);
      if (typeof amount === 'string') return refuse('amount', amount);
      setMissing(null);
      void send({ ticker, side, ...amount, ...terms });
      return null;
    },
  };
}
