import type { BarInterval, Side, Ticker } from '@finally/contract';
import type { IndicatorKind } from '@/features/chart/indicators/catalog';
import type { OrderSize } from '@/features/orders/size/order-size';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import type { AlertWish } from './alert-grammar';

/** The request of a command line. If its ticker is null, it is about the selected ticker. */
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
 * The result of parsing a line: one intent; several possible intents with a question; a sentence
 * that says what to type instead, and whether the line is an order; or null if the line begins no
 * command.
 */
export type Reading =
  | { intent: Intent }
  | { either: readonly Intent[]; question: string }
  | { problem: string; isOrder?: true }
  | null;
