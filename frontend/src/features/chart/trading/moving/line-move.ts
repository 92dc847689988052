import { moveByTicks, snapToTick } from '@/features/orders/terms/tick';
import { POSITION_ID, type TradeLine } from '../lines/trade-line';

/** A line that is being moved, and where it is. */
export interface Move {
  readonly line: TradeLine;
  /** Dollars a share, on a tick. */
  readonly price: number;
  readonly by: 'pointer' | 'keys';
  /** Whether it was dropped, and its change awaits an answer. */
  readonly isSent: boolean;
}

/** Begins a move where the line is. */
export const beginMove = (line: TradeLine, by: Move['by']): Move => ({
  line,
  price: line.price,
  by,
  isSent: false,
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

/**
 * Returns whether a move can go on with other lines: its order is still open, at the same price and with as
 * much left to fill.
 */
export function canGoOn({ line }: Move, lines: readonly TradeLine[]): boolean {
  const now = lines.find(({ id }) => id === line.id);
  return now !== undefined && now.quantity === line.quantity && now.price === line.price;
}
