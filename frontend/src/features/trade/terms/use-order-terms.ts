'use client';

import { foldTicker, type OrderType, type Side, type Ticker } from '@finally/contract';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PricedOrder } from '@/features/orders/size/ticket-size-store';
import { readOrderMarket } from '@/features/orders/size/use-order-market';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { amountWith } from '@/features/orders/terms/sendable-order';
import type { TicketDraft } from '@/features/orders/terms/ticket-draft-store';
import { trailingStop } from '@/features/orders/terms/trailing/trailing-stop';
import { describeSide, readTerms } from './read-terms';
import type { TicketTerms } from './ticket-terms';
import { AT_MARKET, isAtMarket, type TermField, type TypedTerms } from './typed-terms';

export type { TicketTerms };

export interface TermsForm {
  readonly typed: TypedTerms;
  changeType(type: OrderType): void;
  /** Changes what is chosen, or typed, beside the prices. */
  change(part: Partial<Omit<TypedTerms, 'type' | 'texts'>>): void;
  changePrice(field: TermField, text: string): void;
  /** Takes over the type and the price of an order that was written elsewhere. */
  take(draft: TicketDraft): void;
}

/** Terms of which a price is missing: not those of a market order. */
const INCOMPLETE: OrderTerms = { type: 'limit' };

/** The terms that are typed as those of another purchase with the same exits. */
const typedAt = (typed: TypedTerms, at: PricedOrder | null): TypedTerms => ({
  ...typed,
  type: at?.type ?? 'market',
  reducesOnly: false,
  texts: { ...typed.texts, ...(at && { [`${at.type}_price`]: String(at.price) }) },
});

function toTicket(ticker: Ticker, typed: TypedTerms): TicketTerms {
  const read = (side: Side) => readTerms(side, typed, readOrderMarket(ticker).price);
  return {
    read,
    amount(side, size, market) {
      const terms = read(side);
      return amountWith('sentence' in terms ? INCOMPLETE : terms, side, size, market);
    },
    describe(side, size, market) {
      const terms = read(side);
      return 'sentence' in terms ? null : describeSide(side, size, terms, market);
    },
    exits: typed.hasExits
      ? (at) => readTerms('buy', typedAt(typed, at), readOrderMarket(ticker).price)
      : null,
    stopNow(side, quote) {
      const terms = read(side);
      return 'sentence' in terms ? null : trailingStop(side, terms, quote);
    },
  };
}

/**
 * The terms of the ticket: a market order until another type is chosen. Another ticker empties the
 * prices, and so does a placed order, which also closes the exits.
 *
 * @param placedCount how many orders of the ticket were placed
 */
export function useOrderTerms(
  ticker: string,
  placedCount: number,
  onChange: (terms: TicketTerms | null) => void,
): TermsForm {
  const [typed, setTyped] = useState(AT_MARKET);

  function change(part: Partial<TypedTerms>) {
    const next = { ...typed, ...part };
    setTyped(next);
    onChange(isAtMarket(next) ? null : toTicket(foldTicker(ticker) as Ticker, next));
  }

  /** The ticker that an order brought along; its prices are those of this order. */
  const taken = useRef<Ticker>(null);
  const seenCount = useRef(placedCount);
  const emptyPrices = useEffectEvent(() => {
    const isTaken = taken.current === foldTicker(ticker);
    taken.current = null;
    const isPlaced = seenCount.current !== placedCount;
    seenCount.current = placedCount;
    if (isTaken || isAtMarket(typed)) return;
    change({ texts: {}, ...(isPlaced && { hasExits: false, trailsLoss: false }) });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ticker, or a placed order, empties them.
  useEffect(() => emptyPrices(), [ticker, placedCount]);

  return {
    typed,
    changeType: (type) => change({ type, ...(type === 'market' && { time_in_force: 'day' }) }),
    change: (part) =>
      // A price must not become the distance of a trail.
      change(part.trailsLoss === undefined ? part : { ...part, texts: withoutLoss(typed) }),
    take(draft) {
      const { type, price } = draft;
      const next = { ...AT_MARKET, type, texts: { [`${type}_price`]: price } };
      if (foldTicker(ticker) !== draft.ticker) taken.current = draft.ticker;
      setTyped(next);
      onChange(toTicket(draft.ticker, next));
    },
    changePrice: (field, text) => change({ texts: { ...typed.texts, [field]: text } }),
  };
}

function withoutLoss({ texts }: TypedTerms): TypedTerms['texts'] {
  const { stop_loss: _, ...others } = texts;
  return others;
}
