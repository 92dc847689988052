'use client';

import type { OrderType, Side } from '@finally/contract';
import { useEffect, useState } from 'react';
import type { OrderMarket, OrderSize } from '@/features/orders/size/order-size';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { loadWithRetry } from '@/shared/load-with-retry';
import {
  AT_MARKET,
  isAtMarket,
  type MissingTerm,
  type TermField,
  type TypedTerms,
} from './typed-terms';

export interface TermsForm {
  readonly typed: TypedTerms;
  changeType(type: OrderType): void;
  /** Changes what is chosen, or typed, beside the prices. */
  change(part: Partial<Pick<TypedTerms, 'time_in_force' | 'until' | 'hasExits'>>): void;
  changePrice(field: TermField, text: string): void;
  /** Empties the prices, which belong to another ticker. */
  clearPrices(): void;
  /** Returns the terms of an order of one side, or what keeps it from being placed. */
  read(side: Side): OrderTerms | MissingTerm;
  /** Returns what an order of one side does, in words; null if there is no more to say than its side. */
  describe(side: Side, size: OrderSize, market: OrderMarket): string | null;
}

type Reader = typeof import('./read-terms');

/** Loads what reads the terms, which a market order does not need. */
function useReader(isNeeded: boolean): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null);
  useEffect(() => {
    if (!isNeeded) return;
    return loadWithRetry(() => import('./read-terms'), setReader, console.error);
  }, [isNeeded]);
  return reader;
}

const LOADING: MissingTerm = {
  field: 'type',
  sentence: 'This type of order is still being loaded. Try again in a moment.',
};

/** The terms of the ticket: a market order until another type is chosen. */
export function useOrderTerms(onChange: () => void): TermsForm {
  const [typed, setTyped] = useState(AT_MARKET);
  const isPlain = isAtMarket(typed);
  const reader = useReader(!isPlain);

  function change(part: Partial<TypedTerms>) {
    setTyped((before) => ({ ...before, ...part }));
    onChange();
  }

  const read = (side: Side) => (isPlain ? {} : (reader?.readTerms(side, typed) ?? LOADING));
  return {
    typed,
    changeType: (type) => change({ type, ...(type === 'market' && { time_in_force: 'day' }) }),
    change,
    changePrice: (field, text) => change({ texts: { ...typed.texts, [field]: text } }),
    clearPrices: () => setTyped((before) => ({ ...before, texts: {} })),
    read,
    describe(side, size, market) {
      const terms = read(side);
      if (isPlain || 'sentence' in terms) return null;
      return reader?.describeSide(side, size, terms, market) ?? null;
    },
  };
}
