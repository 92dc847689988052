import type { AccountStreamEvent } from '@finally/contract';
import { openSharedPort } from '../shared-port';
import { AccountConnection } from './account-connection';
import type { AccountHubMessage, AccountTabMessage } from './account-hub';

type Listener = (event: AccountStreamEvent) => void;

/** What delivers the events of the account of this tab. */
interface TabLink {
  open(): void;
  close(): void;
}

function openOwn(account_id: string, listener: Listener): TabLink {
  const connection = new AccountConnection((event) => listener(event));
  return { open: () => connection.follow([account_id]), close: () => connection.close() };
}

function openShared(
  name: string,
  account_id: string,
  listener: Listener,
  onFailure: () => void,
): TabLink | null {
  const port = openSharedPort<AccountTabMessage, AccountHubMessage>({
    name,
    probe: `account:ping:${account_id}`,
    goodbye: 'account:leave',
    onMessage(message) {
      if (message.name !== 'joined') listener(message);
    },
    onFailure,
  });
  if (!port) return null;
  return { open: () => port.request(`account:join:${account_id}`), close: port.close };
}

/**
 * Follows the stream of one account until closed: over the connection that all tabs share, or over its own
 * connection if the browser has no shared workers.
 */
export class AccountStream {
  readonly #listener: Listener;
  readonly #name: string;
  readonly #account_id: string;
  #link: TabLink | null = null;

  /**
   * @param name the name of the worker, which also delivers the prices
   * @param account_id of this tab
   */
  constructor(name: string, account_id: string, listener: Listener) {
    this.#name = name;
    this.#account_id = account_id;
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
      this.#link = openOwn(this.#account_id, this.#listener);
      this.#link.open();
    };
    this.#link =
      openShared(this.#name, this.#account_id, this.#listener, onFailure) ??
      openOwn(this.#account_id, this.#listener);
    this.#link.open();
  };

  readonly #leave = (): void => {
    this.#link?.close();
    this.#link = null;
  };
}
