import { moveByTicks, snapToTick } from '@/features/orders/terms/tick';
import { POSITION_ID, type TradeLine } from '../lines/trade-line';

interface Sent {
  readonly price: number;
  /** Whether the line was moved and dropped again since. */
  readonly isDroppedAgain: boolean;
}

/** A line that is being moved, and where it is. */
export interface Move {
  readonly line: TradeLine;
  /** Dollars a share, on a tick. */
  readonly price: number;
  readonly by: 'pointer' | 'keys';
  /** The change that awaits an answer; null before it was dropped. `price` is then where it goes next. */
  readonly sent: Sent | null;
}

/** Begins a move where the line is. */
export const beginMove = (line: TradeLine, by: Move['by']): Move => ({
  line,
  price: line.price,
  by,
  sent: null,
});

/** Moves to the tick nearest to a price; null if there is no such price. */
export const moveTo = (move: Move, price: number | null): Move =>
  price === null || price <= 0 ? move : { ...move, price: snapToTick(price) };

/**
 * Moves by ticks. The position begins at the last price: its exits are on both sides of the market.
 */
export function moveBySteps(move: Move, ticks: number, last: number | null): Move {
  const isAtStart = move.price === move.line.price;
  const from = move.line.id === POSITION_ID && isAtStart && last !== null ? last : move.price;
  return { ...move, price: moveByTicks(from, ticks) };
}

/** Returns whether a move changes anything. */
export const isChange = ({ line, price }: Move): boolean => price !== line.price;

/** Why a move ended before its drop. */
export type Interruption = 'filled' | 'changed' | 'gone' | 'other_ticker';

/**
 * Returns why a move cannot go on with other lines; null if it can, because its order is still open, at the
 * same price and with as much left to fill.
 */
export function interruption({ line }: Move, lines: readonly TradeLine[]): Interruption | null {
  const now = lines.find((one) => continues(one, line));
  if (!now) return 'gone';
  if (now.quantity !== line.quantity) return 'filled';
  return now.id === line.id && now.price === line.price ? null : 'changed';
}

/** Returns whether a line is another one as it is now: the same, or that of the order that replaced its order. */
export function continues(line: TradeLine, other: TradeLine): boolean {
  if (line.id === other.id) return true;
  const [now, before] = [line.order, other.order];
  return (
    now !== null &&
    before !== null &&
    now.order.replaces === before.order.id &&
    now.field === before.field
  );
}
