'use client';

import { useConnectionStatus } from '@/features/session/use-connection';
import { useAccountFailure } from './use-portfolio';

/**
 * Shows that the figures of the account are not current, with the reason as tooltip. On a phone, which
 * has no room for both, only while the connection does not say more.
 */
export function AccountStatus() {
  const failure = useAccountFailure();
  const isConnected = useConnectionStatus() === 'live';
  return (
    <span
      role="status"
      aria-label="Account"
      title={failure ?? undefined}
      className={`text-xs sm:text-sm whitespace-nowrap text-accent ${isConnected ? '' : 'max-sm:sr-only'} ${failure === null ? '' : 'pr-2'}`}
    >
      {failure === null ? null : (
        <>
          <span className="max-sm:sr-only">Account </span>not current
        </>
      )}
    </span>
  );
}
