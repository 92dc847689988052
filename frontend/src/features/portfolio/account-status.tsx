'use client';

import { useAccountFailure } from './use-portfolio';

/** Shows that the figures of the account are not current, with the reason as tooltip. */
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
