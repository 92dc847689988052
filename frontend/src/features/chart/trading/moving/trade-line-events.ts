import type { Order } from '@finally/contract';
import type { TradeLine } from '../lines/trade-line';
import type { Interruption, Move } from './line-move';

/** What the lines of a chart tell. */
export interface TradeLineEvents {
  /** Called with each new price of a line that is moved; with null once it is not. */
  onMove(move: Move | null): void;
  /** Applies a move; resolves once it is answered. */
  onDrop(line: TradeLine, price: number): Promise<void>;
  /** Called if a move ends before its drop. */
  onInterrupted(line: TradeLine, why: Interruption): void;
  /** Called if a line is to be moved that cannot be. */
  onFixed(reason: string): void;
  onCancelOrder(order: Order): void;
  onMenu(line: TradeLine, at: { x: number; y: number }): void;
}

/** Tells nobody. */
export const SILENT: TradeLineEvents = {
  onMove: () => {},
  onDrop: () => Promise.resolve(),
  onInterrupted: () => {},
  onFixed: () => {},
  onCancelOrder: () => {},
  onMenu: () => {},
};
