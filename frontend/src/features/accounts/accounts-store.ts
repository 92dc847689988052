import type { Account, ApiKey, Gateway } from '@finally/contract';
import { createStore } from 'zustand/vanilla';
import { currentAccountId } from '@/shared/account/current-account';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { accountsApi } from './accounts-api';

export interface AccountsState {
  /** The default account first; null until loaded. */
  readonly accounts: readonly Account[] | null;
  /** Why they could not be loaded; null if they could. */
  readonly error: string | null;
}

/** The accounts of the server. */
export const accountsStore = createStore<AccountsState>(() => ({ accounts: null, error: null }));

const requests = createRequestOrder();

/** Fetches the accounts. Never rejects; a failure is kept in `error`. */
export async function refreshAccounts(): Promise<void> {
  const isLatest = requests.begin();
  try {
    const { accounts } = await accountsApi.list();
    if (isLatest()) accountsStore.setState({ accounts, error: null });
  } catch (error) {
    if (isLatest()) accountsStore.setState({ error: errorMessage(error) });
  }
}

/** Returns the account of this tab; undefined until the accounts are loaded. */
export const currentAccount = ({ accounts }: AccountsState): Account | undefined =>
  accounts?.find(({ id }) => id === currentAccountId);

/** Returns what tells this tab from those of other accounts: its account's name; null if there is only one. */
export const distinctAccountName = (state: AccountsState): string | null =>
  (state.accounts?.length ?? 0) > 1 ? (currentAccount(state)?.name ?? null) : null;

/** The parts of the dialog of accounts. */
export type AccountDialog = 'new' | 'manage' | 'keys' | 'compare';

/** The part of the dialog that is open; null if it is closed. */
export const accountDialogStore = createStore<{ readonly open: AccountDialog | null }>(() => ({
  open: null,
}));

export interface KeysState {
  /** Newest first; null until loaded. */
  readonly keys: readonly ApiKey[] | null;
  /** What programs may speak to the server, besides its own API. */
  readonly gateways: readonly Gateway[];
  readonly error: string | null;
}

/** The keys of the account of this tab. */
export const keysStore = createStore<KeysState>(() => ({
  keys: null,
  gateways: [],
  error: null,
}));

/** Fetches the keys. Never rejects; a failure is kept in `error`. */
export async function refreshKeys(): Promise<void> {
  try {
    keysStore.setState({ ...(await accountsApi.keys()), error: null });
  } catch (error) {
    keysStore.setState({ error: errorMessage(error) });
  }
}
