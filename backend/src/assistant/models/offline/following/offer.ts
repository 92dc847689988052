import type {
  AlertAction,
  AskedChange,
  AskedOrder,
  Order,
  Ticker,
  WatchlistChange,
} from '@finally/contract';
import type { Command } from '../../../reading/command.ts';

/** A trade that is offered. */
export interface OfferedTrade {
  readonly ticker: Ticker;
  readonly side: 'buy' | 'sell';
  /** Shares. */
  readonly quantity: number;
}

/** Actions that are proposed and never executed at once: they reverse or complete what was done. */
export interface Offer {
  /** Says what was done. */
  readonly heading: string;
  readonly trades: readonly OfferedTrade[];
  readonly orders: readonly AskedOrder[];
  readonly changes: readonly { readonly order: Order; readonly change: AskedChange }[];
  readonly cancels: readonly Order[];
  readonly alerts: readonly AlertAction['request'][];
  readonly watchlist: readonly { readonly ticker: string; readonly change: WatchlistChange }[];
  /**
   * The proceeds of what was done, in dollars, negative for a purchase, to compare with; null if nothing
   * that was filled is reversed.
   */
  readonly before: number | null;
}

export const NOTHING_OFFERED: Omit<Offer, 'heading'> = {
  trades: [],
  orders: [],
  changes: [],
  cancels: [],
  alerts: [],
  watchlist: [],
  before: null,
};

/** What a message about what was done before comes to. */
export type Resolution =
  /** Commands as if they had been said in full; `replaces` are the waiting actions that they replace. */
  | {
      readonly kind: 'commands';
      readonly commands: readonly Command[];
      readonly replaces: readonly string[];
    }
  | { readonly kind: 'offer'; readonly offer: Offer; readonly replaces: readonly string[] }
  /**
   * Nothing is done, and the person is told why or asked. `is_so` is true if it is already as the message
   * wants it, so that what waits to make it otherwise is withdrawn.
   */
  | {
      readonly kind: 'asked';
      readonly sentence: string;
      readonly is_so?: true;
      readonly replaces?: readonly string[];
    };
