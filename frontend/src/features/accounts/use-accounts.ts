'use client';

import type { Account } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccountChange } from '@/features/session/use-account-events';
import {
  type AccountDialog,
  type AccountsState,
  accountDialogStore,
  accountsStore,
  currentAccount,
  distinctAccountName,
  type KeysState,
  keysStore,
  refreshAccounts,
  refreshKeys,
} from './accounts-store';

export type { AccountDialog };

/** Fetches the accounts now and after each change of the one of this tab. One caller only. */
export function useAccountsLoading(): void {
  useEffect(() => void refreshAccounts(), []);
  useAccountChange('account', refreshAccounts);
}

export const useAccounts = (): AccountsState => useStore(accountsStore);

/** Returns the account of this tab; undefined until the accounts are loaded. */
export const useCurrentAccount = (): Account | undefined => useStore(accountsStore, currentAccount);

/** Returns the name of the account of this tab; null if it is the only one. */
export const useDistinctAccountName = (): string | null =>
  useStore(accountsStore, distinctAccountName);

/** Returns the part of the dialog of accounts that is open; null if it is closed. */
export const useAccountDialog = (): AccountDialog | null =>
  useStore(accountDialogStore, ({ open }) => open);

/** Returns the keys of the account of this tab, which are fetched now and after each change. */
export function useKeys(): KeysState {
  useEffect(() => void refreshKeys(), []);
  useAccountChange('account', refreshKeys);
  return useStore(keysStore);
}
