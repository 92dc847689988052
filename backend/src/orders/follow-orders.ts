import type { AccountEvents } from '../events/index.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { FollowedTickers } from '../market/index.ts';
import type { RestingBook } from './resting/resting-book.ts';

/** The follower under which the tickers of an account's open orders are followed. */
export const ordering = (account_id: string): string => `ordering:${account_id}`;

export interface FollowOrdersOptions {
  readonly events: AccountEvents;
  readonly book: Pick<RestingBook, 'drop'>;
  readonly ledger: Pick<LedgerStore, 'order' | 'hasOpenOrders'>;
  readonly followed: Pick<FollowedTickers, 'follow' | 'releaseAll' | 'release'>;
}

/**
 * Follows the price of each ticker in which an account has an open order, until the last one ends,
 * whether anybody uses the account or not. After a reset, and once it is archived, it has none.
 *
 * @returns a function that ends it
 */
export function followOrders({ events, book, ledger, followed }: FollowOrdersOptions) {
  return events.subscribe(async (committed) => {
    for (const { account_id, change } of committed) {
      const follower = ordering(account_id);
      const isOver =
        (change.kind === 'portfolio' && change.change === 'reset') ||
        (change.kind === 'account' && change.change === 'archived');
      if (isOver) {
        book.drop(account_id);
        await followed.releaseAll(follower);
      }
      if (change.kind !== 'order' || change.change === 'changed') continue;
      const order = await ledger.order(account_id, change.order_id);
      if (!order) continue;
      const isOpen = await ledger.hasOpenOrders(account_id, order.ticker);
      if (isOpen) await followed.follow(order.ticker, follower);
      else await followed.release(order.ticker, follower);
    }
  });
}
