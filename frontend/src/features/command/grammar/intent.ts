import type { BarInterval, Side, Ticker } from '@finally/contract';
import type { IndicatorKind } from '@finally/contract/indicators/catalog';
import type { OrderSize } from '@/features/orders/size/order-size';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import type { AlertWish } from './alert-grammar';
import type { PercentTerms } from './orders/percent-terms';

/** The kind of an open order as a line names it. A stop includes a trailing one. */
export type ChosenType = 'limit' | 'stop' | 'trail' | 'take_profit';

/** Which of the open orders a line is about; null stands for any. */
export interface ChosenOrders {
  readonly ticker: Ticker | null;
  readonly side: Side | null;
  readonly type: ChosenType | null;
  /** Dollars: the limit or the stop of the order. */
  readonly price: number | null;
  /** Only the newest of them. */
  readonly isLatest: boolean;
}

/** The value that an open order is changed to. */
export type OrderValue =
  | { readonly kind: 'price'; readonly price: number }
  | { readonly kind: 'percent'; readonly percent: number };

/** An order. Without terms and percentages it is one at the market. */
export interface TradeIntent {
  kind: 'trade';
  side: Side;
  size: OrderSize;
  ticker: Ticker | null;
  terms?: OrderTerms;
  percents?: PercentTerms;
}

/** The request of a command line. If its ticker is null, it is about the selected ticker. */
export type Intent =
  | { kind: 'show'; ticker: Ticker | null; interval: BarInterval | null }
  | { kind: 'compare'; ticker: Ticker }
  | { kind: 'show_view'; view: 'ladder' | 'tape' | 'news'; ticker: Ticker | null }
  | TradeIntent
  | { kind: 'cancel_orders'; of: 'all' }
  | { kind: 'cancel_orders'; of: 'ticker'; ticker: Ticker }
  | { kind: 'cancel_orders'; of: 'chosen'; chosen: ChosenOrders }
  | { kind: 'change_order'; chosen: ChosenOrders; to: OrderValue }
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
