'use client';

import type { OrderType } from '@finally/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { amountWith } from '@/features/orders/terms/sendable-order';
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
}

/** Terms of which a price is missing: not those of a market order. */
const INCOMPLETE: OrderTerms = { type: 'limit' };

const toTicket = (typed: TypedTerms): TicketTerms => ({
  read: (side) => readTerms(side, typed),
  amount(side, size, market) {
    const terms = readTerms(side, typed);
    return amountWith('sentence' in terms ? INCOMPLETE : terms, side, size, market);
  },
  describe(side, size, market) {
    const terms = readTerms(side, typed);
    return 'sentence' in terms ? null : describeSide(side, size, terms, market);
  },
  stopNow(side, quote) {
    const terms = readTerms(side, typed);
    return 'sentence' in terms ? null : trailingStop(side, terms, quote);
  },
});

/** The terms of the ticket: a market order until another type is chosen. Another ticker empties the prices. */
export function useOrderTerms(
  ticker: string,
  onChange: (terms: TicketTerms | null) => void,
): TermsForm {
  const [typed, setTyped] = useState(AT_MARKET);

  function change(part: Partial<TypedTerms>) {
    const next = { ...typed, ...part };
    setTyped(next);
    onChange(isAtMarket(next) ? null : toTicket(next));
  }

  const emptyPrices = useEffectEvent(() => {
    if (Object.keys(typed.texts).length > 0) change({ texts: {} });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the ticker that empties them.
  useEffect(() => emptyPrices(), [ticker]);

  return {
    typed,
    changeType: (type) => change({ type, ...(type === 'market' && { time_in_force: 'day' }) }),
    change: (part) =>
      // A price must not become the distance of a trail.
      change(part.trailsLoss === undefined ? part : { ...part, texts: withoutLoss(typed) }),
    changePrice: (field, text) => change({ texts: { ...typed.texts, [field]: text } }),
  };
}

function withoutLoss({ texts }: TypedTerms): TypedTerms['texts'] {
  const { stop_loss: _, ...others } = texts;
  return others;
}
