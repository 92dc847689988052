import type { OrderStepName, Ticker } from '@finally/contract';
import type { Cents, QuantityE6 } from '../kernel/money.ts';

/** What an account was right after a trade. */
export interface TradeOutcome {
  /** The position in the ticker of the trade; null if the trade closed it. */
  readonly position: {
    readonly ticker: Ticker;
    readonly quantity_e6: QuantityE6;
    readonly cost_basis_cents: Cents;
    readonly realized_pnl_cents: Cents;
    readonly bought_cents: Cents;
    readonly bought_e6: QuantityE6;
  } | null;
  readonly realized_pnl_cents: Cents;
}

/** A committed change of an account's data, as stored. */
export type AccountChange =
  | {
      readonly kind: 'portfolio';
      readonly change: 'trade';
      readonly trade_id: string;
      readonly ticker: Ticker;
      /** Whether a position in the ticker is open after the trade. */
      readonly is_held: boolean;
      /** Missing from events of earlier versions. */
      readonly outcome?: TradeOutcome;
    }
  | {
      readonly kind: 'portfolio';
      readonly change: 'reset';
      /** The tickers whose positions the reset closed. */
      readonly closed: readonly Ticker[];
    }
  | {
      readonly kind: 'order';
      readonly order_id: string;
      readonly change: OrderStepName;
    }
  | {
      readonly kind: 'proposal';
      readonly id: string;
      readonly change: 'asked' | 'repriced' | 'decided';
    }
  /** `list_id` is null if the lists themselves changed: their names, their order, or which there are. */
  | { readonly kind: 'watchlist'; readonly list_id: string | null }
  | { readonly kind: 'alert'; readonly ids: readonly string[] }
  | {
      readonly kind: 'chat';
      readonly change:
        | 'asked'
        | 'answered'
        | 'decided'
        | 'cleared'
        | 'suggestion_dismissed'
        | 'remembered';
    }
  | { readonly kind: 'settings'; readonly version: number }
  | { readonly kind: 'trade_note'; readonly trade_id: string }
  | {
      readonly kind: 'account';
      readonly change: 'created' | 'changed' | 'archived' | 'restored' | 'keys';
    }
  | { readonly kind: 'workspace'; readonly name: string; readonly change: 'saved' | 'deleted' }
  | {
      readonly kind: 'scan';
      readonly name: string;
      readonly change: 'saved' | 'renamed' | 'deleted';
    };

/** A change with its sequence number. */
export interface AccountEvent {
  readonly account_id: string;
  /** Counts from 1 for each account, without gaps. Serves as a reader's cursor. */
  readonly sequence: number;
  readonly change: AccountChange;
}

/** The newest events of each account. The stores that make the changes append them. */
export interface AccountEventStore {
  /** Returns the events after a cursor, oldest first. */
  after(account_id: string, cursor: number, limit: number): Promise<readonly AccountEvent[]>;
  /**
   * Returns the sequences of the oldest and the newest stored event; null if the account has none
   * yet.
   */
  bounds(account_id: string): Promise<{ readonly oldest: number; readonly newest: number } | null>;
}
