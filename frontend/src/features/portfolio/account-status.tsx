'use client';

import { useAccountFailure } from './use-portfolio';

/** Says that the figures of the account are the last known ones, with the reason. */
export function AccountStatus() {
  const failure = useAccountFailure();
  return (
    <span
      role="status"
      aria-label="Account"
      title={failure ?? undefined}
      className="text-sm whitespace-nowrap text-accent"
    >
      {failure === null ? null : 'Account not current'}
    </span>
  );
}
