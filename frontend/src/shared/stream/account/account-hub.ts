import type { AccountStreamEvent } from '@finally/contract';
import type { AccountLink, AccountListener } from './account-connection';

/** What a tab tells the worker. `account:ping` asks whether the worker still runs. */
export type AccountTabMessage = 'account:join' | 'account:ping' | 'account:leave';

/** What the worker tells a tab. `joined` answers a tab for which there is nothing else to tell. */
export type AccountHubMessage = AccountStreamEvent | { readonly name: 'joined' };

/** A tab's end of the line, as a MessagePort is one. */
export interface AccountHubPort {
  postMessage(message: AccountHubMessage): void;
}

export const isForAccountHub = (message: string): message is AccountTabMessage =>
  message.startsWith('account:');

/** Shares one connection to the account stream among all tabs, hidden ones too. */
export class AccountHub {
  readonly #link: AccountLink;
  readonly #tabs = new Set<AccountHubPort>();
  /** Whether an event has come: from then on none is missed. */
  #isFollowing = false;

  /** @param connect makes the connection, closed */
  constructor(connect: (listener: AccountListener) => AccountLink) {
    this.#link = connect((event) => {
      this.#isFollowing = true;
      for (const tab of this.#tabs) tab.postMessage(event);
    });
  }

  /** Takes in what a tab says. */
  hear(tab: AccountHubPort, message: AccountTabMessage): void {
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
    // What changed between the tab's first look and this moment went past it.
    const hasMissed = isNew && this.#isFollowing;
    tab.postMessage(hasMissed ? { name: 'reset', data: { sequence: 0 } } : { name: 'joined' });
  }
}
