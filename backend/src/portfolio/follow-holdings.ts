import type { Ticker } from '@finally/contract';
import type { AccountEvents } from '../events/index.ts';
import type { FollowedTickers } from '../market/index.ts';

/** Under this name the portfolio keeps the prices of what it holds alive. */
export const HOLDING = 'holding';

export interface FollowHoldingsOptions {
  readonly account_id: string;
  readonly events: AccountEvents;
  readonly followed: Pick<FollowedTickers, 'follow' | 'release'>;
}

/**
 * Follows the price of each ticker that an account begins to hold, and lets go of it when the
 * position is closed.
 *
 * @returns ends this
 */
export function followHoldings({ account_id, events, followed }: FollowHoldingsOptions) {
  const follow = (ticker: Ticker, is_held: boolean): Promise<void> =>
    is_held ? followed.follow(ticker, HOLDING) : followed.release(ticker, HOLDING);
  return events.subscribe(async (committed) => {
    const followings: Promise<void>[] = [];
    for (const { account_id: changed_id, change } of committed) {
      if (changed_id !== account_id || change.kind !== 'portfolio') continue;
      if (change.change === 'trade') followings.push(follow(change.ticker, change.is_held));
      else followings.push(...change.closed.map((ticker) => follow(ticker, false)));
    }
    await Promise.all(followings);
  });
}
