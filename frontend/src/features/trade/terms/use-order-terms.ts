'use client';

import type { OrderType } from '@finally/contract';
import { useState } from 'react';
import { AT_MARKET, type TermField, type TypedTerms, timesFor } from './typed-terms';

export interface TermsForm {
  readonly typed: TypedTerms;
  changeType(type: OrderType): void;
  /** Changes what is chosen, or typed, beside the prices. */
  change(part: Partial<Pick<TypedTerms, 'time_in_force' | 'until' | 'hasExits'>>): void;
  changePrice(field: TermField, text: string): void;
  /** Empties the prices, which belong to another ticker. */
  clearPrices(): void;
}

/** A time in force that does not go with the type becomes the first that does. */
function fitting(typed: TypedTerms): TypedTerms {
  const times = timesFor(typed);
  return times.includes(typed.time_in_force)
    ? typed
    : { ...typed, time_in_force: times[0] ?? 'day' };
}

/** The terms of the ticket: a market order until another type is chosen. */
export function useOrderTerms(onChange: () => void): TermsForm {
  const [typed, setTyped] = useState(AT_MARKET);
  function change(part: Partial<TypedTerms>) {
    setTyped((before) => fitting({ ...before, ...part }));
    onChange();
  }
  return {
    typed,
    changeType: (type) => change({ type }),
    change,
    changePrice: (field, text) => change({ texts: { ...typed.texts, [field]: text } }),
    clearPrices: () => setTyped((before) => ({ ...before, texts: {} })),
  };
}
