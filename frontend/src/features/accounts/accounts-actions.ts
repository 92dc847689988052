import type { AccountReset } from '@finally/contract';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { accountsApi } from './accounts-api';
import { type AccountDialog, accountDialogStore, refreshAccounts } from './accounts-store';

export { refreshAccounts, refreshKeys } from './accounts-store';

/** Opens a part of the dialog of accounts; null closes it. */
export const openAccountDialog = (open: AccountDialog | null): void =>
  accountDialogStore.setState({ open });

/** Starts the account of this tab over. A refusal rejects with an ApiError. */
export async function resetAccount(terms: AccountReset): Promise<void> {
  await accountsApi.reset(terms);
  await Promise.all([portfolioStore.refresh(), refreshAccounts()]);
}
