import type { Side, Ticker, WatchlistChange } from '@finally/contract';
import type Fraction from 'fraction.js';
import type { Sector } from '../../market/index.ts';
import type { AlertCommand } from './alerts/alert-command.ts';
import type { Amount, Money } from './amount.ts';
import type {
  ChangeHow,
  LimitOrStop,
  PriceOrQuantity,
  StopAtWhat,
  StopOnAll,
  StopOrTrail,
  WorkingCommand,
} from './orders/order-command.ts';

/** The positions that a command applies to. */
export type Group = 'all' | 'winners' | 'losers' | 'sector';

export interface TradeCommand {
  readonly kind: 'trade';
  readonly side: Side;
  readonly ticker: Ticker;
  readonly amount: Amount;
  /**
   * The number of shares the person claims to hold; if it is wrong, the assistant asks before it
   * proposes an order.
   */
  readonly stated?: Fraction;
}

/** The part, 0 to 1, of the total value that a position is brought to. */
export interface Weight {
  readonly ticker: Ticker;
  readonly weight: Fraction;
}

/** A command that is completely understood. */
export type Command = MarketCommand | WorkingCommand | AlertCommand;

/** An order at the market or a watchlist change. */
export type MarketCommand =
  | TradeCommand
  | {
      readonly kind: 'sell_group';
      readonly group: Group;
      /** Of a group by sector. */
      readonly sector?: Sector;
      readonly except: readonly Ticker[];
      readonly part: Fraction;
    }
  /**
   * Brings a position to a fraction, 0 to 1, of the total value. `up` only buys, `down` only sells.
   */
  | {
      readonly kind: 'target';
      readonly ticker: Ticker;
      readonly weight: Fraction;
      readonly direction: 'up' | 'down' | 'either';
    }
  /** Brings a position to a number of shares. */
  | {
      readonly kind: 'target_shares';
      readonly ticker: Ticker;
      readonly shares: Fraction;
      readonly direction: 'up' | 'down' | 'either';
    }
  /**
   * Brings the named positions to fractions, 0 to 1, of the total value, and sells all others: the rest is
   * cash.
   */
  | { readonly kind: 'allocate'; readonly weights: readonly Weight[] }
  /** Makes positions equal in value: the named ones, or all. */
  | { readonly kind: 'equalize'; readonly tickers: readonly Ticker[] }
  /** Spends an amount in equal parts. */
  | { readonly kind: 'split'; readonly tickers: readonly Ticker[]; readonly amount: Money }
  | { readonly kind: 'watchlist'; readonly change: WatchlistChange; readonly ticker: string };

/** Why a possible command cannot be carried out. */
export type Obstacle =
  | LimitOrStop
  | PriceOrQuantity
  | StopOrTrail
  | StopAtWhat
  | ChangeHow
  | StopOnAll
  | {
      readonly kind: 'how_many';
      readonly side: Side;
      readonly ticker: Ticker;
      readonly typed: string;
    }
  | {
      readonly kind: 'which';
      readonly typed: string;
      readonly candidates: readonly Ticker[];
      /** False if nothing has that name and the candidates are only similar. */
      readonly is_name: boolean;
    }
  /** A fraction to buy that may be one of the cash or of one share: "half F". */
  | {
      readonly kind: 'part_of_which';
      readonly ticker: Ticker;
      readonly part: Fraction;
      readonly typed: string;
    }
  /** Nothing with that name is known. */
  | { readonly kind: 'no_such'; readonly typed: string }
  /** "it" without anything it could refer to. */
  | { readonly kind: 'no_referent'; readonly typed: string }
  /** An amount for several instruments that does not say how to divide it. */
  | { readonly kind: 'how_shared'; readonly typed: string }
  /** An invalid quantity: zero, or a fraction greater than one. */
  | { readonly kind: 'no_amount'; readonly typed: string }
  /** Weights whose sum exceeds 100 %. */
  | { readonly kind: 'too_much'; readonly weight: Fraction }
  /** A request to rebalance without target weights. */
  | { readonly kind: 'rebalance_to_what' };
