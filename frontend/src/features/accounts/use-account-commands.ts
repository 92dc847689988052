'use client';

import { openAccount } from '@/shared/account/current-account';
import { type Command, useCommands } from '@/shared/commands/use-commands';
import { toast } from '@/shared/toast';
import { openAccountDialog } from './accounts-actions';
import { useAccounts, useCurrentAccount } from './use-accounts';

const GROUP = 'Accounts';

/** Registers a command for each account, `ACCOUNT SWING`, and those that manage them. */
export function useAccountCommands(): void {
  const { accounts } = useAccounts();
  const current = useCurrentAccount();
  const active = (accounts ?? []).filter(({ archived_at }) => archived_at === null);
  const commands: readonly Command[] = [
    ...active.map(({ id, name }) => ({
      id: `account.open.${id}`,
      title: `Switch to the account ${name}`,
      group: GROUP,
      names: [`account ${name}`],
      run: () => {
        if (id === current?.id) toast(`This is the account ${name}.`);
        else openAccount(id);
      },
    })),
    {
      id: 'account.new',
      title: 'New account',
      group: GROUP,
      names: ['account new', 'new account'],
      run: () => openAccountDialog('new'),
    },
    {
      id: 'account.manage',
      title: 'Manage the account: rename, copy, reset, archive, export, erase',
      group: GROUP,
      names: ['account manage', 'account reset', 'account copy', 'account fork', 'account rename'],
      run: () => openAccountDialog('manage'),
    },
    {
      id: 'account.keys',
      title: 'Keys of the account, and lines that connect a program',
      group: GROUP,
      names: ['account keys', 'api keys', 'keys', 'connect', 'connect a program'],
      run: () => openAccountDialog('keys'),
    },
    {
      id: 'account.compare',
      title: 'Compare accounts with each other, SPY and not trading',
      group: GROUP,
      names: ['account compare', 'compare accounts'],
      run: () => openAccountDialog('compare'),
    },
    {
      id: 'account.unknown',
      title: 'Account: switch by its name, as in ACCOUNT SWING',
      group: GROUP,
      names: ['accounts', 'account *', 'switch account'],
      run: () => toast(`Accounts: ${active.map(({ name }) => name).join(', ')}.`),
    },
  ];
  useCommands(commands);
}
