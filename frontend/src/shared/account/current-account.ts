import { DEFAULT_ACCOUNT_ID } from '@finally/contract';

/** The parameter of the page's address that names an account. */
const PARAMETER = 'account';
const NAME = 'finally.account';
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** Reads from a storage that the browser may forbid. */
function read(storage: () => Storage): string | null {
  try {
    return storage().getItem(NAME);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, account_id: string): void {
  try {
    storage().setItem(NAME, account_id);
  } catch {
    // The address names the account as well.
  }
}

/**
 * Returns the account of this tab: the one that its address names, or else that of the tab before it
 * was loaded again, or else the one that this browser used last.
 */
function chosenAccount(): string {
  if (typeof window === 'undefined') return DEFAULT_ACCOUNT_ID;
  const candidates = [
    new URLSearchParams(window.location.search).get(PARAMETER),
    read(() => sessionStorage),
    read(() => localStorage),
  ];
  const chosen = candidates.find((id) => id !== null && ID.test(id)) ?? DEFAULT_ACCOUNT_ID;
  write(() => sessionStorage, chosen);
  return chosen;
}

/**
 * The account that this tab is about, until it is loaded again: everything that the page holds is of
 * this account, so another one is another page.
 */
export const currentAccountId: string = chosenAccount();

/** Returns the path of a call for the account of this tab. */
export const accountPath = (path: string): string =>
  currentAccountId === DEFAULT_ACCOUNT_ID ? path : `/accounts/${currentAccountId}${path}`;

/** Returns the name under which the browser keeps something that belongs to the account of this tab. */
export const accountKey = (name: string): string =>
  currentAccountId === DEFAULT_ACCOUNT_ID ? name : `${name}.${currentAccountId}`;

/** Returns the address of the page for an account, which can be opened in another tab. */
export const accountAddress = (account_id: string): string => `/?${PARAMETER}=${account_id}`;

/** Loads the page for another account, which this browser opens from then on. */
export function openAccount(account_id: string): void {
  write(() => localStorage, account_id);
  write(() => sessionStorage, account_id);
  globalThis.location.assign(accountAddress(account_id));
}

/** Loads the page for the default account, because there is no such account any more. */
export function leaveAccount(): void {
  if (currentAccountId === DEFAULT_ACCOUNT_ID) return;
  openAccount(DEFAULT_ACCOUNT_ID);
}
