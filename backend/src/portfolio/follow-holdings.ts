import type { Ticker } from '@finally/contract';
import type { AccountEvents } from '../events/index.ts';
import type { FollowedTickers } from '../market/index.ts';

/** Name under which the tickers that an account holds are followed. */
export const holding = (account_id: string): string => `holding:${account_id}`;

export interface FollowHoldingsOptions {
  readonly account_id: string;
  readonly events: AccountEvents;
  readonly followed: Pick<FollowedTickers, 'follow' | 'release'>;
}

/**
 * Follows the price of each ticker that an account buys, until the position is closed.
 *
 * @returns a function that stops following
 */
export function followHoldings({ account_id, events, followed }: FollowHoldingsOptions) {
  const follower = holding(account_id);
  const follow = (ticker: Ticker, is_held: boolean): Promise<void> =>
    is_held ? followed.follow(ticker, follower) : followed.release(ticker, follower);
  return events.subscribeTo(account_id, async (committed) => {
    const followings: Promise<void>[] = [];
    for (const { change } of committed) {
      if (change.kind !== 'portfolio') continue;
      if (change.change === 'trade') followings.push(follow(change.ticker, change.is_held));
      else followings.push(...change.closed.map((ticker) => follow(ticker, false)));
    }
    await Promise.all(followings);
  });
}
