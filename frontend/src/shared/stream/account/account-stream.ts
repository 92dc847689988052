import { openSharedPort } from '../shared-port';
import { AccountConnection, type AccountLink, type AccountListener } from './account-connection';
import type { AccountHubMessage, AccountTabMessage } from './account-hub';

function openShared(
  name: string,
  listener: AccountListener,
  onFailure: () => void,
): AccountLink | null {
  const port = openSharedPort<AccountTabMessage, AccountHubMessage>({
    name,
    probe: 'account:ping',
    goodbye: 'account:leave',
    onMessage(message) {
      if (message.name !== 'joined') listener(message);
    },
    onFailure,
  });
  if (!port) return null;
  return { open: () => port.request('account:join'), close: port.close };
}

/**
 * Follows the account stream until closed: over the connection that all tabs share, or over its own
 * connection if the browser has no shared workers.
 */
export class AccountStream {
  readonly #listener: AccountListener;
  readonly #name: string;
  #link: AccountLink | null = null;

  /** @param name the name of the worker, which also delivers the prices */
  constructor(name: string, listener: AccountListener) {
    this.#name = name;
    this.#listener = listener;
    window.addEventListener('pagehide', this.#leave);
    window.addEventListener('pageshow', this.#join);
    this.#join();
  }

  /** Closes the stream permanently. */
  close(): void {
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#join);
    this.#leave();
  }

  readonly #join = (): void => {
    if (this.#link) return;
    const onFailure = () => {
      this.#link = new AccountConnection(this.#listener);
      this.#link.open();
    };
    this.#link =
      openShared(this.#name, this.#listener, onFailure) ?? new AccountConnection(this.#listener);
    this.#link.open();
  };

  readonly #leave = (): void => {
    this.#link?.close();
    this.#link = null;
  };
}
