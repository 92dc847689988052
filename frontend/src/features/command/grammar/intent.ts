import type { BarInterval, Side, Ticker } from '@finally/contract';
import type { IndicatorKind } from '@/features/chart/indicators/catalog';
import type { OrderSize } from '@/features/orders/size/order-size';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import type { AlertWish } from './alert-grammar';

/** What a line of the command line asks for. A ticker of null means the chosen one. */
export type Intent =
  | { kind: 'show'; ticker: Ticker | null; interval: BarInterval | null }
  | { kind: 'compare'; ticker: Ticker }
  /** Without terms, an order at the market. */
  | { kind: 'trade'; side: Side; size: OrderSize; ticker: Ticker | null; terms?: OrderTerms }
  | { kind: 'cancel_orders'; of: 'all' }
  | { kind: 'cancel_orders'; of: 'ticker'; ticker: Ticker }
  | { kind: 'sell_everything' }
  | { kind: 'watch'; ticker: Ticker | null }
  | { kind: 'unwatch'; ticker: Ticker | null }
  | { kind: 'alert'; ticker: Ticker | null; wish: AlertWish }
  | { kind: 'indicator'; indicator: IndicatorKind; parameters: readonly number[] }
  | { kind: 'ask'; message: string }
  | { kind: 'reset' };

/**
 * A line understood, what it may mean with a question if that is not certain, or what would be right
 * if it is not understood, and whether it is an order then; null if it begins no sentence of ours.
 */
export type Reading =
  | { intent: Intent }
  | { either: readonly Intent[]; question: string }
  | { problem: string; isOrder?: true }
  | null;
