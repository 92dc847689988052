'use client';

import { X } from 'lucide-react';
import type { ComponentType } from 'react';
import { IconButton } from '@/ui/icon-button';
import { Overlay } from '@/ui/overlay/overlay';
import { AccountMark } from '../account-color';
import { openAccountDialog } from '../accounts-actions';
import { CompareAccounts } from '../comparison/compare-accounts';
import { type AccountDialog as Part, useCurrentAccount } from '../use-accounts';
import { AccountKeys } from './account-keys';
import { ManageAccount } from './manage-account';
import { NewAccount } from './new-account';

interface DialogPart {
  readonly title: string;
  readonly Content: ComponentType;
  /** Whether it has the narrow dialog of forms. */
  readonly isForm: boolean;
}

const PARTS: Readonly<Record<Part, DialogPart>> = {
  new: { title: 'New account', Content: NewAccount, isForm: true },
  manage: { title: 'Manage the account', Content: ManageAccount, isForm: true },
  keys: { title: 'Keys for programs', Content: AccountKeys, isForm: true },
  compare: { title: 'Compare accounts', Content: CompareAccounts, isForm: false },
};

/** The dialog in which accounts are made and managed. */
export function AccountDialog({ part }: { part: Part }) {
  const account = useCurrentAccount();
  const { title, Content, isForm } = PARTS[part];
  const close = () => openAccountDialog(null);
  return (
    <Overlay
      title={title}
      description="Accounts, each with its own cash, orders and keys."
      onClose={close}
      className={isForm ? '!w-[min(30rem,calc(100vw-1.5rem))]' : ''}
    >
      <div className="flex items-center gap-2 border-b border-edge py-1.5 pr-2 pl-4">
        <h2 className="font-semibold">{title}</h2>
        {account && part !== 'new' ? (
          <span className="flex min-w-0 flex-1 items-center gap-1.5 text-sm text-muted">
            <AccountMark color={account.color} />
            <span className="truncate">{account.name}</span>
          </span>
        ) : (
          <span className="flex-1" />
        )}
        <IconButton label="Close" Icon={X} onClick={close} className="touch:size-11" />
      </div>
      <div className="min-h-0 overflow-y-auto p-4">
        <Content />
      </div>
    </Overlay>
  );
}
