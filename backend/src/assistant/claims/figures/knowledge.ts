import type { ChatAction, Downtime, Order, Portfolio, PriceUpdate } from '@finally/contract';
import type { ExplainedFill } from '../../../orders/index.ts';
import type { AssistantLimits } from '../../../risk/allowances.ts';
import type { TickerDay } from '../../prompt/ticker-day.ts';
import type { Trend } from '../../prompt/trend.ts';

/** The quantity that a figure describes. */
export type Field =
  | 'held'
  | 'price'
  | 'range'
  | 'cost'
  | 'basis'
  | 'value'
  | 'profit'
  | 'weight'
  | 'day'
  | 'trend'
  | 'traded'
  | 'trade_price'
  | 'trade_value'
  | 'cash'
  | 'total'
  | 'alert'
  | 'limit'
  | 'asked'
  | 'count';

export type Unit = 'shares' | 'money' | 'percent' | 'count';

/** What a count counts. */
export type Counted = 'orders' | 'alerts' | 'positions' | 'watched' | 'actions';

/** A figure that the program knows. */
export interface Fact {
  readonly field: Field;
  readonly unit: Unit;
  readonly value: number;
  /** Null for the account as a whole. */
  readonly ticker: string | null;
  /** True if the sign matters, as for a profit or a change. */
  readonly signed: boolean;
  readonly counted: Counted | null;
}

/** The parts of an alert that a text may mention. */
export interface KnownAlert {
  readonly ticker: string;
  readonly upper: number | null;
  readonly lower: number | null;
  readonly state: 'active' | 'fired' | 'expired';
}

/** Everything the program knows when a text is final. */
export interface Knowledge {
  /** After the actions of the answer. */
  readonly portfolio: Portfolio;
  /** As the model received it; prices may have changed since. */
  readonly portfolio_before: Portfolio;
  readonly watched: readonly string[];
  readonly quotes: readonly PriceUpdate[];
  readonly trends: readonly Trend[];
  readonly days: readonly TickerDay[];
  readonly limits: AssistantLimits | null;
  readonly alerts: readonly KnownAlert[];
  /** The open orders after the actions of the answer. */
  readonly open_orders: readonly Order[];
  /** The orders and the fills that the model was shown. */
  readonly shown: {
    readonly orders: readonly Order[];
    readonly fills: readonly ExplainedFill[];
    /** By the id of the order. */
    readonly downtimes: ReadonlyMap<string, readonly Downtime[]>;
  };
  /** Facts that the model looked up. */
  readonly looked_up?: readonly Fact[];
  /** The actions of this answer. */
  readonly actions: readonly ChatAction[];
  /** The actions of previous answers. */
  readonly earlier: readonly ChatAction[];
}

/** Adds a fact; a value that is not known adds none. */
export type Add = (
  ticker: string | null,
  field: Field,
  unit: Unit,
  value: number | null | undefined,
  signed?: boolean,
  counted?: Counted | null,
) => void;
