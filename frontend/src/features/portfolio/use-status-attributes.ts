'use client';

import { useLayoutEffect } from 'react';
import { useConnectionStatus } from '@/features/session/use-connection';
import { useAccountFailure } from './use-portfolio';

/**
 * Sets `data-connection` and `data-account` on the root element, by which styles gray out `data-live`
 * figures that are not current, also in dialogs. One caller only.
 */
export function useStatusAttributes(): void {
  const connection = useConnectionStatus();
  const account = useAccountFailure() === null ? 'current' : 'outdated';
  useLayoutEffect(() => {
    Object.assign(document.documentElement.dataset, { connection, account });
  }, [connection, account]);
}
