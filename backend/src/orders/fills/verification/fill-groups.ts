import type { FillExplanation } from '../explanation/explanation.ts';
import type { KeptFill } from './kept-fill.ts';

/** What one order took in one step, or a single fill. */
export type Group = readonly [KeptFill, ...KeptFill[]];

/** Returns the explanation of a fill that has one. */
export const explanationOf = ({ trade }: KeptFill): FillExplanation =>
  trade.explanation as FillExplanation;

/** Yields fills in groups, in their order. */
export function* groupsOf(fills: Iterable<KeptFill>): Generator<Group> {
  let group: [KeptFill, ...KeptFill[]] | undefined;
  for (const fill of fills) {
    if (group && isSameTaking(group[0], fill)) group.push(fill);
    else {
      if (group) yield group;
      group = [fill];
    }
  }
  if (group) yield group;
}

const isSameTaking = (one: KeptFill, other: KeptFill): boolean =>
  one.order.id === other.order.id &&
  one.trade.liquidity === 'taker' &&
  other.trade.liquidity === 'taker' &&
  one.trade.explanation !== null &&
  other.trade.explanation !== null &&
  explanationOf(one).step === explanationOf(other).step;
