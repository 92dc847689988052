'use client';

import { useLayoutEffect } from 'react';
import { useConnectionStatus } from '@/features/session/use-connection';
import { useAccountFailure } from './use-portfolio';

/**
 * Marks the root element with the state of the connection and of the account. Styles gray every
 * `data-live` figure by it, in dialogs over the page as well. One caller only.
 */
export function useStatusAttributes(): void {
  const connection = useConnectionStatus();
  const account = useAccountFailure() === null ? 'current' : 'outdated';
  useLayoutEffect(() => {
    Object.assign(document.documentElement.dataset, { connection, account });
  }, [connection, account]);
}
