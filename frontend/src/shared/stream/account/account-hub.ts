import type { AccountStreamEvent } from '@finally/contract';
import type { AccountLink, AccountListener } from './account-connection';

/** A message from a tab to the worker. `account:ping` asks whether the worker still runs. */
export type AccountTabMessage = 'account:join' | 'account:ping' | 'account:leave';

/** A message from the worker to a tab. `joined` answers a tab if there is no event for it. */
export type AccountHubMessage = AccountStreamEvent | { readonly name: 'joined' };

/** The port to a tab, such as a MessagePort. */
export interface AccountHubPort {
  postMessage(message: AccountHubMessage): void;
}

export const isForAccountHub = (message: string): message is AccountTabMessage =>
  message.startsWith('account:');

/** Shares one connection to the account stream among all tabs, hidden ones too. */
export class AccountHub {
  readonly #link: AccountLink;
  readonly #tabs = new Set<AccountHubPort>();
  /** Whether an event has arrived; from then on the hub misses none. */
  #isFollowing = false;

  /** @param connect creates the connection, still closed */
  constructor(connect: (listener: AccountListener) => AccountLink) {
    this.#link = connect((event) => {
      this.#isFollowing = true;
      for (const tab of this.#tabs) tab.postMessage(event);
    });
  }

  /** Handles a message of a tab. */
  receive(tab: AccountHubPort, message: AccountTabMessage): void {
    if (message === 'account:leave') {
      if (this.#tabs.delete(tab) && this.#tabs.size === 0) {
        this.#link.close();
        this.#isFollowing = false;
      }
      return;
    }
    const isNew = !this.#tabs.has(tab);
    this.#tabs.add(tab);
    this.#link.open();
    // The tab has missed changes between its first fetch and this moment.
    const hasMissed = isNew && this.#isFollowing;
    tab.postMessage(hasMissed ? { name: 'reset', data: { sequence: 0 } } : { name: 'joined' });
  }
}
