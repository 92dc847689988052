import { formatPrice } from '@/shared/format/format';
import type { Move } from '../moving/line-move';
import { type LineFigure, lineFigures, movedFigures } from './line-figures';
import { POSITION_ID, type TradeLine } from './trade-line';

/** What the label of a line shows. */
export interface LabelView {
  readonly id: string;
  /** The id of the label that it takes the place of, which keeps its focus; null if it is new. */
  readonly succeeds: string | null;
  readonly name: string;
  readonly look: 'buy' | 'sell' | 'position' | 'waiting';
  readonly price: number;
  /** The price in words, for screen readers. */
  readonly value: string;
  readonly figures: readonly LineFigure[];
  readonly isMoving: boolean;
  /** What a move would do, as the server says; null if it is not known. */
  readonly note: { readonly text: string; readonly isRefused: boolean } | null;
  readonly isFixed: boolean;
  /** The name of the button that cancels the order; null for the position. */
  readonly cancel: string | null;
}

/** What a move would do, by the server. */
export type MoveNote = LabelView['note'];

interface Shown {
  /** The move of this line; null if another line or none is moved. */
  readonly move: Move | null;
  /** The last price in dollars; null if it is not known. */
  readonly last: number | null;
  readonly note: MoveNote;
}

const lookOf = ({ order, side }: TradeLine): LabelView['look'] =>
  order === null ? 'position' : order.isHeld ? 'waiting' : side;

/** The exit that the position is moved to: `Stop loss 5`. */
function exitName({ quantity }: TradeLine, price: number, last: number | null): string {
  const exit = last !== null && price > last ? 'Take profit' : 'Stop loss';
  return `${exit} ${quantity}`;
}

/** Returns what the label of a line shows. */
export function labelView(line: TradeLine, { move, last, note }: Shown): LabelView {
  const { id, order, fixed } = line;
  const price = move?.price ?? line.price;
  const shown = { text: formatPrice(price), tone: 'plain', isMain: true } as const;
  const figures = move ? movedFigures(line, price, last) : lineFigures(line, last);
  const isExit = move !== null && id === POSITION_ID && price !== line.price;
  return {
    id,
    succeeds: order?.order.replaces ? `${order.order.replaces} ${order.field.split('_')[0]}` : null,
    name: isExit ? exitName(line, price, last) : line.name,
    look: lookOf(line),
    price,
    value: [shown, ...figures].map(({ text }) => text).join(', '),
    // A line that stays has its price at the axis.
    figures: move ? [shown, ...figures] : figures,
    isMoving: move !== null,
    note,
    isFixed: fixed !== null,
    cancel: order === null ? null : `Cancel: ${line.name}`,
  };
}
