import type { Ticker } from '@finally/contract';
import type { Draft, Order } from './draft.ts';
import { forCents } from './quantity.ts';

/** An order, a remark that none is needed, or a sentence that says why there is none. */
export type StepOutcome = Order | { readonly note: string } | string;

/** Buys or sells as many shares as change the position's value by this many cents. */
export function shift(ticker: Ticker, by_cents: number, draft: Draft): StepOutcome {
  if (by_cents === 0) return { note: `${ticker} is where it should be already.` };
  const side = by_cents > 0 ? 'buy' : 'sell';
  const quantity = forCents(Math.abs(by_cents), ticker, draft);
  if (!quantity.ok) return quantity.error;
  return { ticker, side, quantity: quantity.value, by_value: true };
}
