import type { AccountStreamEvent } from '@finally/contract';
import type { AccountLink, AccountListener } from './account-connection';

/**
 * A message from a tab to the worker, with its account. `account:ping` asks whether the worker still
 * runs.
 */
export type AccountTabMessage =
  | `account:join:${string}`
  | `account:ping:${string}`
  | 'account:leave';

/** A message from the worker to a tab. `joined` answers a tab if there is no event for it. */
export type AccountHubMessage = AccountStreamEvent | { readonly name: 'joined' };

/** The port to a tab, such as a MessagePort. */
export interface AccountHubPort {
  postMessage(message: AccountHubMessage): void;
}

export const isForAccountHub = (message: string): message is AccountTabMessage =>
  message.startsWith('account:');

/**
 * Shares one connection to the account stream among all tabs, hidden ones too. Each tab gets the events
 * of its own account only.
 */
export class AccountHub {
  readonly #link: AccountLink;
  /** The account of each tab. */
  readonly #tabs = new Map<AccountHubPort, string>();
  /** Accounts of which an event has arrived; from then on the hub misses none of theirs. */
  readonly #following = new Set<string>();

  /** @param connect creates the connection, still closed */
  constructor(connect: (listener: AccountListener) => AccountLink) {
    this.#link = connect((event, account_id) => {
      this.#following.add(account_id);
      for (const [tab, own] of this.#tabs) if (own === account_id) tab.postMessage(event);
    });
  }

  /** Handles a message of a tab. */
  receive(tab: AccountHubPort, message: AccountTabMessage): void {
    if (message === 'account:leave') {
      if (this.#tabs.delete(tab)) this.#follow();
      return;
    }
    const account_id = message.slice(message.indexOf(':', 'account:'.length) + 1);
    const isNew = this.#tabs.get(tab) !== account_id;
    this.#tabs.set(tab, account_id);
    this.#follow();
    // The tab has missed changes between its first fetch and this moment.
    const hasMissed = isNew && this.#following.has(account_id);
    tab.postMessage(hasMissed ? { name: 'reset', data: { sequence: 0 } } : { name: 'joined' });
  }

  /** Follows the accounts of the open tabs. */
  #follow(): void {
    const account_ids = [...new Set(this.#tabs.values())];
    for (const account_id of this.#following) {
      if (!account_ids.includes(account_id)) this.#following.delete(account_id);
    }
    if (account_ids.length === 0) this.#link.close();
    else this.#link.follow(account_ids);
  }
}
