import type { PositionRow } from '../account.ts';
import { totalOf } from '../fill.ts';
import type { DeskOutcome, DeskView } from './desk.ts';
import type { OrderRow } from './order-row.ts';

/** Returns the positions of an account after a command. */
export function positionsAfter(
  before: DeskView['positions'],
  { positions }: Pick<DeskOutcome, 'positions'>,
): readonly PositionRow[] {
  const after = new Map(before);
  for (const [ticker, position] of positions) {
    if (position) after.set(ticker, position);
    else after.delete(ticker);
  }
  return [...after.values()];
}

/** Returns what the fills of an order came to in a command; undefined if it has none. */
export function filledBy({ fills }: Pick<DeskOutcome, 'fills'>, { id }: Pick<OrderRow, 'id'>) {
  const [first, ...others] = fills.filter(({ order }) => order.id === id).map(({ fill }) => fill);
  return first && totalOf([first, ...others]);
}
