'use client';

import type { Account } from '@finally/contract';
import { accountAddress, currentAccountId, openAccount } from '@/shared/account/current-account';
import { formatMoney } from '@/shared/format/format';
import { Menu, MenuGroup } from '@/ui/overlay/menu';
import { AccountMark } from './account-color';
import { openAccountDialog, refreshAccounts } from './accounts-actions';
import { useAccountCommands } from './use-account-commands';
import {
  type AccountDialog,
  useAccounts,
  useAccountsLoading,
  useCurrentAccount,
} from './use-accounts';

const ACTIONS: readonly (readonly [AccountDialog, string])[] = [
  ['new', 'New account…'],
  ['manage', 'Manage this account…'],
  ['keys', 'Keys for programs…'],
  ['compare', 'Compare accounts…'],
];

/** Shows the account of this tab, and switches to another one. */
export function AccountMenu() {
  useAccountsLoading();
  useAccountCommands();
  const { accounts, error } = useAccounts();
  const current = useCurrentAccount();
  const active = (accounts ?? []).filter(({ archived_at }) => archived_at === null);
  // On a phone the value of the only account has the room; `ACCOUNT NEW` makes another one.
  const place = active.length > 1 ? 'contents' : 'hidden sm:contents';
  return (
    <div className={place}>
      <Menu
        label={current ? `Account: ${current.name}` : 'Account'}
        face={
          current ? (
            <>
              <AccountMark color={current.color} />
              <span className="hidden truncate sm:inline" style={{ maxWidth: '8rem' }}>
                {current.name}
              </span>
            </>
          ) : (
            <span className="hidden sm:inline">Account</span>
          )
        }
        onOpen={() => void refreshAccounts()}
      >
        <MenuGroup legend="Accounts">
          {error ? <p className="text-sm text-muted">{error}</p> : null}
          <ul className="max-h-72 overflow-y-auto">
            {active.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </ul>
        </MenuGroup>
        <div className="flex flex-col gap-1">
          {ACTIONS.map(([dialog, text]) => (
            <button
              key={dialog}
              type="button"
              onClick={(event) => {
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
                openAccountDialog(dialog);
              }}
              className="h-7 w-full border border-edge-strong px-2 text-left text-sm text-muted hover:bg-raised hover:text-ink touch:h-11"
            >
              {text}
            </button>
          ))}
        </div>
      </Menu>
    </div>
  );
}

/** A link, so that an account can be opened in another tab too. */
function AccountRow({ account }: { account: Account }) {
  const isCurrent = account.id === currentAccountId;
  return (
    <li>
      <a
        href={accountAddress(account.id)}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (!isCurrent) openAccount(account.id);
        }}
        className={`flex min-h-7 items-center gap-2 px-1 text-sm hover:bg-raised touch:min-h-11 ${
          isCurrent ? 'font-semibold text-ink' : 'text-muted'
        }`}
      >
        <AccountMark color={account.color} />
        <span className="min-w-0 flex-1 truncate">{account.name}</span>
        <span className="figures text-xs">{formatMoney(account.total_value)}</span>
      </a>
    </li>
  );
}
