import type { QuantityE6 } from '../../../kernel/money.ts';
import type { RerunStep } from '../../../market/index.ts';
import type { KeptFill } from './kept-fill.ts';

/** What is known of the markets that fills were made in, without their explanations. */
export interface KnownMarkets {
  /** The period of the journal in which a fill was made; 0 if it is older than the first one. */
  period(fill: KeptFill): number;
  /** What a simulated market showed in the step that a fill names; undefined if that is not known. */
  shown(fill: KeptFill): RerunStep | undefined;
  /** Why a fill cannot have been made in the step that it names; undefined if it can. */
  whyImpossible(fill: KeptFill): string | undefined;
  /** The shares of others that must have been ahead of a resting order before its fill, at least. */
  leastAhead(fill: KeptFill): QuantityE6 | undefined;
}

export const NOTHING_KNOWN: KnownMarkets = {
  period: () => 0,
  shown: () => undefined,
  whyImpossible: () => undefined,
  leastAhead: () => undefined,
};
