'use client';

import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { useAccountDialog } from './use-accounts';

const AccountDialog = lazyComponent(() =>
  import('./dialog/account-dialog').then((module) => module.AccountDialog),
);

/** Shows the dialog of accounts while it is open. */
export function AccountDialogPlace() {
  const part = useAccountDialog();
  if (part === null) return null;
  return (
    <Boundary fallback={null}>
      <AccountDialog key={part} part={part} />
    </Boundary>
  );
}
