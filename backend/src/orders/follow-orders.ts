import type { Ticker } from '@finally/contract';
import type { AccountEvents } from '../events/index.ts';
import type { FollowedTickers } from '../market/index.ts';
import type { RestingBook } from './resting/resting-book.ts';

/** The follower under which the tickers of an account's open orders are followed. */
export const ordering = (account_id: string): string => `ordering:${account_id}`;

export interface FollowOrdersOptions {
  readonly account_id: string;
  readonly events: AccountEvents;
  readonly book: Pick<RestingBook, 'drop'>;
  /** An order by its id, and whether the account has open orders in its ticker. */
  readonly openIn: (order_id: string) => Promise<{ ticker: Ticker; isOpen: boolean } | undefined>;
  readonly followed: Pick<FollowedTickers, 'follow' | 'releaseAll' | 'release'>;
}

/**
 * Follows the price of each ticker in which an account has an open order, until the last one ends.
 * After a reset the account has none.
 *
 * @returns a function that ends it
 */
export function followOrders({ account_id, events, book, openIn, followed }: FollowOrdersOptions) {
  const follower = ordering(account_id);
  return events.subscribe(async (committed) => {
    for (const { account_id: changed_id, change } of committed) {
      if (changed_id !== account_id) continue;
      if (change.kind === 'portfolio' && change.change === 'reset') {
        book.drop(account_id);
        await followed.releaseAll(follower);
      }
      if (change.kind !== 'order' || change.change === 'changed') continue;
      const known = await openIn(change.order_id);
      if (!known) continue;
      if (known.isOpen) await followed.follow(known.ticker, follower);
      else await followed.release(known.ticker, follower);
    }
  });
}
