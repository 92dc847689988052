import type {
  Account,
  AccountChanges,
  AccountComparison,
  AccountDetails,
  AccountFork,
  AccountReset,
  Accounts,
  ApiKey,
  ApiKeyRequest,
  ApiKeys,
  NewApiKey,
  SentAccount,
} from '@finally/contract';
import { accountPath } from '@/shared/account/current-account';
import { call, callServer } from '@/shared/api/api';

/** Where everything that is stored of the account of this tab is downloaded. */
export const exportAddress = (): string => `/api${accountPath('/export')}`;

const ofAccount = (account_id: string) => `/accounts/${account_id}`;

/** The calls about accounts and their keys. A failure rejects with an ApiError. */
export const accountsApi = {
  list: () => callServer<Accounts>('GET', '/accounts'),
  compare: (ids: readonly string[]) =>
    callServer<AccountComparison>(
      'GET',
      `/accounts/compare?ids=${ids.map(encodeURIComponent).join(',')}`,
    ),
  create: (request: SentAccount) => callServer<Account>('POST', '/accounts', request),
  details: () => call<AccountDetails>('GET', '/account'),
  change: (changes: AccountChanges) => call<Account>('PATCH', '/account', changes),
  reset: (terms: AccountReset) => call<Account>('POST', '/reset', terms),
  fork: (request: AccountFork) => call<Account>('POST', '/fork', request),
  archive: () => call<Account>('POST', '/archive', {}),
  restore: (account_id: string) =>
    callServer<Account>('POST', `${ofAccount(account_id)}/restore`, {}),
  erase: (name: string) => call<void>('POST', '/erase', { name }),
  keys: () => call<ApiKeys>('GET', '/keys'),
  addKey: (request: ApiKeyRequest) => call<NewApiKey>('POST', '/keys', request),
  revokeKey: (id: string) => call<ApiKey>('DELETE', `/keys/${encodeURIComponent(id)}`),
};
